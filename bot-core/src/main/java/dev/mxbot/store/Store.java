package dev.mxbot.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.mxbot.channel.Leases;
import dev.mxbot.watch.Digests;
import dev.mxbot.watch.Outbox;
import dev.mxbot.watch.OutboxTerms;
import dev.mxbot.watch.Rota;
import dev.mxbot.watch.StoreUnavailableException;
import dev.mxbot.watch.Watches;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** An open store, with the tables as this program wants them. */
public final class Store implements AutoCloseable {
    private final Engine engine;
    private final Clock clock;
    private final HikariDataSource source;
    private final Jdbi writes;
    private final Jdbi reads;

    /** In the order in which they are closed. */
    private final List<AutoCloseable> parts;

    private final Time time;
    private volatile Optional<String> trouble = Optional.empty();

    /** True while what is there can be read, and nothing can be added: no success of a reader says that this is over. */
    private volatile boolean readOnly;

    /** What time it is, for leases and what is due. */
    private interface Time {
        Instant now(Handle handle);
    }

    private Store(
            Engine engine,
            Clock clock,
            Time time,
            HikariDataSource writer,
            HikariDataSource reader,
            List<AutoCloseable> parts) {
        this.engine = engine;
        this.clock = clock;
        this.time = time;
        this.source = writer;
        this.writes = Jdbi.create(writer);
        this.reads = Jdbi.create(reader);
        this.parts = List.copyOf(parts);
    }

    /**
     * Opens the store, makes it where there is none, and brings its tables up to date.
     *
     * @param clock for what is written; leases of several machines go by the database's own
     * @throws StoreUnavailableException if it cannot be reached, after as much patience
     * @throws StoreRefusedException if it must not be used as it is
     */
    public static Store open(StoreConfig config, Clock clock, Patience patience) {
        StoreConfig.Place place = config.place();
        if (place instanceof StoreConfig.Place.Server server) {
            return patience.waitFor(() -> open(server, clock, handle -> Engine.POSTGRESQL.now(handle, clock)));
        }
        return open((StoreConfig.Place.File) place, clock);
    }

    /** For tests whose time passes as they say: a server's own clock counts for nothing. */
    static Store openUnder(Clock clock, StoreConfig config) {
        return config.place() instanceof StoreConfig.Place.Server server
                ? open(server, clock, handle -> clock.instant())
                : open(config, clock, Patience.none());
    }

    private static Store open(StoreConfig.Place.Server server, Clock clock, Time time) {
        DataSource plain = PostgresConnections.plain(server.url());
        PostgresConnections.reach(plain, server);
        new Schema(Engine.POSTGRESQL, plain).migrate();
        HikariDataSource pool = PostgresConnections.pool(server.url());
        return new Store(Engine.POSTGRESQL, clock, time, pool, pool, List.of(pool));
    }

    private static Store open(StoreConfig.Place.File file, Clock clock) {
        DataFolder.prepare(file.folder());
        DataFolder.makeRoomForTheDriver(file.folder());
        FolderLock lock = FolderLock.take(file.folder());
        try {
            SqliteFile.ready(file);
            new Schema(Engine.SQLITE, SqliteConnections.plain(file.path())).migrate();
            HikariDataSource writer = SqliteConnections.writer(file.path());
            HikariDataSource readers = SqliteConnections.readers(file.path());
            return new Store(
                    Engine.SQLITE,
                    clock,
                    handle -> Engine.SQLITE.now(handle, clock),
                    writer,
                    readers,
                    List.of(readers, writer, lock));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * The version that the tables have, and the newest that this program knows.
     *
     * @param now 0 where there are no tables yet
     */
    public record Versions(String now, String newest) {}

    /** Looks, and changes nothing. */
    public static Versions versions(StoreConfig config) {
        StoreConfig.Place place = config.place();
        if (place instanceof StoreConfig.Place.Server server) {
            DataSource plain = PostgresConnections.plain(server.url());
            PostgresConnections.reach(plain, server);
            return versions(new Schema(Engine.POSTGRESQL, plain));
        }
        StoreConfig.Place.File file = (StoreConfig.Place.File) place;
        SqliteFile.reachable(file);
        return versions(new Schema(Engine.SQLITE, SqliteConnections.reading(file.path())));
    }

    /** Brings the tables up to date, as {@link #open} does. */
    public static Versions migrate(StoreConfig config, Clock clock) {
        open(config, clock, Patience.none()).close();
        return versions(config);
    }

    private static Versions versions(Schema schema) {
        Schema.Version version = schema.version();
        return new Versions(version.now().orElse("0"), version.newest());
    }

    public Engine engine() {
        return engine;
    }

    public Watches watches() {
        return new JdbcWatches(this);
    }

    public Outbox outbox(OutboxTerms terms) {
        return new JdbcOutbox(this, terms, handle -> now(handle).toEpochMilli());
    }

    public Rota rota() {
        return new JdbcRota(this);
    }

    /** What platforms have sent already, as all processes on this store know it. */
    public JdbcSeenOnce seenOnce() {
        return new JdbcSeenOnce(this);
    }

    /** True where several processes may use the store at a time. */
    public boolean isShared() {
        return engine == Engine.POSTGRESQL;
    }

    public Digests digests() {
        return new JdbcDigests(this);
    }

    public Leases leases() {
        return new JdbcLeases(this);
    }

    /** Connections that may write; on SQLite there is one, and whoever asks for it waits. */
    public DataSource dataSource() {
        return source;
    }

    /** Why the store could not be used the last time; empty if it could. */
    public Optional<String> trouble() {
        return trouble;
    }

    Clock clock() {
        return clock;
    }

    /** The time that all who use the store agree on (RELIABILITY.md P27). */
    Instant now(Handle handle) {
        return time.now(handle);
    }

    /** One transaction, with all that is in it or nothing. */
    <T> T write(Function<Handle, T> work) {
        boolean wasReadOnly = readOnly;
        boolean[] wrote = new boolean[1];
        try {
            T result = writes.<T, RuntimeException>inTransaction(handle -> {
                long before = wasReadOnly ? engine.written(handle) : 0;
                T done = work.apply(handle);
                wrote[0] = wasReadOnly && engine.written(handle) != before;
                return done;
            });
            went(wrote[0]);
            return result;
        } catch (JdbiException e) {
            throw noted(Trouble.of(e));
        }
    }

    void run(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return Optional.empty();
        });
    }

    /** Questions only. */
    <T> T read(Function<Handle, T> work) {
        try {
            T result = reads.<T, RuntimeException>withHandle(work::apply);
            went(false);
            return result;
        } catch (JdbiException e) {
            throw noted(Trouble.of(e));
        }
    }

    /** It can be used again; where nothing could be added, only what was added shows that. */
    private synchronized void went(boolean wrote) {
        if (!readOnly || wrote) {
            readOnly = false;
            trouble = Optional.empty();
        }
    }

    private synchronized RuntimeException noted(RuntimeException e) {
        if (e instanceof StoreUnavailableException) {
            readOnly |= Trouble.isOfWritingOnly(e);
            trouble = Optional.ofNullable(e.getMessage());
        }
        return e;
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                // The next part is to be closed all the same.
            }
        }
    }
}
