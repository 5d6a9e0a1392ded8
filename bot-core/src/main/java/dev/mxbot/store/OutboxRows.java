package dev.mxbot.store;

import dev.mxbot.journal.Journal;
import dev.mxbot.reply.Reply;
import dev.mxbot.watch.Announcement;
import dev.mxbot.watch.Transition;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Puts what channels are to hear into the outbox, in the transaction that decided it (RELIABILITY.md P3). */
final class OutboxRows {
    private final Clock clock;

    OutboxRows(Clock clock) {
        this.clock = clock;
    }

    /**
     * The same announcement a second time, by a check that was executed twice, changes nothing.
     *
     * @param watch by its id; empty for what is of no single watch, a digest say
     */
    void insert(Handle handle, String watch, List<Announcement> announcements) {
        // Channels in one order everywhere: two checks that write to the same two cannot wait for each other.
        announcements.stream()
                .sorted(Comparator.comparing(announcement -> Destinations.id(announcement.to())))
                .forEach(announcement -> insert(handle, watch, announcement, clock.millis()));
    }

    private void insert(Handle handle, String watch, Announcement announcement, long now) {
        Destinations.introduce(handle, announcement.to());
        String destination = Destinations.id(announcement.to());
        handle.createUpdate("""
                        INSERT INTO outbox (destination, seq, watch_id, incident, transition, round, domain, cause, reply, made_at,
                            state, post_key, doubt, alone, done_at, detail, run)
                        VALUES (:destination, :seq, :watch, :incident, :transition, :round,
                            COALESCE((SELECT domain FROM watch WHERE id = :watch), ''), :cause, :reply, :now,
                            'WAITING', '', 'NONE', 0, NULL, '', :run)
                        ON CONFLICT (watch_id, incident, transition, round, destination) DO NOTHING""")
                .bind("destination", destination)
                .bind("seq", next(handle, destination, announcement.transition(), now))
                .bind("watch", watch)
                .bind("incident", announcement.incident())
                .bind("transition", announcement.transition().name())
                .bind("round", announcement.round())
                .bind("cause", Columns.text(announcement.cause()))
                .bind("reply", Json.write(Reply.class, announcement.reply()))
                .bind("now", now)
                // Whoever delivers it, another process perhaps, goes on under the same.
                .bind("run", Journal.id().orElse(""))
                .execute();
    }

    /** Somebody pressed a button and looks at the screen: waits for no company. */
    static boolean isUrgent(Transition transition) {
        return transition == Transition.ACKNOWLEDGED;
    }

    /** Keeps the channel's row locked until the transaction ends: numbers are given in the order of the commits. */
    private static long next(Handle handle, String destination, Transition transition, long now) {
        handle.createUpdate("""
                        UPDATE destination SET last_seq = last_seq + 1,
                            due_at = CASE WHEN due_at IS NULL OR (:urgent = 1 AND failures = 0) THEN :now ELSE due_at END
                        WHERE id = :id""")
                .bind("urgent", isUrgent(transition) ? 1 : 0)
                .bind("now", now)
                .bind("id", destination)
                .execute();
        return handle.createQuery("SELECT last_seq FROM destination WHERE id = :id")
                .bind("id", destination)
                .mapTo(long.class)
                .one();
    }
}
