package dev.mxbot.question;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.InvalidDomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.question.Term.Likeness;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads one word as a name or an address. */
final class Names {
    /** Top-level domains of private networks, examples and {@code mxbot demo}: RFC 6761, RFC 6762, RFC 8375, RFC 9476 and custom. */
    private static final Set<String> PRIVATE = Set.of(
            "alt",
            "corp",
            "demo",
            "example",
            "home",
            "internal",
            "intranet",
            "invalid",
            "lan",
            "local",
            "onion",
            "private",
            "test");

    private static final Set<String> ADDRESS_KEYS =
            Set.of("from", "to", "orig_to", "rcpt", "sender", "recipient", "mail", "envelope-from", "smtp.mailfrom");

    /** No name and no address is longer, however it is written. */
    private static final int LONGEST = 1500;

    private Names() {}

    /** The host of a URL. */
    static Term host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return address(host.substring(1, end < 0 ? host.length() : end), host);
        }
        int colon = host.indexOf(':');
        host = trim(colon < 0 ? host : host.substring(0, colon));
        if (isAddress(host)) {
            return address(host, host);
        }
        return host.indexOf('.') > 0 ? name(host, host, "", true) : plain(host);
    }

    /** Any other word. */
    static Term word(String typed) {
        String word = trim(italic(typed));
        if (word.isEmpty() || word.length() > LONGEST) {
            return word.isEmpty() ? plain("") : new Term.Broken(lower(word), "it is longer than 253 characters");
        }
        if (word.indexOf('\\') >= 0) {
            return plain(word);
        }
        int at = word.lastIndexOf('@');
        if (at >= 0) {
            return mailbox(word, at);
        }
        if (isPath(typed)) {
            return plain(word);
        }
        return bare(word);
    }

    private static Term mailbox(String word, int at) {
        String domain = trim(word.substring(at + 1));
        String local = word.substring(word.lastIndexOf(':', at) + 1, at);
        int key = local.indexOf('=');
        if (key > 0 && ADDRESS_KEYS.contains(lower(local.substring(0, key)))) {
            local = local.substring(key + 1);
        }
        int slash = domain.indexOf('/');
        domain = slash < 0 ? domain : domain.substring(0, slash);
        if (local.isEmpty()) {
            return bare(domain);
        }
        if (isAddress(domain)) {
            return address(domain, word);
        }
        domain = withoutPort(domain);
        return domain.indexOf('.') > 0 ? name(word, domain, local, true) : plain(word);
    }

    private static Term bare(String word) {
        String address = word;
        if (lower(word).startsWith("ip4:") || lower(word).startsWith("ip6:")) {
            address = word.substring(4);
        }
        int slash = address.indexOf('/');
        address = slash < 0 ? address : address.substring(0, slash);
        if (isAddress(address)) {
            return address(address, word);
        }
        String host = withoutPort(address);
        if (isAddress(host)) {
            return address(host, word);
        }
        // "include:example.com", "domain:example.com"
        host = trim(host.substring(host.lastIndexOf(':') + 1));
        return host.indexOf('.') > 0 ? name(word, host, "", false) : plain(word);
    }

    private static Term name(String word, String typed, String local, boolean certain) {
        String host = belowServiceLabels(withoutOtherScript(typed));
        String[] labels = host.split("\\.", -1);
        String top = lower(labels[labels.length - 1]);
        if (isNumber(top)) {
            return plain(word);
        }
        try {
            DomainName domain = DomainName.parse(host);
            String email = local.isEmpty() ? "" : local + "@" + lower(host);
            return new Term.Named(lower(word), domain, email, certain ? Likeness.CERTAIN : likeness(labels, domain));
        } catch (InvalidDomainName e) {
            return new Term.Broken(lower(word), reason(e));
        }
    }

    private static Likeness likeness(String[] typed, DomainName domain) {
        List<String> labels = domain.labels();
        String top = labels.get(labels.size() - 1);
        boolean known = PublicSuffixes.isTopLevel(top) || PRIVATE.contains(top);
        if ((!known && FileNames.isEnding(top)) || top.length() < 2 || FileNames.isUsualFile(labels)) {
            return Likeness.UNLIKELY;
        }
        if (FileNames.couldBeFile(labels)) {
            return Likeness.FILE_OR_NAME;
        }
        return known && !isSentenceEnd(typed) ? Likeness.CERTAIN : Likeness.DOUBTFUL;
    }

    /** "it is down.Please look": a capital after the dot and none before. */
    private static boolean isSentenceEnd(String[] labels) {
        String top = labels[labels.length - 1];
        String before = labels[labels.length - 2];
        return top.length() > 1
                && Character.isUpperCase(top.charAt(0))
                && Character.isLowerCase(top.charAt(1))
                && !before.isEmpty()
                && !Character.isUpperCase(before.charAt(0));
    }

    /** {@code _dmarc.example.com} and {@code s1._domainkey.example.com} are records of example.com, which is what mail is sent to. */
    private static String belowServiceLabels(String host) {
        int from = host.startsWith("_") ? 0 : host.lastIndexOf("._") + 1;
        if (host.lastIndexOf("._") >= 0) {
            from = host.lastIndexOf("._") + 1;
        }
        if (host.isEmpty() || host.charAt(from) != '_') {
            return host;
        }
        int end = host.indexOf('.', from);
        String rest = end < 0 ? "" : host.substring(end + 1);
        return rest.indexOf('.') > 0 ? rest : host;
    }

    /** In "example.comを見て" the name ends where the sentence goes on in another script. */
    private static String withoutOtherScript(String host) {
        int dot = host.lastIndexOf('.');
        int i = dot + 1;
        while (i < host.length() && host.charAt(i) < 0x80) {
            i++;
        }
        String top = host.substring(dot + 1, i);
        return i < host.length() && !top.isEmpty() && PublicSuffixes.isTopLevel(lower(top))
                ? host.substring(0, i)
                : host;
    }

    private static String reason(InvalidDomainName e) {
        String message = e.getMessage();
        return message == null ? "" : message;
    }

    private static Term address(String ip, String word) {
        if (!isAddress(ip)) {
            return plain(word);
        }
        InetAddress address = InetAddresses.forString(ip);
        return new Term.Address(lower(word), InetAddresses.toAddrString(address));
    }

    private static Term plain(String word) {
        return new Term.Plain(lower(word));
    }

    /** A path of a file system, not the path of a URL. */
    private static boolean isPath(String typed) {
        return (typed.startsWith("/") && !typed.startsWith("//")) || typed.startsWith("./") || typed.startsWith("../");
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > 0 && isNumber(host.substring(colon + 1)) ? host.substring(0, colon) : host;
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@code _example.com_} is Markdown; {@code _dmarc.example.com} is not. */
    private static String italic(String typed) {
        int start = 0;
        int end = typed.length();
        while (end - start > 1 && typed.charAt(start) == '_' && typed.charAt(end - 1) == '_') {
            start++;
            end--;
        }
        return typed.substring(start, end);
    }

    private static String trim(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && ".:-/".indexOf(word.charAt(start)) >= 0 && !word.startsWith("::", start)) {
            start++;
        }
        while (end > start
                && ".:-/_".indexOf(word.charAt(end - 1)) >= 0
                && !(end - start > 2 && word.startsWith("::", end - 2))) {
            end--;
        }
        return word.substring(start, end);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** With a zone ("fe80::1%eth0") it is an address on this machine's links, which nobody asks about. */
    private static boolean isAddress(String text) {
        return text.indexOf('%') < 0 && InetAddresses.isInetAddress(text);
    }
}
