package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.store.Patience;
import dev.mxbot.store.Store;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.testing.RealPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** db-scheduler as it is set up here, on both databases. */
class ChoresTest {
    @TempDir
    private Path folder;

    /** Done again and again; F56: a task that this version does not know is left for the one that does. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void doesTheChoresAndKeepsTasksOfOtherVersions(boolean postgres) throws Exception {
        StoreConfig place =
                postgres ? new StoreConfig(folder, Optional.of(RealPostgres.database())) : StoreConfig.in(folder);
        CountDownLatch twice = new CountDownLatch(2);
        try (Store store = Store.open(place, Clock.systemUTC(), Patience.none())) {
            try (Connection connection = store.dataSource().getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute("INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version) "
                        + "VALUES ('of-a-newer-version', 'only', "
                        + (postgres
                                ? "now() - interval '30 days', false"
                                : "(CAST(strftime('%s', 'now') AS INTEGER) - 2592000) * 1000, 0")
                        + ", 1)");
            }
            Chores chores = new Chores(
                    store.dataSource(),
                    store.isShared(),
                    "test",
                    List.of(new Chores.Chore("count", Duration.ofMillis(10), twice::countDown)));
            chores.start();
            assertTrue(twice.await(30, TimeUnit.SECONDS), "not done twice");
            chores.stop();
            assertEquals(1, count(store));
        }
    }

    private static int count(Store store) throws SQLException {
        try (Connection connection = store.dataSource().getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(
                        "SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'of-a-newer-version'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
