package dev.mxbot.lookup.dns;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resolver as settings name it: {@code 192.0.2.53}, {@code 192.0.2.53:5353}, {@code 2001:db8::53}, {@code [2001:db8::53]:5353}, {@code unbound:53}. */
final class ResolverAddress {
    private static final Pattern BRACKETS = Pattern.compile("\\[([0-9a-fA-F:.%\\w]{1,60})](?::(\\d{1,5}))?");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]{1,253})(?::(\\d{1,5}))?");
    private static final Pattern DIGITS = Pattern.compile("[0-9.]+");
    private static final int MAX_PORT = 65_535;
    private static final int MAX_SHOWN = 100;

    private ResolverAddress() {}

    /**
     * @throws IllegalArgumentException naming the text and an example, fit to be shown
     */
    static InetSocketAddress parse(String typed) {
        String text = typed.strip();
        if (text.indexOf(':') != text.lastIndexOf(':') && InetAddresses.isInetAddress(text)) {
            return new InetSocketAddress(InetAddresses.forString(text), Server.PORT);
        }
        Matcher brackets = BRACKETS.matcher(text);
        if (brackets.matches()) {
            if (!InetAddresses.isInetAddress(brackets.group(1))) {
                throw bad(text);
            }
            return new InetSocketAddress(InetAddresses.forString(brackets.group(1)), port(text, brackets));
        }
        Matcher host = HOST.matcher(text);
        if (!host.matches()) {
            throw bad(text);
        }
        return new InetSocketAddress(address(text, host.group(1)), port(text, host));
    }

    private static InetAddress address(String text, String host) {
        if (InetAddresses.isInetAddress(host)) {
            return InetAddresses.forString(host);
        }
        // "192.0.2" would be read as 192.0.0.2.
        if (DIGITS.matcher(host).matches()) {
            throw bad(text);
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "the resolver \"" + shown(text) + "\" has no address; write one, for example 192.0.2.53", e);
        }
    }

    private static int port(String text, Matcher parts) {
        String port = parts.group(2);
        if (port == null) {
            return Server.PORT;
        }
        int number = Integer.parseInt(port);
        if (number < 1 || number > MAX_PORT) {
            throw bad(text);
        }
        return number;
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("\"" + shown(text)
                + "\" is no resolver; write host[:port], for example 192.0.2.53 or [2001:db8::53]:5353");
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MAX_SHOWN).forEach(c -> shown.appendCodePoint(c < ' ' || c >= 0x7f ? '?' : c));
        return shown.toString();
    }
}
