package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import dev.mxbot.watch.Outbox;
import dev.mxbot.watch.OutboxClaim;
import dev.mxbot.watch.OutboxDead;
import dev.mxbot.watch.OutboxLoad;
import dev.mxbot.watch.OutboxNotice;
import dev.mxbot.watch.OutboxNumbers;
import dev.mxbot.watch.OutboxTerms;
import dev.mxbot.watch.RetryDelays;
import dev.mxbot.watch.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * The outbox in the store. A claim is a row of {@code destination}: each write begins by writing that row, so that on PostgreSQL two
 * senders wait for each other there, and who comes second sees that the fence has moved.
 */
final class JdbcOutbox implements Outbox {
    private static final int NOTICES = 5;

    private final Store store;
    private final OutboxTerms terms;
    private final ToLongFunction<Handle> time;
    private final OutboxLoads loads;

    /**
     * @param time in milliseconds since 1970: the database's own where several machines share it, as their clocks differ
     */
    JdbcOutbox(Store store, OutboxTerms terms, ToLongFunction<Handle> time) {
        this.store = store;
        this.terms = terms;
        this.time = time;
        this.loads = new OutboxLoads(terms);
    }

    @Override
    public List<OutboxClaim> claim(String platform, String holder, Duration lease, int most) {
        return store.write(handle -> {
            long now = time.applyAsLong(handle);
            // What lies further ahead than anything is put off was written before a clock was set back (P27).
            List<String> due = handle.createQuery("""
                            SELECT id FROM destination
                            WHERE platform = :platform AND (due_at <= :now OR due_at > :tooFar) AND gone_at IS NULL
                                AND (holder = '' OR (holder <> :holder AND (held_until <= :now OR held_until > :tooFar)))
                            ORDER BY due_at LIMIT :most""")
                    .bind("platform", platform)
                    .bind("holder", holder)
                    .bind("now", now)
                    .bind("tooFar", now + RetryDelays.LONGEST.toMillis())
                    .bind("most", most)
                    .mapTo(String.class)
                    .list();
            List<OutboxClaim> claims = new ArrayList<>();
            // In one order everywhere: two that lock several rows cannot wait for each other.
            for (String id : due.stream().sorted().toList()) {
                claim(handle, id, holder, lease, now).ifPresent(claims::add);
            }
            return claims;
        });
    }

