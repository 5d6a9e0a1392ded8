package dev.mxbot.watch;

import java.time.Instant;

/**
 * An announcement that was given up: the channel has not heard it.
 *
 * @param at when it was decided
 * @param why in words
 */
public record OutboxDead(String domain, Transition transition, Instant at, String why) {}
