package dev.mxbot.check.tlsrpt;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The TXT record that names where reports go (RFC 8460 section 3).
 *
 * @param destinations the URIs of all rua= fields, in order
 * @param fault what the grammar forbids, in plain words; empty if nothing
 */
record TlsRptRecord(String text, List<String> destinations, Optional<String> fault) {
    private static final CharMatcher BLANK = CharMatcher.anyOf(" \t");
    private static final Splitter FIELDS = Splitter.on(';').trimResults(BLANK);
    private static final Splitter URIS = Splitter.on(',').trimResults(BLANK);
    private static final String VERSION = "v=TLSRPTv1";

    /** RFC 8460 section 3, tlsrpt-ext-name and tlsrpt-ext-value. */
    private static final Pattern EXTENSION =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}=[\\x21-\\x3A\\x3C\\x3E-\\x7E]+");

    /** RFC 3986 section 2; RFC 8460 section 3 wants comma, exclamation mark and semicolon percent-encoded. */
    private static final Pattern URI = Pattern.compile("(?:[#-~&&[^<>{}|\\\\^`%,;]]|%[0-9A-Fa-f]{2})++");

    private static final Pattern MAILTO = Pattern.compile("mailto:[^@/]++@[^@.]++\\.[^@]++");
    private static final Pattern HTTPS = Pattern.compile("https://.++");

    /** No address comes near; what is longer is not looked at. */
    private static final int LONGEST_URI = 1000;

    TlsRptRecord {
        destinations = List.copyOf(destinations);
    }

    /** Empty for text of another kind, such as a wildcard's answer. */
    static Optional<TlsRptRecord> parse(String text) {
        if (!text.startsWith("v=TLSRPT")) {
            return Optional.empty();
        }
        List<String> fields = FIELDS.splitToList(text);
        if (!fields.get(0).equals(VERSION)) {
            return faulty(text, "it does not begin with \"v=TLSRPTv1;\"");
        }
        List<String> destinations = new ArrayList<>();
        boolean openEnd = text.endsWith(" ") || text.endsWith("\t");
        if (openEnd && !fields.get(fields.size() - 1).isEmpty()) {
            return faulty(text, "a blank stands at its end");
        }
        for (int i = 1; i < fields.size(); i++) {
            String field = fields.get(i);
            if (field.isEmpty() && i == fields.size() - 1) {
                continue;
            }
            if (field.startsWith("rua=")) {
                destinations.addAll(URIS.splitToList(field.substring(4)));
            } else if (!EXTENSION.matcher(field).matches()) {
                return faulty(text, field.isEmpty() ? "it holds an empty field (;;)" : "a field is no name=value pair");
            }
        }
        return destinations.isEmpty()
                ? faulty(text, "it has no rua=, so reports go nowhere")
                : Optional.of(new TlsRptRecord(text, destinations, Optional.empty()));
    }

    /** The destinations that no sender can report to: neither a mailto: address nor an https: URI. */
    List<String> unusable() {
        return destinations.stream()
                .filter(uri -> uri.length() > LONGEST_URI
                        || !URI.matcher(uri).matches()
                        || (!MAILTO.matcher(uri.toLowerCase(Locale.ROOT)).matches()
                                && !HTTPS.matcher(uri.toLowerCase(Locale.ROOT)).matches()))
                .toList();
    }

    private static Optional<TlsRptRecord> faulty(String text, String fault) {
        return Optional.of(new TlsRptRecord(text, List.of(), Optional.of(fault)));
    }
}
