package dev.mxbot.watch;

import dev.mxbot.history.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a check, or a person's press of a button, comes to. The store writes all of it in one transaction, or nothing
 * (RELIABILITY.md P3).
 *
 * @param memory what the watch remembers from now on
 * @param announcements what the channel is to hear, in this order
 * @param changes what is published differently now, for the domain's history; empty mostly
 * @param audit what is kept of who did what, and of what was decided
 * @param next when the next check is due
 * @param reason why, in one word
 * @param found what the check had found, for each announcement to be shown with it again (P30); empty where nothing was announced, or
 *     nothing was looked at
 */
public record Conclusion(
        Memory memory,
        List<Announcement> announcements,
        List<Recorded> changes,
        List<AuditEntry> audit,
        Instant next,
        Reason reason,
        Optional<Found> found) {
    public Conclusion {
        announcements = List.copyOf(announcements);
        changes = List.copyOf(changes);
        audit = List.copyOf(audit);
    }

    /** Of nothing that was looked at. */
    public Conclusion(
            Memory memory,
            List<Announcement> announcements,
            List<Recorded> changes,
            List<AuditEntry> audit,
            Instant next,
            Reason reason) {
        this(memory, announcements, changes, audit, next, reason, Optional.empty());
    }
}
