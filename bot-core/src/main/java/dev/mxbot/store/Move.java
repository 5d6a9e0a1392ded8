package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Escalation;
import dev.mxbot.watch.Wishes;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel's rows become another's, in the transaction of whoever asks (RELIABILITY.md P22). Watches come first: whoever concludes one
 * of them has put into the outbox what it says, or comes too late and says it again.
 */
final class Move {
    private static final Logger log = LoggerFactory.getLogger(Move.class);

    private static final String FROM = " WHERE platform = :platform AND workspace = :workspace AND channel = :channel";

    private final Handle handle;
    private final Channel from;
    private final Channel to;
    private final String old;
    private final String current;
    private final long now;
    private final AuditEntry audit;

    /**
     * @param now by the clock of the outbox
     */
    Move(Handle handle, Channel from, Channel to, long now, AuditEntry audit) {
        this.handle = handle;
        this.from = from;
        this.to = to;
        this.old = Destinations.id(from);
        this.current = Destinations.id(to);
        this.now = now;
        this.audit = audit;
    }

    /** False if there was nothing to move. */
    boolean run() {
        if (old.equals(current)) {
            return false;
        }
        int moved = watches()
                + escalations()
                + renamed("change_record")
                + renamed("alert")
                + renamed("audit")
                + digest()
                + destination();
        if (moved > 0) {
            resume();
        }
        return moved > 0;
    }

    private int watches() {
        List<String> twice = Columns.bind(
                        handle.createQuery("DELETE FROM watch" + FROM
                                + " AND domain IN (SELECT domain FROM watch WHERE platform = :platform"
                                + " AND workspace = :oldWorkspace AND channel = :oldChannel) RETURNING domain"),
                        to)
                .bind("oldWorkspace", from.workspace())
                .bind("oldChannel", from.id())
                .mapTo(String.class)
                .list();
        for (String domain : twice) {
            Audits.insert(
                    handle,
                    new AuditEntry(
                            audit.at(), AuditEntry.MXBOT, to, "removed", domain, "watched twice: " + audit.detail()));
        }
        return at(from, "UPDATE watch SET channel = :new, version = version + 1, held_until = 0" + FROM)
                .bind("new", to.id())
                .execute();
    }

    /** Of whatever channel: they speak in this one. */
    private int escalations() {
        record Wished(String id, String wishes) {}
        List<Wished> perhaps = handle.createQuery("SELECT id, wishes FROM watch WHERE wishes LIKE :naming ORDER BY id")
                .bind("naming", "%\"" + from.id() + "\"%")
                .map((row, context) -> new Wished(row.getString("id"), row.getString("wishes")))
                .list();
        int moved = 0;
        for (Wished each : perhaps) {
            moved += escalation(each.id(), each.wishes());
        }
        return moved;
    }

    private int escalation(String watch, String kept) {
        Wishes wishes;
        try {
            wishes = Json.read(Wishes.class, kept);
        } catch (RuntimeException e) {
            log.warn("The wishes of the watch {} cannot be read; whom it escalates to stays as it is", watch);
            return 0;
        }
        return wishes.escalation()
                .filter(other -> other.to().equals(from))
                .map(other -> handle.createUpdate(
                                "UPDATE watch SET wishes = :wishes, version = version + 1, held_until = 0 WHERE id = :id")
                        .bind("wishes", Json.write(Wishes.class, wishes.escalating(new Escalation(other.after(), to))))
                        .bind("id", watch)
                        .execute())
                .orElse(0);
    }

    private int renamed(String table) {
        return at(from, "UPDATE " + table + " SET channel = :new" + FROM)
                .bind("new", to.id())
                .execute();
    }

    /** What was wished under the new id was wished last. */
    private int digest() {
        boolean wished = Columns.bind(handle.createQuery("SELECT COUNT(*) FROM digest" + FROM), to)
                        .mapTo(int.class)
                        .one()
                > 0;
        if (!wished) {
            return renamed("digest");
        }
        JdbcDigests.forget(handle, from);
        return 0;
    }

    private int destination() {
        boolean known = handle.createQuery("SELECT COUNT(*) FROM destination WHERE id = :old")
                        .bind("old", old)
                        .mapTo(int.class)
                        .one()
                > 0;
        if (!known) {
            return 0;
        }
        Destinations.introduce(handle, to);
        // Whoever sends there has lost it. In the order in which senders lock several.
        Stream.of(old, current)
                .sorted()
                .forEach(id -> handle.createUpdate(
                                "UPDATE destination SET holder = '', held_until = 0, fence = fence + 1 WHERE id = :id")
                        .bind("id", id)
                        .execute());
        // A watch of the one that escalates to the other said everything in both.
        rows(
                "DELETE FROM outbox WHERE destination = :old AND EXISTS (SELECT 1 FROM outbox n WHERE n.destination = :current"
                        + " AND n.watch_id = outbox.watch_id AND n.incident = outbox.incident AND n.transition = outbox.transition"
                        + " AND n.round = outbox.round)");
        rows("DELETE FROM incident_thread WHERE destination = :old AND EXISTS (SELECT 1 FROM incident_thread n"
                + " WHERE n.destination = :current AND n.watch_id = incident_thread.watch_id"
                + " AND n.incident = incident_thread.incident)");
        rows("UPDATE outbox SET destination = :current,"
                + " seq = seq + (SELECT last_seq FROM destination WHERE id = :current) WHERE destination = :old");
        rows("UPDATE incident_thread SET destination = :current WHERE destination = :old");
        // A workspace that is away is away under each id; of a channel alone, what was said of the old id says nothing
        // of the new one.
        handle.createUpdate("""
                        UPDATE destination SET gone_at = :now, gone_whole = 1,
                            gone_why = (SELECT o.gone_why FROM destination o WHERE o.id = :old)
                        WHERE id = :current AND gone_at IS NULL
                            AND EXISTS (SELECT 1 FROM destination o WHERE o.id = :old AND o.gone_whole = 1)""")
                .bind("now", now)
                .bind("old", old)
                .bind("current", current)
                .execute();
        // A sender that comes too early puts the time right.
        handle.createUpdate("""
                        UPDATE destination SET failures = 0, failing_for = 0,
                            last_seq = last_seq + (SELECT o.last_seq FROM destination o WHERE o.id = :old),
                            fence = fence + (SELECT o.fence FROM destination o WHERE o.id = :old),
                            due_at = (SELECT MIN(made_at) FROM outbox WHERE destination = :current
                                AND state IN ('WAITING', 'SENDING')),
                            notice_at = CASE WHEN gone_at IS NULL THEN NULL ELSE :now END, notices = 0
                        WHERE id = :current""")
                .bind("now", now)
                .bind("old", old)
                .bind("current", current)
                .execute();
        return handle.createUpdate("DELETE FROM destination WHERE id = :old")
                .bind("old", old)
                .execute();
    }

    private void rows(String statement) {
        handle.createUpdate(statement).bind("old", old).bind("current", current).execute();
    }

    /** What was paused since the old id could not be spoken to. */
    private void resume() {
        at(
                        to,
                        "UPDATE watch SET paused = NULL, next_at = :now, version = version + 1, held_until = 0" + FROM
                                + " AND paused IS NOT NULL AND NOT EXISTS (SELECT 1 FROM destination d WHERE d.id = :id"
                                + " AND d.gone_at IS NOT NULL)")
                .bind("now", audit.at().toEpochMilli())
                .bind("id", current)
                .execute();
    }

    private Update at(Channel channel, String statement) {
        return Columns.bind(handle.createUpdate(statement), channel);
    }
}
