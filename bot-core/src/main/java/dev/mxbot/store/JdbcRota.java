package dev.mxbot.store;

import dev.mxbot.watch.Due;
import dev.mxbot.watch.Rota;
import dev.mxbot.watch.Wishes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Whose turn it is, in the table of the watches. To take one counts as a write: what somebody else found out who had it before is refused
 * from then on, even if that one wakes up first (RELIABILITY.md F48).
 */
final class JdbcRota implements Rota {
    private static final String DUE =
            "paused IS NULL AND next_at <= :now AND (held_until <= :now OR held_until > :tooFar)";

    /** What is held for longer than any lease was taken before a clock was set back. */
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(5);

    /** Whatever stands there, a calendar reaches that far. */
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(365);

    private final Store store;

    JdbcRota(Store store) {
        this.store = store;
    }

    /** One that was taken, read or not. */
    private record Row(Optional<Taken> taken, Optional<Unreadable> unreadable) {}

    @Override
    public Turn take(int most, Duration lease) {
        // Each second, mostly: a place in the line of writers is not needed for that.
        Optional<Turn> nothing = store.read(handle -> {
            Instant now = now(handle);
            return nothingDue(handle, now) ? Optional.of(new Turn(now, List.of(), List.of())) : Optional.empty();
        });
        if (nothing.isPresent()) {
            return nothing.get();
        }
        return store.write(handle -> {
            Instant now = now(handle);
            List<Row> rows = handle.createQuery(
                            "UPDATE watch SET held_until = :until, version = version + 1 WHERE id IN "
                                    + "(SELECT id FROM watch WHERE " + DUE + " ORDER BY next_at, id LIMIT :most"
                                    + store.engine().skippingLocked() + ") RETURNING *")
                    .bind("now", now.toEpochMilli())
                    .bind("tooFar", now.plus(LONGEST_LEASE).toEpochMilli())
                    .bind("until", now.plus(lease).toEpochMilli())
                    .bind("most", most)
                    .map(JdbcRota::row)
                    .list();
            return turn(now, rows);
        });
    }

    private boolean nothingDue(Handle handle, Instant now) {
        return handle.createQuery("SELECT 1 FROM watch WHERE " + DUE + " LIMIT 1")
                .bind("now", now.toEpochMilli())
                .bind("tooFar", now.plus(LONGEST_LEASE).toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isEmpty();
    }

    @Override
    public Optional<Turn> take(String id, Duration lease) {
        return store.write(handle -> {
            Instant now = now(handle);
            List<Row> rows = handle.createQuery("UPDATE watch SET held_until = :until, version = version + 1 "
                            + "WHERE id = :id AND paused IS NULL RETURNING *")
                    .bind("until", now.plus(lease).toEpochMilli())
                    .bind("id", id)
                    .map(JdbcRota::row)
                    .list();
            return rows.isEmpty() ? Optional.empty() : Optional.of(turn(now, rows));
        });
    }

    private static Turn turn(Instant now, List<Row> rows) {
        return new Turn(
                now,
                rows.stream().flatMap(row -> row.taken().stream()).toList(),
                rows.stream().flatMap(row -> row.unreadable().stream()).toList());
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        int failures = row.getInt("failures");
        try {
            return new Row(Optional.of(new Taken(JdbcWatches.readable(row), failures)), Optional.empty());
        } catch (UnreadableException e) {
            return new Row(
                    Optional.empty(),
                    Optional.of(new Unreadable(
                            row.getString("id"), row.getLong("version"), failures, String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public void putOff(String id, long version, Duration after, String why) {
        store.run(handle -> handle.createUpdate(
                        "UPDATE watch SET held_until = 0, failures = failures + 1, broken = :why, "
                                + "next_at = :next WHERE id = :id AND version = :version")
                .bind("why", Columns.text(why))
                .bind("next", now(handle).plus(after).toEpochMilli())
                .bind("id", id)
                .bind("version", version)
                .execute());
    }

    @Override
    public void releaseAll() {
        store.run(handle -> handle.execute("UPDATE watch SET held_until = 0 WHERE held_until <> 0"));
    }

    @Override
    public int align(Duration grace) {
        Instant now = store.read(this::now);
        List<Move> moves = store.read(handle -> handle
                .createQuery("SELECT id, wishes, next_at FROM watch "
                        + "WHERE paused IS NULL AND broken IS NULL AND (held_until <= :now OR held_until > :tooFar)")
                .bind("now", now.toEpochMilli())
                .bind("tooFar", now.plus(LONGEST_LEASE).toEpochMilli())
                .map((row, context) -> move(row, now, grace))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
        if (moves.isEmpty()) {
            return 0;
        }
        return store.write(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("UPDATE watch SET next_at = :next WHERE id = :id AND next_at = :before");
            for (Move move : moves) {
                batch.bind("next", move.next())
                        .bind("id", move.id())
                        .bind("before", move.before())
                        .add();
            }
            int moved = 0;
            for (int each : batch.execute()) {
                moved += each;
            }
            return moved;
        });
    }

    private record Move(String id, long before, long next) {}

    private static Optional<Move> move(ResultSet row, Instant now, Duration grace) throws SQLException {
        Instant next = Columns.time(row, "next_at");
        Duration every = every(row.getString("wishes"));
        boolean late = next.isBefore(now.minus(grace));
        // One and a half intervals is the furthest that a check is ever put off, see Due.
        boolean tooFar = next.isAfter(now.plus(every).plus(every.dividedBy(2)).plus(grace));
        return late || tooFar
                ? Optional.of(new Move(
                        row.getString("id"),
                        next.toEpochMilli(),
                        Due.spread(row.getString("id"), every, now).toEpochMilli()))
                : Optional.empty();
    }

    private static Duration every(String wishes) {
        try {
            Duration every = Json.read(Wishes.class, wishes).every();
            return every.compareTo(LONGEST_INTERVAL) < 0 ? every : LONGEST_INTERVAL;
        } catch (RuntimeException e) {
            // It is found to be broken when it is taken.
            return Wishes.DEFAULT.every();
        }
    }

    @Override
    public Load load() {
        return store.read(handle -> {
            Instant now = now(handle);
            // Each by an index: the rows are long, and this is asked for often.
            Duration lag = handle.createQuery(
                            "SELECT next_at FROM watch WHERE paused IS NULL AND broken IS NULL ORDER BY next_at LIMIT 1")
                    .map((row, context) -> Columns.time(row, "next_at"))
                    .findOne()
                    .filter(first -> first.isBefore(now))
                    .map(first -> Duration.between(first, now))
                    .orElse(Duration.ZERO);
            long broken = handle.createQuery("SELECT COUNT(*) FROM watch WHERE broken IS NOT NULL")
                    .mapTo(long.class)
                    .one();
            return new Load(lag, broken);
        });
    }

    private Instant now(Handle handle) {
        return Instant.ofEpochMilli(store.now(handle).toEpochMilli());
    }
}
