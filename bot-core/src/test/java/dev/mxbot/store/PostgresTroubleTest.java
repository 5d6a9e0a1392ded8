package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.RealPostgres;
import dev.mxbot.testing.VirtualTime;
import dev.mxbot.watch.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RELIABILITY.md F19, F48, F49: what a real server says when it cannot go on just now. It is tried again, and nothing of it is half done. */
class PostgresTroubleTest {
    @TempDir
    private Path folder;

    private final String url = RealPostgres.database();
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(config(url), Clock.systemUTC(), Patience.none());
        store.run(handle -> {
            handle.execute("CREATE TABLE thing (id INT PRIMARY KEY, n INT)");
            handle.execute("INSERT INTO thing VALUES (1, 0), (2, 0)");
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Ways in which a server ends what is under way; each leaves it to the next statement, or the commit, to hear of it. */
    enum End {
        /** 25P03: the process stood still within a transaction. */
        STOOD_STILL {
            @Override
            void come(PostgresTroubleTest test, Handle handle) {
                int pid = pid(handle);
                handle.execute("SET LOCAL idle_in_transaction_session_timeout = 1");
                test.awaitEnd(pid);
            }
        },
        /** 57P01. */
        TERMINATED {
            @Override
            void come(PostgresTroubleTest test, Handle handle) {
                int pid = pid(handle);
                test.outside("SELECT pg_terminate_backend(" + pid + ")");
                test.awaitEnd(pid);
            }
        };

        abstract void come(PostgresTroubleTest test, Handle handle);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsEndedBetweenTwoStatementsIsTriedAgain(End end) {
        assertThrows(
                StoreUnavailableException.class,
                () -> store.run(handle -> {
                    handle.execute("UPDATE thing SET n = 7");
                    end.come(this, handle);
                    handle.execute("UPDATE thing SET n = 8");
                }));

        assertTrue(store.trouble().isPresent());
        assertEquals(0, sum());
        assertEquals(Optional.empty(), store.trouble(), "what can be read is in order");
        goesOn();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsEndedBeforeTheCommitIsTriedAgain(End end) {
        assertThrows(
                StoreUnavailableException.class,
                () -> store.run(handle -> {
                    handle.execute("UPDATE thing SET n = 7");
                    end.come(this, handle);
                }));

        assertEquals(0, sum());
        goesOn();
    }

    /** 57014, 55P03, 53xxx and others, each raised by the server itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT pg_sleep(60)",
                "DO $$ BEGIN RAISE EXCEPTION 'no more memory' USING ERRCODE = '53200'; END $$",
                "DO $$ BEGIN RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'; END $$",
                "DO $$ BEGIN RAISE EXCEPTION 'starting up' USING ERRCODE = '57P03'; END $$",
                "DO $$ BEGIN RAISE EXCEPTION 'cannot read' USING ERRCODE = '58030'; END $$",
                "DO $$ BEGIN RAISE EXCEPTION 'gone' USING ERRCODE = '08006'; END $$"
            })
    void whatTheServerCannotDoNowIsTriedAgain(String statement) {
        assertThrows(
                StoreUnavailableException.class,
                () -> store.run(handle -> {
                    handle.execute("UPDATE thing SET n = 7");
                    handle.execute("SET LOCAL statement_timeout = 100");
                    handle.execute(statement);
                }));

        assertEquals(0, sum());
        goesOn();
    }

    /** Trying again brings the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO thing VALUES (1, 5)",
                "SELECT * FROM nowhere",
                "SELEKT 1",
                "SELECT 1 / (SELECT MIN(n) FROM thing)"
            })
    void aStatementThatIsWrongIsNot(String statement) {
        RuntimeException wrong =
                assertThrows(RuntimeException.class, () -> store.run(handle -> handle.execute(statement)));

        assertFalse(wrong instanceof StoreUnavailableException, wrong.toString());
        assertEquals(Optional.empty(), store.trouble());
        goesOn();
    }

    /** 40P01: two that wait for each other. One goes on. */
    @Test
    void aDeadlockIsTriedAgain() {
        CyclicBarrier both = new CyclicBarrier(2);
        List<Throwable> failures = Stream.of(List.of(1, 2), List.of(2, 1))
                .map(order -> CompletableFuture.runAsync(
                        () -> store.run(handle -> {
                            handle.execute("SET LOCAL deadlock_timeout = 10");
                            add(handle, order.get(0));
                            await(both);
                            add(handle, order.get(1));
                        }),
                        ownThread()))
                .toList()
                .stream()
                .flatMap(PostgresTroubleTest::failure)
                .toList();

        assertEquals(1, failures.size(), failures::toString);
        assertInstanceOf(StoreUnavailableException.class, failures.get(0));
        assertTrue(String.valueOf(failures.get(0).getMessage()).contains("deadlock"), failures::toString);
        assertEquals(2, sum(), "the other one's, whole");
        goesOn();
    }

    /** 40001. */
    @Test
    void whoIsOvertakenTriesAgain() {
        StoreUnavailableException overtaken = assertThrows(
                StoreUnavailableException.class,
                () -> store.run(handle -> {
                    handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                    handle.execute("SELECT * FROM thing");
                    outside("UPDATE thing SET n = 3");
                    add(handle, 1);
                }));

        assertTrue(String.valueOf(overtaken.getMessage()).contains("could not serialize"), overtaken.getMessage());
        assertEquals(6, sum());
        goesOn();
    }

    /** 25006: the server has become one that stands by. That readers are well says nothing about it. */
    @Test
    void aServerThatOnlyReadsIsTroubleUntilItWrites() {
        StoreUnavailableException standby = assertThrows(
                StoreUnavailableException.class,
                () -> store.run(handle -> {
                    handle.execute("SET TRANSACTION READ ONLY");
                    add(handle, 1);
                }));

        assertTrue(String.valueOf(standby.getMessage()).contains("read-only"), standby.getMessage());
        assertEquals(0, sum());
        store.run(handle -> handle.execute("SELECT 1"));
        assertTrue(store.trouble().isPresent(), "nothing was written");
        store.run(handle -> add(handle, 1));
        assertEquals(Optional.empty(), store.trouble());
    }

    /** 53300. */
    @Test
    void waitsForASeatOnAFullServer() {
        String name = url.replaceFirst(".*/(test_\\d+).*", "$1");
        outside("CREATE ROLE " + name + " LOGIN CONNECTION LIMIT 0");
        outside("ALTER SCHEMA public OWNER TO " + name);
        outside("DROP TABLE thing");
        for (String table : tables()) {
            outside("ALTER TABLE " + table + " OWNER TO " + name);
        }
        List<String> heard = new ArrayList<>();

        try (Store other = Store.open(
                config(url.replaceFirst("user=\\w+", "user=" + name)),
                Clock.systemUTC(),
                waiting(heard, () -> outside("ALTER ROLE " + name + " CONNECTION LIMIT -1")))) {
            assertEquals(Optional.empty(), other.watches().find("w1"));
        }
        assertEquals(1, heard.size());
        assertTrue(heard.get(0).contains("too many connections"), heard.toString());
    }

    /** 55P03: while another process changes the tables, whoever starts waits. */
    @Test
    void waitsForTheTablesThatAnotherOneHolds() throws SQLException {
        String name = url.replaceFirst(".*/(test_\\d+).*", "$1");
        outside("ALTER DATABASE " + name + " SET lock_timeout = 50");
        List<String> heard = new ArrayList<>();
        try (Connection another = PostgresConnections.plain(url).getConnection();
                Statement sql = another.createStatement()) {
            another.setAutoCommit(false);
            sql.execute("LOCK TABLE schema_version IN ACCESS EXCLUSIVE MODE");

            Store.open(config(url), Clock.systemUTC(), waiting(heard, () -> rollback(another)))
                    .close();
        }
        assertEquals(1, heard.size());
        assertTrue(heard.get(0).contains("lock timeout"), heard.toString());
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the trouble where one would first wait. */
    private static Patience waiting(List<String> heard, Runnable end) {
        VirtualTime time = new VirtualTime();
        return new Patience(
                Duration.ofSeconds(60),
                time::nanos,
                pause -> {
                    time.advance(pause);
                    end.run();
                },
                heard::add);
    }

    private StoreConfig config(String where) {
        return new StoreConfig(folder, Optional.of(where));
    }

    private void goesOn() {
        int before = sum();
        store.run(handle -> add(handle, 1));
        assertEquals(before + 1, sum());
        assertEquals(Optional.empty(), store.trouble());
    }

    private int sum() {
        return store.read(handle -> handle.createQuery("SELECT SUM(n) FROM thing")
                .mapTo(Integer.class)
                .one());
    }

    private static void add(Handle handle, int id) {
        handle.execute("UPDATE thing SET n = n + 1 WHERE id = ?", id);
    }

    private static int pid(Handle handle) {
        return handle.createQuery("SELECT pg_backend_pid()")
                .mapTo(Integer.class)
                .one();
    }

    private List<String> tables() {
        return store.read(handle -> handle.createQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .mapTo(String.class)
                .list());
    }

    /** By somebody else. */
    private void outside(String statement) {
        try (Connection connection = PostgresConnections.plain(url).getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until the server has let go of a connection. */
    private void awaitEnd(int pid) {
        try (Connection connection = PostgresConnections.plain(url).getConnection();
                Statement sql = connection.createStatement()) {
            boolean there = true;
            while (there) {
                try (ResultSet rows = sql.executeQuery("SELECT 1 FROM pg_stat_activity WHERE pid = " + pid)) {
                    there = rows.next();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Executor ownThread() {
        return task -> new Thread(task, "one-of-two").start();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Throwable> failure(CompletableFuture<Void> work) {
        try {
            work.join();
            return Stream.empty();
        } catch (CompletionException e) {
            return Stream.of(e.getCause());
        }
    }
}
