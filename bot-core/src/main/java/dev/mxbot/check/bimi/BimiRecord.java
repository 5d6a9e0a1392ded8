package dev.mxbot.check.bimi;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One BIMI record as published.
 *
 * @param logo where the logo is; empty if none is named
 * @param certificate where the mark certificate is; empty if none is named
 * @param fault what the draft's grammar forbids, in plain words; empty if nothing
 */
record BimiRecord(String text, String logo, String certificate, Optional<String> fault) {
    /** Empty for text of another kind, such as a wildcard's answer. */
    static Optional<BimiRecord> parse(String text) {
        if (!text.strip().toLowerCase(Locale.ROOT).startsWith("v=bimi")) {
            return Optional.empty();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        Optional<String> fault = Optional.empty();
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (part.isBlank()) {
                continue;
            }
            if (equals < 0) {
                fault = fault.or(() -> Optional.of("a tag has no equals sign"));
            } else if (tags.putIfAbsent(
                            part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                            part.substring(equals + 1).strip())
                    != null) {
                fault = fault.or(() -> Optional.of("a tag stands there twice"));
            }
        }
        String logo = tags.getOrDefault("l", "");
        String certificate = tags.getOrDefault("a", "");
        if (!"BIMI1".equals(tags.get("v"))) {
            fault = Optional.of("it does not begin with \"v=BIMI1;\"");
        } else if (!tags.containsKey("l")) {
            fault = fault.or(() -> Optional.of("it has no l= tag, which names the logo"));
        } else if (!isHttps(logo) || !isHttps(certificate)) {
            fault = fault.or(() -> Optional.of("l= and a= have to be https addresses"));
        }
        return Optional.of(new BimiRecord(text, logo, certificate, fault));
    }

    private static boolean isHttps(String uri) {
        return uri.isEmpty() || uri.regionMatches(true, 0, "https://", 0, 8);
    }

    /** Both tags are empty: the domain says that it takes no part. */
    boolean isDeclined() {
        return fault.isEmpty() && logo.isEmpty() && certificate.isEmpty();
    }
}
