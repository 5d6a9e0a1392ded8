package dev.mxbot.slack;

import dev.mxbot.channel.SeenOnce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers for a while what has been seen, so that what comes twice is done once. Forgets the oldest first when it is full. */
final class RecentlySeen implements SeenOnce {
    private final Map<String, Instant> seen = new LinkedHashMap<>();
    private final int capacity;
    private final Duration memory;
    private final Clock clock;

    RecentlySeen(int capacity, Duration memory, Clock clock) {
        this.capacity = capacity;
        this.memory = memory;
        this.clock = clock;
    }

    /** True the first time, and again once it is forgotten. */
    @Override
    public synchronized boolean first(String id) {
        Instant now = clock.instant();
        forgetBefore(now.minus(memory));
        if (seen.containsKey(id)) {
            return false;
        }
        seen.put(id, now);
        return true;
    }

    private void forgetBefore(Instant oldest) {
        Iterator<Instant> eldestFirst = seen.values().iterator();
        while (eldestFirst.hasNext()) {
            boolean outdated = eldestFirst.next().isBefore(oldest);
            if (!outdated && seen.size() < capacity) {
                return;
            }
            eldestFirst.remove();
        }
    }
}
