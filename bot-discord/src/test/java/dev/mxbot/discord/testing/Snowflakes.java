package dev.mxbot.discord.testing;

import java.util.concurrent.atomic.AtomicLong;

/** Ids as Discord makes them: the time of making in the upper bits, which JDA reads to know when an interaction expires. */
final class Snowflakes {
    private static final long DISCORD_EPOCH = 1_420_070_400_000L;

    private final AtomicLong counter = new AtomicLong();

    String next() {
        long millis = System.currentTimeMillis() - DISCORD_EPOCH;
        return Long.toString((millis << 22) | (counter.incrementAndGet() & 0x3f_ffff));
    }
}
