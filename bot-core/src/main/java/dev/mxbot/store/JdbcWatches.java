package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.history.Recorded;
import dev.mxbot.watch.Alert;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Conclusion;
import dev.mxbot.watch.Hand;
import dev.mxbot.watch.Judgement;
import dev.mxbot.watch.Memory;
import dev.mxbot.watch.Reason;
import dev.mxbot.watch.Watch;
import dev.mxbot.watch.Watched;
import dev.mxbot.watch.Watches;
import dev.mxbot.watch.Wishes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The watches in their tables. What belongs together is written in one transaction; who read an older version writes nothing. */
final class JdbcWatches implements Watches {
    private static final String IN_CHANNEL = "platform = :platform AND workspace = :workspace AND channel = :channel";

    /** An empty id stands for every channel of the workspace. */
    private static final String IN_REACH =
            "platform = :platform AND workspace = :workspace AND (channel = :channel OR :channel = '')";

    /** The workspace may be back, and a channel of it still archived. */
    private static final String GONE = "EXISTS (SELECT 1 FROM destination d WHERE d.platform = watch.platform"
            + " AND d.workspace = watch.workspace AND d.channel = watch.channel AND d.gone_at IS NOT NULL)";

    private final Store store;
    private final OutboxRows outbox;

    JdbcWatches(Store store) {
        this.store = store;
        this.outbox = new OutboxRows(store.clock());
    }

    @Override
    public Added add(Watch watch, Limits limits, AuditEntry audit) {
        Channel channel = watch.channel();
        return store.write(handle -> {
            // Two that count before either has written would both find room.
            store.engine().oneAtATime(handle, "watches of " + channel.platform() + "/" + channel.workspace());
            Optional<Watched> already = find(handle, channel, watch.domain());
            if (already.isPresent()) {
                return new Added.Already(already.get().watch());
            }
            int inChannel = count(handle, channel, IN_CHANNEL);
            int inWorkspace = count(handle, new Channel(channel.platform(), channel.workspace(), ""), IN_REACH);
            if (inChannel >= limits.inChannel() || inWorkspace >= limits.inWorkspace()) {
                return new Added.TooMany(inChannel, inWorkspace);
            }
            insert(handle, watch);
            Audits.insert(handle, audit);
            return new Added.Yes();
        });
    }

    @Override
    public Optional<Watched> find(String id) {
        return store.read(handle -> handle.createQuery("SELECT * FROM watch WHERE id = :id")
                .bind("id", id)
                .map(JdbcWatches::watched)
                .findOne());
    }

    @Override
    public Optional<Watched> find(Channel channel, DomainName domain) {
        return store.read(handle -> find(handle, channel, domain));
    }

    @Override
    public List<Watched> in(Channel channel) {
        return store.read(handle -> Columns.bind(
                        handle.createQuery("SELECT * FROM watch WHERE " + IN_CHANNEL + " ORDER BY domain"), channel)
                .map(JdbcWatches::watched)
                .list());
    }

    @Override
    public Optional<Wishes> change(String id, Function<Watch, Hand.Wished> making) {
        return store.write(handle -> locked(handle, id).map(watched -> {
            Hand.Wished wished = making.apply(watched.watch());
            Wishes wishes = wished.wishes();
            // A shorter interval counts from now, not from the end of the longer one.
            handle.createUpdate("UPDATE watch SET wishes = :wishes, version = version + 1, held_until = 0, "
                            + "next_at = CASE WHEN next_at < :latest THEN next_at ELSE :latest END WHERE id = :id")
                    .bind("wishes", Json.write(Wishes.class, wishes))
                    .bind("latest", wished.audit().at().plus(wishes.every()).toEpochMilli())
                    .bind("id", id)
                    .execute();
            Audits.insert(handle, wished.audit());
            return wishes;
        }));
    }

    @Override
    public Optional<Handled> handle(String id, Function<Watched, Optional<Conclusion>> deed) {
        return store.write(handle -> locked(handle, id).map(watched -> {
            Optional<Conclusion> conclusion = deed.apply(watched);
            return new Handled(watched, conclusion.isPresent() && judged(handle, watched, conclusion.get()));
        }));
    }

    /** Nobody else writes to it until the transaction ends. */
    private Optional<Watched> locked(Handle handle, String id) {
        return handle.createQuery(
                        "SELECT * FROM watch WHERE id = :id" + store.engine().locking())
                .bind("id", id)
                .map(JdbcWatches::watched)
                .findOne();
    }

