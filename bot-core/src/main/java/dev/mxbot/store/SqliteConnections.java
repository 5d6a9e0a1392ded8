package dev.mxbot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** How a SQLite file is connected to: what is committed is on the disk, and whoever finds it busy waits. */
final class SqliteConnections {
    /** As long as a backup or another writer may take (RELIABILITY.md F21). */
    private static final Duration BUSY = Duration.ofSeconds(20);

    private static final int READERS = 4;

    private SqliteConnections() {}

    /** One connection at a time, opened when asked for. */
    static SQLiteDataSource plain(Path file) {
        SQLiteConfig config = config();
        // Takes the place of the writer at once: two that read first and write later would refuse each other.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return source(config, file);
    }

    /** Cannot write, and does not hinder those who do. */
    static SQLiteDataSource reading(Path file) {
        SQLiteConfig config = config();
        config.setTransactionMode(TransactionMode.DEFERRED);
        return source(config, file);
    }

    static HikariDataSource writer(Path file) {
        HikariConfig config = pool("mxbot-store-writer", 1);
        config.setDataSource(plain(file));
        return new HikariDataSource(config);
    }

    static HikariDataSource readers(Path file) {
        HikariConfig config = pool("mxbot-store-readers", READERS);
        config.setDataSource(reading(file));
        config.setConnectionInitSql("PRAGMA query_only = 1");
        return new HikariDataSource(config);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout((int) BUSY.toMillis());
        config.enforceForeignKeys(true);
        return config;
    }

    private static SQLiteDataSource source(SQLiteConfig config, Path file) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    private static HikariConfig pool(String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMaxLifetime(0);
        // Longer than one writer may wait for the file, so that the one behind it hears why.
        config.setConnectionTimeout(BUSY.plusSeconds(5).toMillis());
        config.setInitializationFailTimeout(-1);
        return config;
    }
}
