package dev.mxbot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How a PostgreSQL server is connected to; a server that says nothing more is noticed (RELIABILITY.md F19, F49). */
final class PostgresConnections {
    private static final int MOST = 10;
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** Longer than any statement of ours on a slow server (F20). */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** A process that stands still in a transaction holds rows that others need; the server ends that (F48). */
    private static final Duration STANDSTILL = Duration.ofSeconds(20);

    private PostgresConnections() {}

    /** One connection for each time it is asked. */
    static DataSource plain(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setConnectTimeout((int) CONNECT.toSeconds());
        source.setLoginTimeout((int) CONNECT.toSeconds());
        source.setSocketTimeout((int) SILENCE.toSeconds());
        source.setTcpKeepAlive(true);
        source.setApplicationName("mxbot");
        try {
            // Last: what the URL says goes before.
            source.setURL(url);
        } catch (IllegalArgumentException e) {
            throw new StoreRefusedException("the store's URL cannot be read; it looks like "
                    + "jdbc:postgresql://db.example.net/mxbot?user=mxbot&password=…");
        }
        return source;
    }

    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("mxbot-store");
        config.setDataSource(plain(url));
        config.setMaximumPoolSize(MOST);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setMaxLifetime(Duration.ofMinutes(20).toMillis());
        config.setConnectionInitSql("SET idle_in_transaction_session_timeout = " + STANDSTILL.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Reaches the server once, or says why not. */
    static void reach(DataSource source, StoreConfig.Place.Server server) {
        try (java.sql.Connection connection = source.getConnection()) {
            connection.isValid((int) CONNECT.toSeconds());
        } catch (SQLException e) {
            if (Trouble.isRefusal(e)) {
                throw new StoreRefusedException("the store " + server + " refuses mxbot: " + Trouble.words(e), e);
            }
            throw new dev.mxbot.watch.StoreUnavailableException(
                    "the store " + server + " cannot be reached: " + Trouble.words(e), e);
        }
    }
}
