package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import dev.mxbot.reply.Reply;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.OutboxLoad;
import dev.mxbot.watch.OutboxRow;
import dev.mxbot.watch.OutboxTerms;
import dev.mxbot.watch.Transition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what waits for one channel, within the transaction of whoever has claimed it. */
final class OutboxLoads {
    private static final Logger log = LoggerFactory.getLogger(OutboxLoads.class);

    /** Of a flood, so many incidents are named. */
    private static final int NAMED = 20;

    private final OutboxTerms terms;

    OutboxLoads(OutboxTerms terms) {
        this.terms = terms;
    }

    Optional<OutboxLoad> next(Handle handle, Channel channel, long now) {
        String id = Destinations.id(channel);
        Optional<OutboxLoad.Retry> retry = retry(handle, id);
        if (retry.isEmpty()) {
            if (!isReady(due(handle, channel), now)) {
                return Optional.empty();
            }
            dropOvertaken(handle, channel, now);
        }
        // A post in doubt is one whole; otherwise it is everything that waits.
        Part part = new Part(handle, id, retry.map(OutboxLoad.Retry::key));
        long count = part.count();
        if (count > terms.most()) {
            return Optional.of(new OutboxLoad(part.latest(), Optional.of(part.flood(count)), retry));
        }
        List<OutboxRow> rows = part.all();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new OutboxLoad(rows, Optional.empty(), retry));
    }

    /** When the channel is to be spoken to next; null if nothing waits. */
    @Nullable
    Long due(Handle handle, Channel channel) {
        return handle.createQuery("""
                        SELECT MIN(CASE WHEN transition = :urgent OR doubt <> 'NONE' THEN made_at ELSE made_at + :wait END)
                        FROM (SELECT transition, doubt, made_at FROM outbox
                            WHERE destination = :id AND state = 'WAITING' ORDER BY seq LIMIT :most) AS waiting""")
                .bind("urgent", Transition.ACKNOWLEDGED.name())
                .bind("wait", terms.groupWait().toMillis())
                .bind("id", Destinations.id(channel))
                .bind("most", terms.most())
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
    }

    private boolean isReady(@Nullable Long due, long now) {
        // Further ahead than it can have been put: a clock was set back (P27).
        return due != null && (due <= now || due > now + terms.groupWait().toMillis());
    }

    private static Optional<OutboxLoad.Retry> retry(Handle handle, String id) {
        return handle.createQuery("""
                        SELECT post_key, doubt FROM outbox WHERE destination = :id AND state = 'WAITING' AND seq =
                            (SELECT MIN(seq) FROM outbox WHERE destination = :id AND state = 'WAITING') AND doubt <> 'NONE'""")
                .bind("id", id)
                .map((row, context) -> new OutboxLoad.Retry(
                        row.getString("post_key"), OutboxLoad.Doubt.valueOf(row.getString("doubt"))))
                .findOne();
    }

    /** What began and ended before anything of it was said is not said (P6). One pass over what waits, however much that is (F53). */
    private static void dropOvertaken(Handle handle, Channel channel, long now) {
        String id = Destinations.id(channel);
        record Overtaken(String watch, String incident, String domain, long last) {}
        List<Overtaken> overtaken = handle.createQuery("""
                        SELECT watch_id, incident, MAX(domain) AS domain, MAX(CASE WHEN transition = 'RESOLVED' THEN seq END) AS to_seq
                        FROM outbox o
                        WHERE destination = :id AND state = 'WAITING'
                        GROUP BY watch_id, incident
                        HAVING MIN(CASE WHEN transition IN ('OPENED', 'ESCALATED') THEN seq END)
                                < MAX(CASE WHEN transition = 'RESOLVED' THEN seq END)
                            AND NOT EXISTS (SELECT 1 FROM outbox s WHERE s.watch_id = o.watch_id AND s.incident = o.incident
                                AND s.destination = :id AND s.state = 'SENT')""")
                .bind("id", id)
                .map((row, context) -> new Overtaken(
                        row.getString("watch_id"),
                        row.getString("incident"),
                        row.getString("domain"),
                        row.getLong("to_seq")))
                .list();
        for (Overtaken each : overtaken) {
            handle.createUpdate("""
                            UPDATE outbox SET state = 'DROPPED', done_at = :now, detail = 'over before it was said'
                            WHERE watch_id = :watch AND incident = :incident AND destination = :id AND state = 'WAITING'
                                AND seq <= :last""")
                    .bind("now", now)
                    .bind("watch", each.watch())
                    .bind("incident", each.incident())
                    .bind("id", id)
                    .bind("last", each.last())
                    .execute();
            Audits.insert(
                    handle,
                    new AuditEntry(
                            Instant.ofEpochMilli(now),
                            AuditEntry.MXBOT,
                            channel,
                            "not_announced",
                            each.domain(),
                            "began and ended before it could be said; incident " + each.incident()));
        }
    }

    /** All that waits for a channel, or the part of it that is one post in doubt. */
    private static final class Part {
        private static final String WHERE =
                "destination = :id AND state = 'WAITING' AND ((:key = '' AND doubt = 'NONE') OR (post_key = :key AND doubt <> 'NONE'))";

        private static final String ROWS = """
                SELECT o.*, t.message, t.progress FROM outbox o
                LEFT JOIN incident_thread t
                    ON t.watch_id = o.watch_id AND t.incident = o.incident AND t.destination = o.destination
                WHERE o.destination = :id AND o.seq IN (%s)
                ORDER BY o.seq""";

        private final Handle handle;
        private final String id;
        private final String key;

        Part(Handle handle, String id, Optional<String> key) {
            this.handle = handle;
            this.id = id;
            this.key = key.orElse("");
        }

        long count() {
            return query("SELECT COUNT(*) FROM outbox WHERE " + WHERE)
                    .mapTo(long.class)
                    .one();
        }

        List<OutboxRow> all() {
            return rows(query(ROWS.formatted("SELECT seq FROM outbox WHERE " + WHERE)));
        }

        /** The last word about some incidents: first those that are not over, of these the newest. */
        List<OutboxRow> latest() {
            return rows(query(ROWS.formatted(
                    "SELECT to_seq FROM (" + standings() + ") AS s ORDER BY ended, to_seq DESC LIMIT " + NAMED)));
        }

        OutboxLoad.Flood flood(long count) {
            long domains = query("SELECT COUNT(DISTINCT domain) FROM outbox WHERE " + WHERE)
                    .mapTo(long.class)
                    .one();
            return query(
                            "SELECT MIN(from_seq) AS from_seq, MAX(to_seq) AS to_seq, MIN(since) AS since, COUNT(*) AS incidents,"
                                    + " COUNT(*) - SUM(ended) AS standing FROM (" + standings() + ") AS s")
                    .map((row, context) -> new OutboxLoad.Flood(
                            row.getLong("from_seq"),
                            row.getLong("to_seq"),
                            Columns.time(row, "since"),
                            count,
                            domains,
                            row.getLong("incidents"),
                            row.getLong("standing")))
                    .one();
        }

        private String standings() {
            return "SELECT MIN(seq) AS from_seq, MAX(seq) AS to_seq, MIN(made_at) AS since, MAX(CASE WHEN transition IN"
                    + " ('RESOLVED', 'CONVERGED', 'SETTLED', 'SEEING') THEN 1 ELSE 0 END) AS ended"
                    + " FROM outbox WHERE " + WHERE + " GROUP BY watch_id, incident";
        }

        private Query query(String statement) {
            return handle.createQuery(statement).bind("id", id).bind("key", key);
        }

        private List<OutboxRow> rows(Query query) {
            Map<Long, String> unreadable = new LinkedHashMap<>();
            List<OutboxRow> rows = query.map((row, context) -> row(row, unreadable)).stream()
                    .flatMap(Optional::stream)
                    .toList();
            unreadable.forEach(this::giveUp);
            return rows;
        }

        private Optional<OutboxRow> row(ResultSet row, Map<Long, String> unreadable) throws SQLException {
            Reply reply;
            Transition transition;
            try {
                reply = Json.read(Reply.class, row.getString("reply"));
                transition = Transition.valueOf(row.getString("transition"));
            } catch (IllegalStateException | IllegalArgumentException e) {
                unreadable.put(row.getLong("seq"), Objects.requireNonNullElse(e.getMessage(), ""));
                return Optional.empty();
            }
            return Optional.of(new OutboxRow(
                    row.getLong("seq"),
                    row.getString("watch_id"),
                    row.getString("domain"),
                    row.getString("incident"),
                    transition,
                    row.getInt("round"),
                    row.getString("cause"),
                    reply,
                    Columns.time(row, "made_at"),
                    filled(row.getString("message")),
                    filled(row.getString("progress")),
                    row.getInt("alone") == 1,
                    filled(row.getString("run"))));
        }

        /** One that cannot be read must not hold up those behind it. */
        private void giveUp(long seq, String why) {
            log.error("An announcement to {} cannot be read: {}", id, why);
            handle.createUpdate(
                            "UPDATE outbox SET state = 'DEAD', done_at = made_at, detail = :why WHERE destination = :id AND seq = :seq")
                    .bind("why", Columns.text("cannot be read: " + why))
                    .bind("id", id)
                    .bind("seq", seq)
                    .execute();
        }

        private static Optional<String> filled(@Nullable String text) {
            return Optional.ofNullable(text).filter(value -> !value.isEmpty());
        }
    }
}
