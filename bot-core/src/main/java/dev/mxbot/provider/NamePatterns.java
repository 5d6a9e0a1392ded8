package dev.mxbot.provider;

import dev.mxbot.domain.DomainName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose pattern a name matches. Nearly every pattern ends in two plain labels, {@code outlook.com} say, so a name is compared with the few
 * that end as it does: every diagnosis asks this of dozens of names.
 */
final class NamePatterns {
    private final Map<String, List<Owned>> byEnding = new HashMap<>();
    private final List<Owned> anyEnding;

    /** A pattern, and who has it. */
    private record Owned(String pattern, MailProvider owner) {}

    /** @param providers in the order of recognition */
    NamePatterns(List<MailProvider> providers, Function<MailProvider, List<String>> patterns) {
        List<Owned> all = new ArrayList<>();
        for (MailProvider provider : providers) {
            patterns.apply(provider).forEach(pattern -> all.add(new Owned(pattern, provider)));
        }
        anyEnding = all.stream()
                .filter(owned -> ending(owned.pattern()).indexOf('*') >= 0)
                .toList();
        for (Owned owned : all) {
            byEnding.computeIfAbsent(
                    ending(owned.pattern()),
                    end -> all.stream()
                            .filter(other -> ending(other.pattern()).equals(end) || anyEnding.contains(other))
                            .toList());
        }
    }

    /** Of several, the first in the order of recognition. */
    Optional<MailProvider> find(DomainName name) {
        String text = name.text();
        for (Owned owned : byEnding.getOrDefault(ending(text), anyEnding)) {
            if (MailProvider.matches(owned.pattern(), text)) {
                return Optional.of(owned.owner());
            }
        }
        return Optional.empty();
    }

    /** The last two labels. */
    private static String ending(String name) {
        int last = name.lastIndexOf('.');
        return last < 0 ? name : name.substring(name.lastIndexOf('.', last - 1) + 1);
    }
}
