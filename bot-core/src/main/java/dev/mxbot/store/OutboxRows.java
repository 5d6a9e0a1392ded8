package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import dev.mxbot.reply.Reply;
import dev.mxbot.watch.Announcement;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Puts what a channel is to hear into the outbox, in the transaction that decided it. */
final class OutboxRows {
    private final Clock clock;

    OutboxRows(Clock clock) {
        this.clock = clock;
    }

    /** In one order of channels everywhere: two checks that write to the same two cannot wait for each other. */
    void insert(Handle handle, String watchId, List<Announcement> announcements) {
        announcements.stream()
                .sorted(Comparator.comparing(announcement -> id(announcement.to())))
                .forEach(announcement -> insert(handle, watchId, announcement));
    }

    /** The same announcement a second time, by a check that was executed twice, changes nothing (RELIABILITY.md P3). */
    private void insert(Handle handle, String watchId, Announcement announcement) {
        Channel to = announcement.to();
        long now = clock.millis();
        String destination = id(to);
        long seq = Columns.bind(
                        handle.createQuery(
                                "INSERT INTO destination (id, platform, workspace, channel, last_seq, due_at, holder, "
                                        + "held_until, fence, failures, failing_for, gone_why, notices) VALUES (:id, :platform, "
                                        + ":workspace, :channel, 1, :now, '', 0, 0, 0, 0, '', 0) ON CONFLICT (id) DO UPDATE SET "
                                        + "last_seq = destination.last_seq + 1, due_at = coalesce(destination.due_at, :now) "
                                        + "RETURNING last_seq"),
                        to)
                .bind("id", destination)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        handle.createUpdate(
                        "INSERT INTO outbox (destination, seq, watch_id, incident, transition, round, domain, cause, "
                                + "reply, made_at, state, post_key, doubt, alone, detail) SELECT :destination, :seq, id, :incident, "
                                + ":transition, :round, domain, :cause, :reply, :now, 'WAITING', '', 'NONE', 0, '' FROM watch "
                                + "WHERE id = :watch ON CONFLICT (watch_id, incident, transition, round, destination) DO NOTHING")
                .bind("destination", destination)
                .bind("seq", seq)
                .bind("watch", watchId)
                .bind("incident", announcement.incident())
                .bind("transition", announcement.transition().name())
                .bind("round", announcement.round())
                .bind("cause", Columns.text(announcement.cause()))
                .bind("reply", Json.write(Reply.class, announcement.reply()))
                .bind("now", now)
                .execute();
    }

    private static String id(Channel channel) {
        return channel.platform() + "/" + channel.workspace() + "/" + channel.id();
    }
}
