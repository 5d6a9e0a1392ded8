package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import dev.mxbot.testing.RealPostgres;
import dev.mxbot.testing.VirtualTime;
import dev.mxbot.watch.Announcement;
import dev.mxbot.watch.Outbox;
import dev.mxbot.watch.OutboxTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A real store under virtual time, into which tests announce as a check does. */
public final class OutboxFixture implements AutoCloseable {
    public final VirtualTime time = new VirtualTime();
    private final Store store;

    private OutboxFixture(StoreConfig config) {
        store = Store.open(config, time.clock(), Patience.none());
    }

    public static OutboxFixture sqlite(Path folder) {
        return new OutboxFixture(StoreConfig.in(folder));
    }

    public static OutboxFixture postgres(Path folder) {
        return new OutboxFixture(new StoreConfig(folder, Optional.of(RealPostgres.database())));
    }

    public Store store() {
        return store;
    }

    /** As it was when it was opened. */
    public void clear() {
        Stores.empty(store);
    }

    /** Makes the replies of all that waits unreadable. */
    public void spoil() {
        store.run(handle -> handle.execute("UPDATE outbox SET reply = 'spoilt'"));
    }

    public Outbox outbox(OutboxTerms terms) {
        return new JdbcOutbox(store, terms, handle -> time.clock().millis());
    }

    /** As a sender sees it whose clock was moved. */
    public Outbox skewed(OutboxTerms terms, Duration by) {
        return new JdbcOutbox(store, terms, handle -> time.clock().millis() + by.toMillis());
    }

    /** A watch of that id, which is also its domain's first label. */
    public void watch(String id, Channel channel) {
        store.run(handle -> handle.createUpdate("""
                                INSERT INTO watch (id, platform, workspace, channel, domain, wishes, added_by, added_at, memory, version, next_at)
                                VALUES (:id, :platform, :workspace, :channel, :domain, '{}', 'U1', 0, '{}', 0, 0) ON CONFLICT DO NOTHING""")
                .bind("id", id)
                .bind("platform", channel.platform())
                .bind("workspace", channel.workspace())
                .bind("channel", channel.id())
                .bind("domain", id + ".example")
                .execute());
    }

    public void announce(String watch, Announcement... announcements) {
        store.run(handle -> insert(handle, watch, announcements));
    }

    void insert(Handle handle, String watch, Announcement... announcements) {
        new OutboxRows(time.clock()).insert(handle, watch, List.of(announcements));
    }

    /** So many announcements of one watch, each of an incident of its own, with one and the same reply. */
    public void flood(String watch, Announcement like, int count) {
        announce(watch, like);
        store.run(handle -> {
            handle.createUpdate("""
                            WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
                            INSERT INTO outbox (destination, seq, watch_id, incident, transition, round, domain, cause, reply, made_at,
                                state, post_key, doubt, alone, detail)
                            SELECT destination, i, watch_id, incident || i, transition, round, domain, cause, reply, made_at,
                                state, post_key, doubt, alone, detail FROM outbox, n WHERE seq = 1""").bind("count", count).execute();
            handle.createUpdate("UPDATE destination SET last_seq = :count")
                    .bind("count", count)
                    .execute();
        });
    }

    /** How many rows are in a state. */
    public int count(String state) {
        return store.read(handle -> handle.createQuery("SELECT COUNT(*) FROM outbox WHERE state = :state")
                .bind("state", state)
                .mapTo(int.class)
                .one());
    }

    /** What stands in the audit, oldest first. */
    public List<String> audit() {
        return store.read(handle -> handle.createQuery("SELECT what || ' ' || domain FROM audit ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    @Override
    public void close() {
        store.close();
    }
}
