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

    private volatile Optional<String> trouble = Optional.empty();

    private Store(
            Engine engine, Clock clock, HikariDataSource writer, HikariDataSource reader, List<AutoCloseable> parts) {
        this.engine = engine;
        this.clock = clock;
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
            return patience.waitFor(() -> open(server, clock));
        }
        return open((StoreConfig.Place.File) place, clock);
    }

    private static Store open(StoreConfig.Place.Server server, Clock clock) {
        DataSource plain = PostgresConnections.plain(server.url());
        PostgresConnections.reach(plain, server);
        new Schema(Engine.POSTGRESQL, plain).migrate();
        HikariDataSource pool = PostgresConnections.pool(server.url());
        return new Store(Engine.POSTGRESQL, clock, pool, pool, List.of(pool));
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
            return new Store(Engine.SQLITE, clock, writer, readers, List.of(readers, writer, lock));
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
        return new JdbcOutbox(this, terms, handle -> engine.now(handle, clock).toEpochMilli());
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

    /** One transaction, with all that is in it or nothing. */
    <T> T write(Function<Handle, T> work) {
        try {
            T result = writes.<T, RuntimeException>inTransaction(work::apply);
            trouble = Optional.empty();
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
            return reads.<T, RuntimeException>withHandle(work::apply);
        } catch (JdbiException e) {
            throw noted(Trouble.of(e));
        }
    }

    private RuntimeException noted(RuntimeException e) {
        if (e instanceof StoreUnavailableException) {
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
