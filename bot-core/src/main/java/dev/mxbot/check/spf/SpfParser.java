package dev.mxbot.check.spf;

import dev.mxbot.check.spf.SpfError.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a record by the grammar of RFC 7208 section 12, term by term, past every mistake to the next. */
final class SpfParser {
    private static final Pattern MODIFIER = Pattern.compile("([A-Za-z][A-Za-z0-9\\-_.]*)=(.*)", Pattern.DOTALL);
    private static final Pattern PREFIXES = Pattern.compile("(?:/(\\d*))?(?://(\\d*))?");

    /** Longer than any pair of prefix lengths, so that a run of slashes is read in linear time. */
    private static final int LONGEST_PREFIXES = 16;

    private SpfParser() {}

    static List<Term> terms(String record) {
        List<Term> terms = new ArrayList<>();
        int at = SpfRecord.VERSION.length();
        while (at < record.length()) {
            if (record.charAt(at) == ' ') {
                at++;
                continue;
            }
            int end = record.indexOf(' ', at);
            end = end < 0 ? record.length() : end;
            terms.add(term(record.substring(at, end), at));
            at = end;
        }
        return terms;
    }

    private static Term term(String text, int position) {
        try {
            Matcher modifier = MODIFIER.matcher(text);
            return modifier.matches()
                    ? modifier(text, position, modifier.group(1), modifier.group(2))
                    : directive(text, position);
        } catch (SpfSyntaxException e) {
            return new Term.Malformed(text, position, e.error());
        }
    }

    private static Term modifier(String text, int position, String name, String value) throws SpfSyntaxException {
        int at = position + name.length() + 1;
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "redirect" -> new Term.Redirect(text, position, MacroString.parseDomain(value, at));
            case "exp" -> new Term.Explanation(text, position, MacroString.parseDomain(value, at));
            default -> new Term.UnknownModifier(text, position, name, MacroString.parse(value, at));
        };
    }

    private static Term directive(String text, int position) throws SpfSyntaxException {
        Optional<Qualifier> qualifier = Qualifier.of(text.charAt(0));
        int start = qualifier.isPresent() ? 1 : 0;
        int end = start;
        while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != '/') {
            end++;
        }
        String name = text.substring(start, end);
        String rest = text.substring(end);
        return new Term.Directive(
                text,
                position,
                qualifier.orElse(Qualifier.PASS),
                mechanism(name, rest, position + start, position + end));
    }

    private static Mechanism mechanism(String name, String rest, int nameAt, int restAt) throws SpfSyntaxException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "all" -> {
                if (!rest.isEmpty()) {
                    throw new SpfSyntaxException(Kind.TERM, restAt, rest.length(), "\"all\" takes no argument");
                }
                yield new Mechanism.All();
            }
            case "include" -> new Mechanism.Include(domain(rest, restAt));
            case "exists" -> new Mechanism.Exists(domain(rest, restAt));
            case "ptr" -> new Mechanism.Ptr(rest.isEmpty() ? Optional.empty() : Optional.of(domain(rest, restAt)));
            case "ip4" -> new Mechanism.Ip(network(rest, restAt, false));
            case "ip6" -> new Mechanism.Ip(network(rest, restAt, true));
            case "a" -> {
                HostArgument host = host(rest, restAt);
                yield new Mechanism.A(host.domain(), host.prefix4(), host.prefix6());
            }
            case "mx" -> {
                HostArgument host = host(rest, restAt);
                yield new Mechanism.Mx(host.domain(), host.prefix4(), host.prefix6());
            }
            default -> throw new SpfSyntaxException(Kind.TERM, nameAt, name.length(), "there is no such mechanism");
        };
    }

    private static MacroString domain(String rest, int at) throws SpfSyntaxException {
        if (!rest.startsWith(":")) {
            throw new SpfSyntaxException(Kind.TERM, at, 1, "a colon and a domain name are missing");
        }
        return MacroString.parseDomain(rest.substring(1), at + 1);
    }

    /** What stands behind {@code a} and {@code mx}: [ ":" domain-spec ] [ dual-cidr-length ]. */
    private record HostArgument(Optional<MacroString> domain, int prefix4, int prefix6) {}

    private static HostArgument host(String rest, int at) throws SpfSyntaxException {
        // A slash may stand in a domain-spec, too: the prefix lengths are the longest tail that looks like them.
        int tail = rest.length();
        int farthest = Math.max(0, rest.length() - LONGEST_PREFIXES);
        for (int i = rest.length() - 1; i >= farthest && (isDigit(rest.charAt(i)) || rest.charAt(i) == '/'); i--) {
            if (rest.charAt(i) == '/' && PREFIXES.matcher(rest.substring(i)).matches()) {
                tail = i;
            }
        }
        Matcher prefixes = PREFIXES.matcher(rest.substring(tail));
        if (!prefixes.matches()) {
            throw new SpfSyntaxException(Kind.IP, at + tail, rest.length() - tail, "no prefix length");
        }
        int prefix4 = prefix(prefixes.group(1), at + tail, 32);
        int prefix6 = prefix(prefixes.group(2), at + tail, 128);
        String domain = rest.substring(0, tail);
        return new HostArgument(
                domain.isEmpty() ? Optional.empty() : Optional.of(domain(domain, at)), prefix4, prefix6);
    }

    private static Network network(String rest, int at, boolean v6) throws SpfSyntaxException {
        String family = v6 ? "IPv6" : "IPv4";
        if (!rest.startsWith(":") || rest.length() == 1) {
            throw new SpfSyntaxException(
                    Kind.IP, at, rest.length(), "a colon and an " + family + " address are missing");
        }
        int slash = rest.indexOf('/');
        String address = rest.substring(1, slash < 0 ? rest.length() : slash);
        Optional<BigInteger> value = v6 ? Network.v6(address) : Network.v4(address);
        if (value.isEmpty()) {
            boolean swapped = (v6 ? Network.v4(address) : Network.v6(address)).isPresent();
            throw new SpfSyntaxException(
                    Kind.IP,
                    at + 1,
                    address.length(),
                    swapped
                            ? "that is an " + (v6 ? "IPv4" : "IPv6") + " address, which belongs in "
                                    + (v6 ? "ip4" : "ip6")
                            : "that is no " + family + " address");
        }
        int prefix = slash < 0 ? (v6 ? 128 : 32) : prefix(rest.substring(slash + 1), at + slash, v6 ? 128 : 32);
        return new Network(v6, value.get(), prefix);
    }

    /** No leading zero, and not above the limit. */
    private static int prefix(@Nullable String digits, int at, int limit) throws SpfSyntaxException {
        if (digits == null) {
            return limit;
        }
        boolean number =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(c -> isDigit((char) c));
        if (!number || (digits.length() > 1 && digits.startsWith("0")) || Integer.parseInt(digits) > limit) {
            throw new SpfSyntaxException(
                    Kind.IP, at, digits.length() + 1, "the prefix length is a number from 0 to " + limit);
        }
        return Integer.parseInt(digits);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
