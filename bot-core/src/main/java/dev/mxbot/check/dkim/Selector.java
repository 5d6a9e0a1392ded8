package dev.mxbot.check.dkim;

import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;
import java.util.Optional;

/**
 * One selector that was asked for, and what stands there.
 *
 * @param keys the key records among its TXT records; text of another kind is no key
 */
record Selector(String name, Answer answer, List<DkimRecord> keys) {
    Selector {
        keys = List.copyOf(keys);
    }

    Selector(String name, Answer answer) {
        this(
                name,
                answer,
                answer.data(Rdata.Txt.class).stream()
                        .map(Rdata.Txt::joined)
                        .map(DkimRecord::parse)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** An authority says that there is no key, and no alias that should lead to one. */
    boolean isEmpty() {
        return !answer.isUnanswered() && keys().isEmpty() && answer.aliases().isEmpty();
    }

    /** The owner published an alias, and it leads to nothing. */
    boolean isDanglingAlias() {
        return answer.isAbsent() && !answer.aliases().isEmpty();
    }
}