    private static Optional<OutboxClaim> claim(Handle handle, String id, String holder, Duration lease, long now) {
        int taken = handle.createUpdate("""
                        UPDATE destination SET holder = :holder, held_until = :until, fence = fence + 1
                        WHERE id = :id AND gone_at IS NULL
                            AND (holder = '' OR (holder <> :holder AND (held_until <= :now OR held_until > :tooFar)))""")
                .bind("id", id)
                .bind("holder", holder)
                .bind("until", now + lease.toMillis())
                .bind("now", now)
                .bind("tooFar", now + RetryDelays.LONGEST.toMillis())
                .execute();
        if (taken == 0) {
            return Optional.empty();
        }
        // Whoever had it before began this and did not say how it ended.
        handle.createUpdate(
                        "UPDATE outbox SET state = 'WAITING', doubt = 'RESTART' WHERE destination = :id AND state = 'SENDING'")
                .bind("id", id)
                .execute();
        return handle.createQuery(
                        "SELECT platform, workspace, channel, fence, failures FROM destination WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new OutboxClaim(
                        Columns.channel(row), holder, row.getLong("fence"), lease, row.getInt("failures")))
                .findOne();
    }

    @Override
    public boolean renew(OutboxClaim claim) {
        return holding(claim, (handle, now) -> {});
    }

    @Override
    public Optional<OutboxLoad> next(OutboxClaim claim) {
        return store.write(handle -> {
            long now = time.applyAsLong(handle);
            if (!hold(handle, claim, now) || isGone(handle, claim)) {
                return Optional.empty();
            }
            // Marked by this very claim, and never handed to the platform.
            update(handle, claim, "UPDATE outbox SET state = 'WAITING' WHERE destination = :id AND state = 'SENDING'")
                    .execute();
            return loads.next(handle, claim.to(), now);
        });
    }

    @Override
    public boolean sending(OutboxClaim claim, long last, String key) {
        return holding(
                claim,
                (handle, now) -> update(handle, claim, """
                        UPDATE outbox SET state = 'SENDING', post_key = :key
                        WHERE destination = :id AND state = 'WAITING' AND seq <= :last""")
                        .bind("key", key)
                        .bind("last", last)
                        .execute());
    }

    @Override
    public boolean sent(OutboxClaim claim, String key, String message, boolean progress) {
        return holding(claim, (handle, now) -> {
            update(handle, claim, """
                            INSERT INTO incident_thread (watch_id, incident, destination, message, progress, touched_at)
                            SELECT DISTINCT watch_id, incident, destination, CAST(:message AS TEXT), '', CAST(:now AS BIGINT) FROM outbox
                            WHERE destination = :id AND post_key = :key AND state = 'SENDING'
                            ON CONFLICT (watch_id, incident, destination) DO UPDATE SET touched_at = excluded.touched_at,
                                progress = CASE WHEN :progress = 1 THEN excluded.message ELSE incident_thread.progress END""")
                    .bind("key", key)
                    .bind("message", message)
                    .bind("progress", progress ? 1 : 0)
                    .bind("now", now)
                    .execute();
            update(handle, claim, """
                            UPDATE outbox SET state = 'SENT', done_at = :now, detail = ''
                            WHERE destination = :id AND post_key = :key AND state = 'SENDING'""").bind("key", key).bind("now", now).execute();
            recovered(handle, claim);
        });
    }

    @Override
    public boolean later(OutboxClaim claim, String key, Duration after, boolean perhapsSent, String why) {
        return holding(claim, (handle, now) -> {
            update(handle, claim, """
                            UPDATE outbox SET state = 'WAITING', detail = :why,
                                doubt = CASE WHEN :perhapsSent = 1 AND doubt = 'NONE' THEN 'UNCONFIRMED' ELSE doubt END
                            WHERE destination = :id AND post_key = :key AND state = 'SENDING'""")
                    .bind("key", key)
                    .bind("why", Columns.text(why))
                    .bind("perhapsSent", perhapsSent ? 1 : 0)
                    .execute();
            // The time waited, not the time passed: two days without power are no failure of the channel's.
            update(handle, claim, """
                            UPDATE destination SET failures = failures + 1, failing_for = failing_for + :after, due_at = :due,
                                holder = '', held_until = 0
                            WHERE id = :id""")
                    .bind("after", after.toMillis())
                    .bind("due", now + after.toMillis())
                    .execute();
            update(handle, claim, """
                            UPDATE outbox SET state = 'DEAD', done_at = :now, detail = :why
                            WHERE destination = :id AND state = 'WAITING' AND made_at <= :old
                                AND (SELECT failing_for FROM destination WHERE id = :id) >= :giveUp""")
                    .bind("now", now)
                    .bind("why", Columns.text(why))
                    .bind("old", now - terms.giveUp().toMillis())
                    .bind("giveUp", terms.giveUp().toMillis())
                    .execute();
        });
    }

    @Override
    public boolean orphaned(OutboxClaim claim, String key, String missing) {
        return holding(claim, (handle, now) -> {
            update(
                            handle,
                            claim,
                            "UPDATE incident_thread SET progress = '' WHERE destination = :id AND progress = :missing")
                    .bind("missing", missing)
                    .execute();
            update(handle, claim, "DELETE FROM incident_thread WHERE destination = :id AND message = :missing")
                    .bind("missing", missing)
                    .execute();
            back(handle, claim, key);
        });
    }

    @Override
    public boolean refused(OutboxClaim claim, String key, String why) {
        return holding(claim, (handle, now) -> {
            update(handle, claim, """
                            UPDATE outbox SET state = 'DEAD', done_at = :now, detail = :why
                            WHERE destination = :id AND post_key = :key AND state = 'SENDING'
                                AND (SELECT COUNT(*) FROM outbox o WHERE o.destination = :id AND o.post_key = :key
                                    AND o.state = 'SENDING') = 1""")
                    .bind("key", key)
                    .bind("now", now)
                    .bind("why", Columns.text(why))
                    .execute();
            update(handle, claim, """
                            UPDATE outbox SET state = 'WAITING', alone = 1, doubt = 'NONE', detail = :why
                            WHERE destination = :id AND post_key = :key AND state = 'SENDING'""")
                    .bind("key", key)
                    .bind("why", Columns.text(why))
                    .execute();
            recovered(handle, claim);
        });
    }

    @Override
    public boolean gone(OutboxClaim claim, String key, String why) {
        return holding(claim, (handle, now) -> {
            back(handle, claim, key);
            gone(handle, claim.to(), why, now);
            release(handle, claim, null);
        });
    }

    @Override
    public void release(OutboxClaim claim) {
        holding(claim, (handle, now) -> release(handle, claim, loads.due(handle, claim.to())));
    }

    @Override
    public void releaseAll() {
        store.write(handle -> handle.execute("UPDATE destination SET holder = '', held_until = 0 WHERE holder <> ''"));
    }

    @Override
    public void gone(Channel channel, String why) {
        store.write(handle -> {
            long now = time.applyAsLong(handle);
            Destinations.introduce(handle, channel);
            gone(handle, channel, why, now);
            if (channel.id().isEmpty()) {
                handle.createUpdate("""
                                UPDATE destination SET gone_at = :now, gone_why = :why, gone_whole = 1, notice_at = :now,
                                    notices = 0
                                WHERE platform = :platform AND workspace = :workspace AND gone_at IS NULL""")
                        .bind("now", now)
                        .bind("why", Columns.text(why))
                        .bind("platform", channel.platform())
                        .bind("workspace", channel.workspace())
                        .execute();
            }
            return true;
        });
    }

    @Override
    public void back(Channel channel) {
        store.write(handle -> {
            List<Channel> gone = handle.createQuery("""
                            SELECT platform, workspace, channel FROM destination WHERE gone_at IS NOT NULL
                                AND platform = :platform AND workspace = :workspace
                                AND (channel = :channel OR (:channel = '' AND gone_whole = 1))
                            ORDER BY id""")
                    .bind("platform", channel.platform())
                    .bind("workspace", channel.workspace())
                    .bind("channel", channel.id())
                    .map((row, context) -> Columns.channel(row))
                    .list();
            for (Channel each : gone) {
                handle.createUpdate("""
                                UPDATE destination SET gone_at = NULL, gone_why = '', gone_whole = 0, notice_at = NULL, notices = 0, failures = 0,
                                    failing_for = 0, due_at = :due
                                WHERE id = :id""")
                        .bind("due", loads.due(handle, each))
                        .bind("id", Destinations.id(each))
                        .execute();
            }
            return true;
        });
    }

    @Override
    public Optional<OutboxNotice> notice(Duration again) {
        return store.write(handle -> {
            long now = time.applyAsLong(handle);
            Optional<OutboxNotice> notice = handle.createQuery("""
                            SELECT platform, workspace, channel, gone_why FROM destination
                            WHERE notice_at <= :now AND gone_at IS NOT NULL ORDER BY notice_at LIMIT 1""")
                    .bind("now", now)
                    .map((row, context) -> new OutboxNotice(Columns.channel(row), row.getString("gone_why")))
                    .findOne();
            boolean mine = notice.isPresent()
                    && handle.createUpdate("""
                                            UPDATE destination SET notices = notices + 1,
                                                notice_at = CASE WHEN notices + 1 < :most THEN :again ELSE NULL END
                                            WHERE id = :id AND notice_at <= :now""")
                                    .bind("most", NOTICES)
                                    .bind("again", now + again.toMillis())
                                    .bind("id", Destinations.id(notice.get().to()))
                                    .bind("now", now)
                                    .execute()
                            == 1;
            return mine ? notice : Optional.empty();
        });
    }

    @Override
    public void noticed(Channel channel) {
        store.write(handle -> handle.createUpdate("UPDATE destination SET notice_at = NULL WHERE id = :id")
                .bind("id", Destinations.id(channel))
                .execute());
    }

    @Override
    public List<Channel> longGone() {
        return store.write(handle -> handle.createQuery(
                        "SELECT platform, workspace, channel FROM destination WHERE gone_at <= :before ORDER BY gone_at")
                .bind("before", time.applyAsLong(handle) - terms.keep().toMillis())
                .map((row, context) -> Columns.channel(row))
                .list());
    }

    @Override
    public void forget(Channel channel) {
        store.write(handle -> {
            for (String statement : List.of(
                    "DELETE FROM outbox WHERE destination = :id",
                    "DELETE FROM incident_thread WHERE destination = :id",
                    // The row stays if something is under way there, as it holds the fence.
                    "DELETE FROM destination WHERE id = :id AND holder = ''")) {
                handle.createUpdate(statement)
                        .bind("id", Destinations.id(channel))
                        .execute();
            }
            JdbcDigests.forget(handle, channel);
            Alerts.forget(handle, channel);
            return true;
        });
    }

    @Override
    public void sweep() {
        store.write(handle -> {
            long now = time.applyAsLong(handle);
            handle.createUpdate("DELETE FROM outbox WHERE done_at <= :before")
                    .bind("before", now - terms.keep().toMillis())
                    .execute();
            // Trouble may last, and its end belongs in its thread: threads are kept for a year.
            handle.createUpdate("DELETE FROM incident_thread WHERE touched_at <= :before")
                    .bind("before", now - Duration.ofDays(365).toMillis())
                    .execute();
            Alerts.sweep(handle, now);
            return true;
        });
    }

    @Override
    public List<OutboxDead> dead(Channel channel, int most) {
        return store.write(handle -> handle.createQuery("""
                        SELECT domain, transition, made_at, detail FROM outbox
                        WHERE destination = :id AND state = 'DEAD' ORDER BY seq DESC LIMIT :most""")
                .bind("id", Destinations.id(channel))
                .bind("most", most)
                .map((row, context) -> new OutboxDead(
                        row.getString("domain"),
                        Transition.valueOf(row.getString("transition")),
                        Instant.ofEpochMilli(row.getLong("made_at")),
                        row.getString("detail")))
                .list());
    }

    @Override
    public OutboxNumbers numbers() {
        return store.write(handle -> {
            long now = time.applyAsLong(handle);
            long dead = handle.createQuery("SELECT COUNT(*) FROM outbox WHERE state = 'DEAD'")
                    .mapTo(long.class)
                    .one();
            return handle.createQuery("""
                            SELECT COUNT(*) AS pending, MIN(made_at) AS oldest FROM outbox WHERE state IN ('WAITING', 'SENDING')
                                AND destination NOT IN (SELECT id FROM destination WHERE gone_at IS NOT NULL)""")
                    .map((row, context) -> new OutboxNumbers(
                            row.getLong("pending"),
                            row.getLong("pending") == 0
                                    ? Duration.ZERO
                                    : Duration.ofMillis(Math.max(0, now - row.getLong("oldest"))),
                            dead))
                    .one();
        });
    }

    private static void gone(Handle handle, Channel channel, String why, long now) {
        handle.createUpdate("""
                        UPDATE destination SET gone_at = :now, gone_why = :why, notice_at = :now, notices = 0
                        WHERE id = :id AND gone_at IS NULL""")
                .bind("id", Destinations.id(channel))
                .bind("now", now)
                .bind("why", Columns.text(why))
                .execute();
    }

    private static boolean isGone(Handle handle, OutboxClaim claim) {
        return handle.createQuery("SELECT COUNT(*) FROM destination WHERE id = :id AND gone_at IS NOT NULL")
                        .bind("id", Destinations.id(claim.to()))
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    private static void recovered(Handle handle, OutboxClaim claim) {
        update(handle, claim, "UPDATE destination SET failures = 0, failing_for = 0 WHERE id = :id")
                .execute();
    }

    private static void back(Handle handle, OutboxClaim claim, String key) {
        update(
                        handle,
                        claim,
                        "UPDATE outbox SET state = 'WAITING' WHERE destination = :id AND post_key = :key AND state = 'SENDING'")
                .bind("key", key)
                .execute();
    }

    private static void release(Handle handle, OutboxClaim claim, @Nullable Long due) {
        update(handle, claim, "UPDATE destination SET holder = '', held_until = 0, due_at = :due WHERE id = :id")
                .bind("due", due)
                .execute();
    }

    private static Update update(Handle handle, OutboxClaim claim, String statement) {
        return handle.createUpdate(statement).bind("id", Destinations.id(claim.to()));
    }

    /** Renews the claim, and so locks its row until the transaction ends; false if another has it. */
    private static boolean hold(Handle handle, OutboxClaim claim, long now) {
        return update(
                                handle,
                                claim,
                                "UPDATE destination SET held_until = :until WHERE id = :id AND holder = :holder AND fence = :fence")
                        .bind("until", now + claim.lease().toMillis())
                        .bind("holder", claim.holder())
                        .bind("fence", claim.fence())
                        .execute()
                == 1;
    }

    private boolean holding(OutboxClaim claim, Work work) {
        return store.write(handle -> {
            long now = time.applyAsLong(handle);
            boolean held = hold(handle, claim, now);
            if (held) {
                work.with(handle, now);
            }
            return held;
        });
    }

    /** What a holder of a claim does in its transaction. */
    private interface Work {
        void with(Handle handle, long now);
    }
}
