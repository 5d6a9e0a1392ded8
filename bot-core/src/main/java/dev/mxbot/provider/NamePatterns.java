package dev.mxbot.provider;

import static java.util.stream.Collectors.groupingBy;

import dev.mxbot.domain.DomainName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose pattern a name matches. Every pattern ends in two plain labels, {@code outlook.com} say, so a name is compared with the few that end
 * as it does: every diagnosis asks this of dozens of names.
 */
final class NamePatterns {
    private final Map<String, List<Owned>> byEnding;

    /** A pattern, and who has it. */
    private record Owned(String pattern, MailProvider owner) {
        Owned {
            if (ending(pattern).indexOf('*') >= 0) {
                throw new IllegalArgumentException("a star in the last two labels: " + pattern);
            }
        }
    }

    /** @param providers in the order of recognition */
    NamePatterns(List<MailProvider> providers, Function<MailProvider, List<String>> patterns) {
        byEnding = providers.stream()
                .flatMap(provider -> patterns.apply(provider).stream().map(pattern -> new Owned(pattern, provider)))
                .collect(groupingBy(owned -> ending(owned.pattern())));
    }

    /** Of several, the first in the order of recognition. */
    Optional<MailProvider> find(DomainName name) {
        return byEnding.getOrDefault(ending(name.text()), List.of()).stream()
                .filter(owned -> MailProvider.matches(owned.pattern(), name.text()))
                .map(Owned::owner)
                .findFirst();
    }

    /** The last two labels. */
    private static String ending(String name) {
        int last = name.lastIndexOf('.');
        return last < 0 ? name : name.substring(name.lastIndexOf('.', last - 1) + 1);
    }
}
