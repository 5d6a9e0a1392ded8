package dev.mxbot.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A record of tags, {@code v=DMARC1; p=none}, in canonical form: the version first, the others by name.
 *
 * @param fields name and value, {@code p=none}
 */
record TagText(List<String> fields) {
    /** DMARC tags whose values are keywords and numbers, for which case means nothing (RFC 7489 section 6.4). */
    private static final Set<String> KEYWORDS =
            Set.of("p", "sp", "np", "adkim", "aspf", "fo", "t", "psd", "pct", "ri", "rf");

    /** DKIM tags in whose values blanks are folding (RFC 6376 section 3.6.1). */
    private static final Set<String> FOLDED = Set.of("p", "h", "s", "t", "k");

    private static final int MAX_FIELDS = 200;

    TagText {
        fields = List.copyOf(fields);
    }

    /** As receivers read it; a text that is no such record stays as it is. */
    static String canonical(String label, String published) {
        List<String> fields = Stream.of(published.split(";", MAX_FIELDS))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .map(field -> field(label, field))
                .toList();
        // Order means something where the version is not in front: such a record is none.
        boolean understood = !fields.isEmpty()
                && fields.stream().allMatch(field -> field.indexOf('=') > 0)
                && (fields.get(0).startsWith("v=")
                        || (label.equals("_domainkey") && fields.stream().noneMatch(field -> field.startsWith("v="))));
        if (!understood) {
            return published.strip();
        }
        List<String> sorted = new ArrayList<>(fields);
        sorted.sort(Comparator.comparing((String field) -> !field.startsWith("v="))
                .thenComparing(field -> field.substring(0, field.indexOf('='))));
        return String.join("; ", sorted);
    }

    private static String field(String label, String field) {
        int equals = field.indexOf('=');
        if (equals <= 0) {
            return field;
        }
        String name = field.substring(0, equals);
        String value = field.substring(equals + 1);
        return switch (label) {
            case "_dmarc" -> {
                String tag = name.strip().toLowerCase(Locale.ROOT);
                String bare = value.strip();
                yield tag + "="
                        + (KEYWORDS.contains(tag) ? bare.toLowerCase(Locale.ROOT) : bare.replaceAll("\\s*,\\s*", ","));
            }
            case "_domainkey" ->
                name.strip() + "=" + (FOLDED.contains(name.strip()) ? value.replaceAll("\\s+", "") : value.strip());
            // RFC 8461 section 3.1 and RFC 8460 section 3: no blanks around "=".
            default -> name + "=" + value.replaceAll("\\s*,\\s*", ",");
        };
    }

    static TagText of(String canonical) {
        return new TagText(
                Stream.of(canonical.split(";", MAX_FIELDS)).map(String::strip).toList());
    }

    Optional<String> value(String tag) {
        return fields.stream()
                .filter(field -> field.startsWith(tag + "="))
                .map(field -> field.substring(tag.length() + 1))
                .findFirst();
    }
}