    @Override
    public boolean remove(String id, AuditEntry audit) {
        return store.write(handle -> {
            int removed = handle.createUpdate("DELETE FROM watch WHERE id = :id")
                    .bind("id", id)
                    .execute();
            return audited(handle, removed > 0, audit);
        });
    }

    @Override
    public boolean conclude(Watched read, Conclusion conclusion) {
        return conclusion.reason() == Reason.SAME
                ? same(read, conclusion)
                : store.write(handle -> judged(handle, read, conclusion));
    }

    /** Most checks come to this: what is remembered stays as it is written, but for the time. */
    private boolean same(Watched read, Conclusion conclusion) {
        long at = conclusion.memory().times().run().orElse(Instant.EPOCH).toEpochMilli();
        return store.write(handle -> handle.createUpdate(
                                "UPDATE watch SET same_at = :at, next_at = :next, version = version + 1, held_until = 0, "
                                        + "failures = 0, broken = NULL WHERE id = :id AND version = :version")
                        .bind("at", at)
                        .bind("next", conclusion.next().toEpochMilli())
                        .bind("id", read.watch().id())
                        .bind("version", read.version())
                        .execute()
                > 0);
    }

    private boolean judged(Handle handle, Watched read, Conclusion conclusion) {
        Watch watch = read.watch();
        int written = handle.createUpdate(
                        "UPDATE watch SET memory = :memory, same_at = 0, next_at = :next, version = version + 1, held_until = 0, "
                                + "failures = 0, broken = NULL WHERE id = :id AND version = :version")
                .bind("memory", Json.write(Memory.class, conclusion.memory()))
                .bind("next", conclusion.next().toEpochMilli())
                .bind("id", watch.id())
                .bind("version", read.version())
                .execute();
        if (written == 0) {
            return false;
        }
        conclusion.changes().forEach(change -> Changes.insert(handle, watch, change));
        outbox.insert(handle, watch.id(), conclusion.announcements());
        conclusion
                .found()
                .ifPresent(
                        found -> conclusion.announcements().forEach(said -> Alerts.insert(handle, watch, said, found)));
        conclusion.audit().forEach(entry -> Audits.insert(handle, entry));
        return true;
    }

    @Override
    public List<Watched> pause(Channel channel, String why, AuditEntry audit) {
        return store.write(handle -> {
            List<Watched> paused = Columns.bind(
                            handle.createQuery(
                                    "UPDATE watch SET paused = :why, version = version + 1, held_until = 0 WHERE "
                                            + IN_REACH + " AND paused IS NULL RETURNING *"),
                            channel)
                    .bind("why", Columns.text(why))
                    .map(JdbcWatches::watched)
                    .list();
            audited(handle, !paused.isEmpty(), audit);
            return paused;
        });
    }

    @Override
    public List<Watched> resume(Channel channel, AuditEntry audit) {
        return store.write(handle -> {
            List<Watched> resumed = Columns.bind(
                            handle.createQuery(
                                    "UPDATE watch SET paused = NULL, next_at = :now, version = version + 1, held_until = 0 WHERE "
                                            + IN_REACH + " AND paused IS NOT NULL AND NOT " + GONE + " RETURNING *"),
                            channel)
                    .bind("now", audit.at().toEpochMilli())
                    .map(JdbcWatches::watched)
                    .list();
            audited(handle, !resumed.isEmpty(), audit);
            return resumed;
        });
    }

    @Override
    public boolean move(Channel from, Channel to, AuditEntry audit) {
        return store.write(handle -> {
            // Slack tells every process, and a watch may be added meanwhile.
            store.engine().oneAtATime(handle, "watches of " + from.platform() + "/" + from.workspace());
            long now = store.engine().now(handle, store.clock()).toEpochMilli();
            return audited(handle, new Move(handle, from, to, now, audit).run(), audit);
        });
    }

    @Override
    public List<Recorded> history(Channel channel, DomainName domain, int most) {
        return store.read(handle -> Changes.newest(handle, channel, domain, most));
    }

    @Override
    public List<AuditEntry> audit(Channel channel, DomainName domain, int most) {
        return store.read(handle -> Audits.newest(handle, channel, domain, most));
    }

