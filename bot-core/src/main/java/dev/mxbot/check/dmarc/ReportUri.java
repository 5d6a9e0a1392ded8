package dev.mxbot.check.dmarc;

import dev.mxbot.domain.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where reports are to go.
 *
 * @param text without the size limit
 * @param sized true if the obsolete size limit ("!10m") stands behind it
 */
record ReportUri(String text, boolean sized) {
    /** No address comes near; what is longer is not looked at. */
    private static final int LONGEST = 1000;

    private static final Pattern SIZE = Pattern.compile("(.*)!\\d+[kmgtKMGT]?", Pattern.DOTALL);
    /** RFC 3986 section 2; RFC 9989 section 4.8 wants an exclamation mark in it percent-encoded. */
    private static final Pattern URI =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:(?:[#-~&&[^<>{}|\\\\^`%]]|%[0-9A-Fa-f]{2})++");

    /** RFC 6068 section 2: a slash in the mailbox is percent-encoded, so "mailto://" starts no address. */
    private static final Pattern MAILTO = Pattern.compile(
            "(?i:mailto):[^@\\s,/?#\\[\\]]++@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+\\.?(?:\\?.*)?", Pattern.DOTALL);

    static List<ReportUri> list(String value) {
        return Stream.of(value.split(",", -1))
                .map(String::strip)
                .map(ReportUri::of)
                .toList();
    }

    private static ReportUri of(String text) {
        Matcher sized = SIZE.matcher(text);
        return sized.matches() ? new ReportUri(sized.group(1), true) : new ReportUri(text, false);
    }

    /** RFC 3986, as far as it can be told apart here; an address needs a mailbox and a domain. */
    boolean isValid() {
        return text.length() <= LONGEST
                && URI.matcher(text).matches()
                && (!isMail() || MAILTO.matcher(text).matches());
    }

    /** Where the reports are mailed to; empty if it is no valid address. */
    Optional<DomainName> host() {
        if (!isMail() || !isValid()) {
            return Optional.empty();
        }
        int end = text.indexOf('?');
        String address = end < 0 ? text : text.substring(0, end);
        try {
            return Optional.of(DomainName.of(address.substring(address.lastIndexOf('@') + 1)));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    boolean isMail() {
        return text.regionMatches(true, 0, "mailto:", 0, 7);
    }
}
