package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import java.time.Instant;

/**
 * Who did what, when, from where.
 *
 * @param who a person by the platform's id; {@code mxbot} where nobody asked
 * @param what {@code watch_added}, {@code watch_removed}, {@code acknowledged}, {@code opened}, …
 * @param domain in question; empty where it is about a channel
 * @param detail in words; may be empty
 */
public record AuditEntry(Instant at, String who, Channel where, String what, String domain, String detail) {
    public static final String MXBOT = "mxbot";
}
