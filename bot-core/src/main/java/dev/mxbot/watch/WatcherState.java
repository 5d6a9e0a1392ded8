package dev.mxbot.watch;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the watching does, for whoever keeps an eye on it. Asking costs nothing: it is what was known at the last round.
 *
 * @param running true between start and stop
 * @param storeTrouble why the store could not be used the last time; empty if it could
 * @param dnsSeen false while mxbot's own DNS is out of reach, and so nothing is said of any domain (RELIABILITY.md P10)
 * @param sinceRound how long ago what is due was last looked for
 * @param lag how long the watch that has waited longest for its turn has waited
 * @param late watches that should have been checked twice since they were (P23)
 * @param broken watches that cannot be checked, each for a reason of its own (F55)
 * @param underWay checks that have begun and not ended
 * @param concluded checks since the start, by what they came to
 */
public record WatcherState(
        boolean running,
        Optional<String> storeTrouble,
        boolean dnsSeen,
        Duration sinceRound,
        Duration lag,
        long late,
        long broken,
        int underWay,
        Map<Reason, Long> concluded) {
    public WatcherState {
        concluded = Map.copyOf(concluded);
    }
}
