package dev.mxbot.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose turn it is. Who takes a watch has it for a while, so that of several processes one checks it (RELIABILITY.md P26); every write to
 * the watch ends that. Time is the store's own. Every method is one transaction, blocks, and throws {@link StoreUnavailableException} where
 * the store cannot be reached.
 */
public interface Rota {
    /** Takes watches that are due and that nobody else has, those that wait longest first. */
    Turn take(int most, Duration lease);

    /** Takes one watch, due or not, also if another has it: what that one comes to is not written then. Empty if it is gone. */
    Optional<Turn> take(String id, Duration lease);

    /**
     * Watches taken.
     *
     * @param now when
     * @param unreadable what is kept of them cannot be understood
     */
    record Turn(Instant now, List<Taken> taken, List<Unreadable> unreadable) {
        public Turn {
            taken = List.copyOf(taken);
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * A watch taken.
     *
     * @param failures checks of it in a row that failed for a reason of ours
     */
    record Taken(Watched watched, int failures) {}

    /** A watch that cannot be read. */
    record Unreadable(String id, long version, int failures, String why) {}

    /** A watch could not be checked; it is tried again after a while. Nothing happens if it was written to since. */
    void putOff(String id, long version, Duration after, String why);

    /** Ends what others have taken: for the only process there is, when it starts. */
    void releaseAll();

    /**
     * Brings order into what is due after time has stood still, or has jumped: what is due for long is spread over its interval, and what
     * is due later than it can be comes sooner (P25, P27). To do it twice is harmless.
     *
     * @param grace what is due for less is left alone
     * @return how many were moved
     */
    int align(Duration grace);

    /** How far behind it is. */
    Load load();

    /**
     * How much is to be done.
     *
     * @param lag how long the watch that has waited longest has waited
     * @param broken watches that could not be checked the last time
     */
    record Load(Duration lag, long broken) {}
}
