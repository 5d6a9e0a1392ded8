package dev.mxbot.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * A watch with what it remembers, as the store has it.
 *
 * @param version grows with each write: who read an older one may not write (RELIABILITY.md P26, F48)
 * @param next when the next check is due
 * @param paused why nothing is checked for now: its channel is gone; empty while it is
 * @param broken why it could not be checked the last time; empty if it could (F55)
 */
public record Watched(
        Watch watch, Memory memory, long version, Instant next, Optional<String> paused, Optional<String> broken) {
    /** As long as nothing is wrong with it. */
    public Watched(Watch watch, Memory memory, long version, Instant next, Optional<String> paused) {
        this(watch, memory, version, next, paused, Optional.empty());
    }
}
