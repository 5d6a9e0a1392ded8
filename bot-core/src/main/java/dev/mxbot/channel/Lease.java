package dev.mxbot.channel;

import java.time.Instant;

/**
 * Something that one process alone may do, until a time.
 *
 * @param name of what is done: {@code discord-shard-0}
 * @param holder the process that may
 * @param ends by the clock of the store
 * @param token grows each time the lease is taken: who comes with an older one is late
 */
public record Lease(String name, String holder, Instant ends, long token) {}