    @Override
    public List<Alert> alerts(Channel channel, DomainName domain, int most) {
        return store.read(handle -> Alerts.newest(handle, channel, domain, most));
    }

    @Override
    public Optional<Alert> alert(String watch, String incident, Instant second) {
        return store.read(handle -> Alerts.find(handle, watch, incident, second));
    }

    @Override
    public List<Watched> overdue(Instant before, int most) {
        return store.read(handle -> handle.createQuery(
                        "SELECT * FROM watch WHERE paused IS NULL AND next_at < :before ORDER BY next_at, id LIMIT :most")
                .bind("before", before.toEpochMilli())
                .bind("most", most)
                .map(JdbcWatches::watched)
                .list());
    }

    private static Optional<Watched> find(Handle handle, Channel channel, DomainName domain) {
        return Columns.bind(
                        handle.createQuery("SELECT * FROM watch WHERE " + IN_CHANNEL + " AND domain = :domain"),
                        channel)
                .bind("domain", domain.text())
                .map(JdbcWatches::watched)
                .findOne();
    }

    private static int count(Handle handle, Channel channel, String where) {
        return Columns.bind(handle.createQuery("SELECT count(*) FROM watch WHERE " + where), channel)
                .mapTo(Integer.class)
                .one();
    }

    private static void insert(Handle handle, Watch watch) {
        Columns.bind(
                        handle.createUpdate(
                                "INSERT INTO watch (id, platform, workspace, channel, domain, wishes, added_by, "
                                        + "added_at, memory, version, next_at) VALUES (:id, :platform, :workspace, :channel, "
                                        + ":domain, :wishes, :by, :since, :memory, 0, :since)"),
                        watch.channel())
                .bind("id", watch.id())
                .bind("domain", watch.domain().text())
                .bind("wishes", Json.write(Wishes.class, watch.wishes()))
                .bind("by", watch.by())
                .bind("since", watch.since().toEpochMilli())
                .bind("memory", Json.write(Memory.class, Memory.NONE))
                .execute();
    }

    /** What changed nothing leaves no trace. */
    private static boolean audited(Handle handle, boolean happened, AuditEntry audit) {
        if (happened) {
            Audits.insert(handle, audit);
        }
        return happened;
    }

    /** Also where it cannot be understood: then it remembers nothing, says so, and cannot be written to (RELIABILITY.md F55). */
    private static Watched watched(ResultSet row, StatementContext context) throws SQLException {
        try {
            return readable(row);
        } catch (UnreadableException e) {
            return new Watched(
                    watch(row, wishes(row)),
                    Memory.NONE,
                    -1,
                    Columns.time(row, "next_at"),
                    Optional.ofNullable(row.getString("paused")),
                    Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** What can be understood of them: who changes one wish does not lose the others because the memory is damaged. */
    private static Wishes wishes(ResultSet row) throws SQLException {
        try {
            return Json.read(Wishes.class, row.getString("wishes"));
        } catch (RuntimeException e) {
            return Wishes.DEFAULT;
        }
    }

    /**
     * As it is kept.
     *
     * @throws UnreadableException if that cannot be understood
     */
    static Watched readable(ResultSet row) throws SQLException {
        Wishes wishes;
        Memory memory;
        try {
            wishes = Json.read(Wishes.class, row.getString("wishes"));
            memory = Json.read(Memory.class, row.getString("memory"));
        } catch (RuntimeException e) {
            throw new UnreadableException("what is kept of it cannot be read: " + e.getMessage(), e);
        }
        return new Watched(
                watch(row, wishes),
                memory(memory, row.getLong("same_at")),
                row.getLong("version"),
                Columns.time(row, "next_at"),
                Optional.ofNullable(row.getString("paused")),
                Optional.ofNullable(row.getString("broken")));
    }

    /** An older program that shares the store may have judged since. */
    private static Memory memory(Memory written, long sameAt) {
        Instant same = Instant.ofEpochMilli(sameAt);
        return written.times().run().filter(same::isAfter).isPresent() ? Judgement.seenAgain(written, same) : written;
    }

    private static Watch watch(ResultSet row, Wishes wishes) throws SQLException {
        return new Watch(
                row.getString("id"),
                Columns.channel(row),
                DomainName.of(row.getString("domain")),
                wishes,
                row.getString("added_by"),
                Columns.time(row, "added_at"));
    }
}
