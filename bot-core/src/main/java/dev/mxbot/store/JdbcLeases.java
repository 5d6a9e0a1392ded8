package dev.mxbot.store;

import dev.mxbot.channel.Lease;
import dev.mxbot.channel.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Leases as rows: one statement each, so that of two who ask at once one gets it. */
final class JdbcLeases implements Leases {
    private final Store store;

    JdbcLeases(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Lease> take(String name, String holder, Duration lasts) {
        return store.write(handle -> granted(
                handle.createQuery("INSERT INTO lease (name, holder, ends, token) VALUES (:name, :holder, :ends, 1) "
                        + "ON CONFLICT (name) DO UPDATE SET holder = :holder, ends = :ends, token = lease.token + 1 "
                        + "WHERE lease.ends <= :now OR lease.holder = :holder RETURNING token, ends"),
                name,
                holder,
                now(handle),
                lasts));
    }

    @Override
    public Optional<Lease> renew(Lease lease, Duration lasts) {
        return store.write(handle -> granted(
                handle.createQuery("UPDATE lease SET ends = :ends WHERE name = :name AND holder = :holder "
                                + "AND token = :token AND ends > :now RETURNING token, ends")
                        .bind("token", lease.token()),
                lease.name(),
                lease.holder(),
                now(handle),
                lasts));
    }

    @Override
    public void release(Lease lease) {
        store.run(handle -> handle.createUpdate(
                        "UPDATE lease SET ends = 0 WHERE name = :name AND holder = :holder AND token = :token")
                .bind("name", lease.name())
                .bind("holder", lease.holder())
                .bind("token", lease.token())
                .execute());
    }

    private static Optional<Lease> granted(Query query, String name, String holder, Instant now, Duration lasts) {
        return query.bind("name", name)
                .bind("holder", holder)
                .bind("now", now.toEpochMilli())
                .bind("ends", now.plus(lasts).toEpochMilli())
                .map((row, context) -> new Lease(name, holder, Columns.time(row, "ends"), row.getLong("token")))
                .findOne();
    }

    private Instant now(Handle handle) {
        return store.now(handle);
    }
}
