package dev.mxbot.history;

import dev.mxbot.report.Prose;
import java.util.Collection;
import java.util.List;

/** Lists of names as a sentence has them. */
final class Wording {
    private static final int MOST = 3;

    private Wording() {}

    /** "a, b, c and 4 more" */
    static String names(Collection<?> names) {
        List<String> all = names.stream().map(Object::toString).distinct().toList();
        return all.size() > MOST
                ? String.join(", ", all.subList(0, MOST)) + " and " + (all.size() - MOST) + " more"
                : Prose.list(all);
    }

    /** As people write names: without the final dot. */
    static String name(String absolute) {
        return absolute.length() > 1 && absolute.endsWith(".")
                ? absolute.substring(0, absolute.length() - 1)
                : absolute;
    }

    static <T> List<T> without(Collection<T> all, Collection<T> gone) {
        return all.stream().filter(each -> !gone.contains(each)).toList();
    }
}
