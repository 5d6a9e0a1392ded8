package dev.mxbot.command;

import dev.mxbot.domain.DomainName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The choice of domains that a platform shows while somebody types one. */
final class Suggestions {
    /** Platforms show no more. */
    private static final int MOST = 25;

    /** Discord takes no longer choice. */
    private static final int LONGEST = 100;

    private Suggestions() {}

    /**
     * Those that start with what is typed before those that hold it somewhere.
     *
     * @param known the likeliest first
     */
    static List<String> of(List<DomainName> known, String typed) {
        String part = typed.strip().toLowerCase(Locale.ROOT);
        List<String> domains = known.stream()
                .map(DomainName::unicode)
                .filter(domain -> domain.length() <= LONGEST)
                .toList();
        return Stream.concat(
                        domains.stream().filter(domain -> domain.startsWith(part)),
                        domains.stream().filter(domain -> !domain.startsWith(part) && domain.contains(part)))
                .limit(MOST)
                .toList();
    }

    /** The first list, and where there is room the second. */
    static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream())
                .distinct()
                .limit(MOST)
                .toList();
    }
}
