package dev.mxbot.check.spf;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What the macros of one record stand for (RFC 7208 section 7.2). Text is one {@code char} an octet.
 *
 * @param sender who sends
 * @param domain whose record it is
 * @param validated the name that the address's reverse records prove; {@code unknown} without one
 */
record MacroValues(Sender sender, String domain, String validated, Instant now) {
    /** RFC 7208 section 7.3: what is longer loses labels from the left. */
    private static final int LONGEST_DOMAIN = 253;

    /** Of an explanation; a record of 64 KiB full of macros would come to megabytes. */
    private static final int LONGEST_TEXT = 4000;

    private static final String UNRESERVED = "-._~";

    /** Who sends, as far as macros tell it. */
    record Sender(String local, String domain, InetAddress ip, String helo) {}

    /** As text, cut where it becomes absurd. */
    String text(MacroString string) {
        StringBuilder text = new StringBuilder();
        for (MacroString.Part part : string.parts()) {
            if (text.length() >= LONGEST_TEXT) {
                text.setLength(LONGEST_TEXT);
                break;
            }
            text.append(
                    part instanceof MacroString.Macro macro ? expanded(macro) : ((MacroString.Literal) part).text());
        }
        return text.toString();
    }

    /** As the name to ask for, without a dot at its end. */
    String name(MacroString string) {
        String name = text(string);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        int start = 0;
        while (name.length() - start > LONGEST_DOMAIN) {
            int dot = name.indexOf('.', start);
            if (dot < 0) {
                break;
            }
            start = dot + 1;
        }
        return name.substring(start);
    }

    private String expanded(MacroString.Macro macro) {
        String value = value(Character.toLowerCase(macro.letter()));
        List<String> parts = split(value, macro.delimiters().isEmpty() ? "." : macro.delimiters());
        if (macro.reversed()) {
            Collections.reverse(parts);
        }
        int kept = Math.min(macro.digits().orElse(parts.size()), parts.size());
        String text = String.join(".", parts.subList(parts.size() - kept, parts.size()));
        return macro.urlEscaped() ? escaped(text) : text;
    }

    private String value(char letter) {
        return switch (letter) {
            case 's' -> sender.local() + "@" + sender.domain();
            case 'l' -> sender.local();
            case 'o' -> sender.domain();
            case 'd' -> domain;
            case 'i' -> dotted(sender.ip());
            case 'p' -> validated;
            case 'v' -> sender.ip() instanceof Inet4Address ? "in-addr" : "ip6";
            case 'h' -> sender.helo();
            case 'c' -> InetAddresses.toAddrString(sender.ip());
            case 't' -> String.valueOf(now.getEpochSecond());
            // The name of the receiving host: whoever asks here is none.
            case 'r' -> "unknown";
            default -> throw new IllegalArgumentException("no macro letter: " + letter);
        };
    }

    /** IPv6 by nibbles (RFC 7208 section 7.3). */
    private static String dotted(InetAddress ip) {
        if (ip instanceof Inet4Address) {
            return InetAddresses.toAddrString(ip);
        }
        List<String> nibbles = new ArrayList<>();
        for (byte octet : ip.getAddress()) {
            nibbles.add(Integer.toHexString((octet >> 4) & 0xf).toUpperCase(Locale.ROOT));
            nibbles.add(Integer.toHexString(octet & 0xf).toUpperCase(Locale.ROOT));
        }
        return String.join(".", nibbles);
    }

    private static List<String> split(String value, String delimiters) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || delimiters.indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    /** RFC 3986 section 2.3: only unreserved characters stay. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.ISO_8859_1)) {
            char c = (char) (octet & 0xff);
            boolean stays = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0;
            escaped.append(stays ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return escaped.toString();
    }
}
