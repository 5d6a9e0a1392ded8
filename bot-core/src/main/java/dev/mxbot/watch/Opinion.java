package dev.mxbot.watch;

import dev.mxbot.finding.Observation;
import java.util.List;

/** What others say to news that are bad (RELIABILITY.md P9). */
public sealed interface Opinion {
    /** Nothing got worse, so nobody was asked. */
    record NotNeeded() implements Opinion {}

    /** Another resolver, or the domain's own servers, say the same. */
    record Agreed() implements Opinion {}

    /**
     * Another resolver sees nothing bad.
     *
     * @param said who says what
     */
    record Disputed(List<Observation> said) implements Opinion {
        public Disputed {
            said = List.copyOf(said);
        }
    }
}
