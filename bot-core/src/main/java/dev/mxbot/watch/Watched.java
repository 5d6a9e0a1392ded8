package dev.mxbot.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * A watch with what it remembers, as the store has it.
 *
 * @param version grows with each write: who read an older one may not write (RELIABILITY.md P26, F48)
 * @param next when the next check is due
 * @param paused why nothing is checked for now: its channel is gone; empty while it is
 */
public record Watched(Watch watch, Memory memory, long version, Instant next, Optional<String> paused) {}
