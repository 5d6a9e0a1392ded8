package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.watch.Alert;
import dev.mxbot.watch.Announcement;
import dev.mxbot.watch.Found;
import dev.mxbot.watch.Transition;
import dev.mxbot.watch.Watch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of what had been found when a channel was told something (RELIABILITY.md P30). */
final class Alerts {
    /** As long as the thread in which it was told. */
    private static final Duration KEPT = Duration.ofDays(365);

    private Alerts() {}

    /** The same alert a second time, by a check that was executed twice, changes nothing. */
    static void insert(Handle handle, Watch watch, Announcement announcement, Found found) {
        Columns.bind(handle.createUpdate("""
                                INSERT INTO alert (watch_id, platform, workspace, channel, domain, incident, transition, round, told_at, found)
                                VALUES (:watch, :platform, :workspace, :channel, :domain, :incident, :transition, :round, :told, :found)
                                ON CONFLICT (watch_id, incident, transition, round) DO NOTHING"""), watch.channel())
                .bind("watch", watch.id())
                .bind("domain", watch.domain().text())
                .bind("incident", announcement.incident())
                .bind("transition", announcement.transition().name())
                .bind("round", announcement.round())
                .bind("told", found.told().toEpochMilli())
                .bind("found", Json.write(Found.class, found))
                .execute();
    }

    static List<Alert> newest(Handle handle, Channel channel, DomainName domain, int most) {
        return Columns.bind(
                        handle.createQuery(
                                "SELECT * FROM alert WHERE platform = :platform AND workspace = :workspace "
                                        + "AND channel = :channel AND domain = :domain ORDER BY told_at DESC, id DESC LIMIT :most"),
                        channel)
                .bind("domain", domain.text())
                .bind("most", most)
                .map(Alerts::alert)
                .list();
    }

    static Optional<Alert> find(Handle handle, String watch, String incident, Instant second) {
        long start = second.getEpochSecond() * 1000;
        return handle.createQuery("SELECT * FROM alert WHERE watch_id = :watch AND incident = :incident "
                        + "AND told_at >= :start AND told_at < :end ORDER BY told_at DESC, id DESC LIMIT 1")
                .bind("watch", watch)
                .bind("incident", incident)
                .bind("start", start)
                .bind("end", start + 1000)
                .map(Alerts::alert)
                .findOne();
    }

    static void sweep(Handle handle, long now) {
        handle.createUpdate("DELETE FROM alert WHERE told_at <= :before")
                .bind("before", now - KEPT.toMillis())
                .execute();
    }

    static void forget(Handle handle, Channel channel) {
        Columns.bind(
                        handle.createUpdate("DELETE FROM alert WHERE platform = :platform AND workspace = :workspace "
                                + "AND channel = :channel"),
                        channel)
                .execute();
    }

    private static Alert alert(ResultSet row, StatementContext context) throws SQLException {
        return new Alert(
                Columns.channel(row),
                DomainName.of(row.getString("domain")),
                row.getString("incident"),
                Transition.valueOf(row.getString("transition")),
                row.getInt("round"),
                Json.read(Found.class, row.getString("found")));
    }
}
