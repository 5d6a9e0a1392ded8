package dev.mxbot.history;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one diagnosis saw of a domain's mail.
 *
 * @param seen by question: {@code example.com MX}, or the address of a policy that was fetched
 */
public record Snapshot(Instant at, SortedMap<String, Seen> seen) {
    public Snapshot {
        seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    }
}
