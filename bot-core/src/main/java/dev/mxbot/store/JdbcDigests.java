package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import dev.mxbot.watch.Announcement;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Digests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The wishes for digests in their table; who read that none was sent yet sends it, and nobody else does. */
final class JdbcDigests implements Digests {
    private static final String OF = " WHERE platform = :platform AND workspace = :workspace AND channel = :channel";

    private final Store store;
    private final OutboxRows outbox;

    JdbcDigests(Store store) {
        this.store = store;
        this.outbox = new OutboxRows(store.clock());
    }

    @Override
    public Rhythm rhythm(Channel channel) {
        return store.read(handle -> Columns.bind(handle.createQuery("SELECT rhythm FROM digest" + OF), channel)
                .mapTo(String.class)
                .findOne()
                .map(Rhythm::valueOf)
                .orElse(Rhythm.OFF));
    }

    @Override
    public void wish(Channel channel, Rhythm rhythm, AuditEntry audit) {
        store.run(handle -> {
            if (rhythm == Rhythm.OFF) {
                forget(handle, channel);
            } else {
                Columns.bind(
                                handle.createUpdate(
                                        "INSERT INTO digest (platform, workspace, channel, rhythm, wished_at) "
                                                + "VALUES (:platform, :workspace, :channel, :rhythm, :at) "
                                                + "ON CONFLICT (platform, workspace, channel) DO UPDATE SET rhythm = excluded.rhythm"),
                                channel)
                        .bind("rhythm", rhythm.name())
                        .bind("at", audit.at().toEpochMilli())
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
        return new Wanted(
                Columns.channel(row), Rhythm.valueOf(row.getString("rhythm")), Columns.time(row, "wished_at"), sent);
    }
}
