package dev.mxbot.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL server that is stopped and started again, on the same port and with what was in it. */
public final class StoppablePostgres implements Closeable {
    private final Path data;
    private EmbeddedPostgres server;

    private StoppablePostgres(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /**
     * A new one, or one with what was in it.
     *
     * @param data the folder of what is in it; need not be there yet
     */
    public static StoppablePostgres start(Path data) throws IOException {
        return new StoppablePostgres(data, server(data).start());
    }

    private static EmbeddedPostgres.Builder server(Path data) {
        // What is committed before a stop is to be there after it: nothing is switched off here.
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }

    /** The JDBC URL of its one database. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Ends every connection, whatever is under way on it. */
    public void stop() throws IOException {
        server.close();
    }

    public void startAgain() throws IOException {
        server = server(data).setPort(server.getPort()).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
