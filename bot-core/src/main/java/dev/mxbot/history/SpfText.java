package dev.mxbot.history;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of an SPF record in canonical form (RFC 7208): what receivers read in the same way is the same text. */
record SpfText(String text) {
    private static final String VERSION = "v=spf1";

    /** Longer records cost more lookups than receivers make, long before. */
    private static final int MAX_TERMS = 500;

    static boolean isSpf(String text) {
        String start = text.substring(0, Math.min(text.length(), VERSION.length() + 1));
        return start.strip().equalsIgnoreCase(VERSION) && (text.length() == VERSION.length() || start.endsWith(" "));
    }

    /** One blank between the terms, small letters, no needless "+", addresses in their shortest form. */
    static SpfText canonical(String published) {
        return new SpfText(
                Stream.concat(Stream.of(VERSION), split(published).stream().map(SpfText::canonicalTerm))
                        .collect(Collectors.joining(" ")));
    }

    private static List<String> split(String text) {
        return Stream.of(text.substring(Math.min(text.length(), VERSION.length()))
                        .split(" +", MAX_TERMS))
                .filter(term -> !term.isEmpty())
                .toList();
    }

    private static String canonicalTerm(String published) {
        String term = published.startsWith("+") ? published.substring(1) : published;
        // RFC 7208 section 7.3: in a macro, a capital letter asks for URL escapes.
        if (term.indexOf('%') >= 0) {
            return term;
        }
        String lower = term.toLowerCase(Locale.ROOT);
        String qualifier = !lower.isEmpty() && "-~?".indexOf(lower.charAt(0)) >= 0 ? lower.substring(0, 1) : "";
        String mechanism = lower.substring(qualifier.length());
        if (mechanism.startsWith("ip4:") || mechanism.startsWith("ip6:")) {
            return qualifier + mechanism.substring(0, 4) + network(mechanism.substring(4));
        }
        return mechanism.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static String network(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String length = slash < 0 ? "" : text.substring(slash);
        if (!InetAddresses.isInetAddress(address)) {
            return text;
        }
        boolean whole = length.equals(address.contains(":") ? "/128" : "/32");
        return InetAddresses.toAddrString(InetAddresses.forString(address)) + (whole ? "" : length);
    }

    /** After the version, in order. */
    List<String> terms() {
        return split(text);
    }

    /** What the term {@code all} says of everybody else: {@code -}, {@code ~}, {@code ?}, {@code +}; empty without one. */
    String rest() {
        return terms().stream()
                .filter(term -> term.endsWith("all") && term.length() <= 4)
                .map(term -> term.length() == 3 ? "+" : term.substring(0, 1))
                .findFirst()
                .orElse("");
    }

    /** The names that terms lead to, in order: {@code include:} and {@code redirect=}. */
    static List<DomainName> targets(String term) {
        String bare = !term.isEmpty() && "-~?+".indexOf(term.charAt(0)) >= 0 ? term.substring(1) : term;
        String name = bare.startsWith("include:")
                ? bare.substring("include:".length())
                : bare.startsWith("redirect=") ? bare.substring("redirect=".length()) : "";
        return name.isEmpty() || name.indexOf('%') >= 0
                ? List.of()
                : Question.name(name).stream().toList();
    }

    /** The questions that receivers ask to evaluate it, as keys. */
    Stream<String> named(DomainName owner) {
        List<String> keys = new ArrayList<>();
        for (String term : terms()) {
            targets(term).forEach(name -> keys.add(name + " TXT"));
            String bare = "-~?".indexOf(term.charAt(0)) >= 0 ? term.substring(1) : term;
            host(bare, "a", owner).forEach(name -> {
                keys.add(name + " A");
                keys.add(name + " AAAA");
            });
            host(bare, "mx", owner).forEach(name -> keys.add(name + " MX"));
        }
        return keys.stream();
    }

    private static List<DomainName> host(String term, String mechanism, DomainName owner) {
        String bare = term.indexOf('/') < 0 ? term : term.substring(0, term.indexOf('/'));
        if (bare.equals(mechanism)) {
            return List.of(owner);
        }
        return bare.startsWith(mechanism + ":") && bare.indexOf('%') < 0
                ? Question.name(bare.substring(mechanism.length() + 1)).stream().toList()
                : List.of();
    }
}
