package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import dev.mxbot.watch.Announcement;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.DigestHour;
import dev.mxbot.watch.Digests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wishes for digests in their table; who read that none was sent yet sends it, and nobody else does. */
final class JdbcDigests implements Digests {
    private static final Logger log = LoggerFactory.getLogger(JdbcDigests.class);

    private static final String OF = " WHERE platform = :platform AND workspace = :workspace AND channel = :channel";

    private final Store store;
    private final OutboxRows outbox;

    JdbcDigests(Store store) {
        this.store = store;
        this.outbox = new OutboxRows(store.clock());
    }

    @Override
    public Wish wished(Channel channel) {
        return store.read(handle -> Columns.bind(handle.createQuery("SELECT * FROM digest" + OF), channel)
                .map((row, context) -> wish(row))
                .findOne()
                .orElse(Wish.NONE));
    }

    @Override
    public void wish(Channel channel, Wish wish, AuditEntry audit) {
        store.run(handle -> {
            if (wish.rhythm() == Rhythm.OFF) {
                forget(handle, channel);
            } else {
                Columns.bind(handle.createUpdate("""
                                        INSERT INTO digest (platform, workspace, channel, rhythm, wished_at, at_day, at_time, at_zone)
                                        VALUES (:platform, :workspace, :channel, :rhythm, :at, :day, :time, :zone)
                                        ON CONFLICT (platform, workspace, channel) DO UPDATE SET rhythm = excluded.rhythm,
                                            at_day = excluded.at_day, at_time = excluded.at_time, at_zone = excluded.at_zone,
                                            wished_at = CASE WHEN digest.at_day = excluded.at_day
                                                    AND digest.at_time = excluded.at_time AND digest.at_zone = excluded.at_zone
                                                THEN digest.wished_at ELSE excluded.wished_at END"""), channel)
                        .bind("rhythm", wish.rhythm().name())
                        .bind("at", audit.at().toEpochMilli())
                        .bind(
                                "day",
                                wish.hour()
                                        .flatMap(DigestHour::day)
                                        .map(DayOfWeek::name)
                                        .orElse(""))
                        .bind(
                                "time",
                                wish.hour().map(hour -> hour.time().toString()).orElse(""))
                        .bind(
                                "zone",
                                wish.hour().map(hour -> hour.zone().getId()).orElse(""))
                        .execute();
            }
            Audits.insert(handle, audit);
        });
    }

    @Override
    public List<Wanted> wanted() {
        return store.read(handle -> handle.createQuery("SELECT * FROM digest ORDER BY platform, workspace, channel")
                .map(JdbcDigests::read)
                .list());
    }

    @Override
    public boolean send(Wanted read, Announcement digest, Instant at) {
        return store.write(handle -> {
            int first = Columns.bind(
                            handle.createUpdate(
                                    "UPDATE digest SET last_at = :at" + OF + " AND COALESCE(last_at, -1) = :last"),
                            read.channel())
                    .bind("at", at.toEpochMilli())
                    .bind("last", read.last().map(Instant::toEpochMilli).orElse(-1L))
                    .execute();
            if (first > 0) {
                outbox.insert(handle, "", List.of(digest));
            }
            return first > 0;
        });
    }

    static void forget(Handle handle, Channel channel) {
        Columns.bind(handle.createUpdate("DELETE FROM digest" + OF), channel).execute();
    }

    private static Wanted read(ResultSet row, StatementContext context) throws SQLException {
        long last = row.getLong("last_at");
        Optional<Instant> sent = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last));
        return new Wanted(Columns.channel(row), wish(row), Columns.time(row, "wished_at"), sent);
    }

    private static Wish wish(ResultSet row) throws SQLException {
        String time = row.getString("at_time");
        String day = row.getString("at_day");
        return new Wish(
                Rhythm.valueOf(row.getString("rhythm")),
                time.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new DigestHour(
                                day.isEmpty() ? Optional.empty() : Optional.of(DayOfWeek.valueOf(day)),
                                LocalTime.parse(time),
                                zone(row.getString("at_zone")))));
    }

    /** A zone that this machine does not know holds up nobody's digest. */
    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            log.warn("The time zone {} of a digest is not known here; it comes by UTC", id);
            return ZoneOffset.UTC;
        }
    }
}
