package dev.mxbot.store;

import dev.mxbot.watch.StoreUnavailableException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The tables, and how older ones become today's. All that is missing is done in one transaction: where a step fails, nothing of it
 * stays (RELIABILITY.md F25). A schema that is newer than this program is left alone (F26).
 */
final class Schema {
    private static final String MIGRATIONS = "classpath:dev/mxbot/store/migration";

    private final Flyway flyway;
    private final DataSource source;

    Schema(Engine engine, DataSource source) {
        this(engine, source, List.of(MIGRATIONS));
    }

    /** With other steps. */
    Schema(Engine engine, DataSource source, List<String> places) {
        this.source = source;
        flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations(places.toArray(String[]::new))
                .placeholders(engine.types())
                .table("schema_version")
                .group(true)
                .cleanDisabled(true)
                .ignoreMigrationPatterns("*:future")
                .load();
    }

    /** What is, and what is to be. */
    record Version(Optional<String> now, String newest) {
        boolean isCurrent() {
            return now.equals(Optional.of(newest));
        }
    }

    /**
     * Which tables there are.
     *
     * @throws StoreRefusedException if they are newer than this program
     */
    Version version() {
        MigrationInfoService info = info();
        String newest = Arrays.stream(info.all())
                .filter(step -> !isFuture(step))
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .map(MigrationVersion::getVersion)
                .orElse("0");
        Optional<String> now = Optional.ofNullable(info.current())
                .map(MigrationInfo::getVersion)
                .map(MigrationVersion::getVersion);
        if (Arrays.stream(info.all()).anyMatch(Schema::isFuture)) {
            throw new StoreRefusedException("the store has schema version " + now.orElse("?")
                    + ", and this mxbot knows versions up to " + newest
                    + ": a newer mxbot has used it. Start that one, or go back to a backup from before");
        }
        return new Version(now, newest);
    }

    /** Does what is missing; the number of steps. */
    int migrate() {
        Version before = version();
        try {
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayException e) {
            unlessUnreachable(e);
            throw new StoreRefusedException(
                    "the store could not be brought from schema version "
                            + before.now().orElse("0") + " to " + before.newest() + ", and is as it was: " + reason(e),
                    e);
        }
    }

    private MigrationInfoService info() {
        try {
            return flyway.info();
        } catch (FlywayException e) {
            unlessUnreachable(e);
            throw new StoreRefusedException("the store's schema cannot be read: " + reason(e), e);
        }
    }

    private void unlessUnreachable(FlywayException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && Trouble.passes(sql)) {
                throw Trouble.unavailable(sql);
            }
        }
        try (java.sql.Connection connection = source.getConnection()) {
            connection.isValid(1);
        } catch (SQLException unreachable) {
            StoreUnavailableException unavailable = Trouble.unavailable(unreachable);
            unavailable.addSuppressed(e);
            throw unavailable;
        }
    }

    private static String reason(FlywayException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getMessage() != null) {
                return sql.getMessage().lines().findFirst().orElse("").strip();
            }
        }
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    }

    private static boolean isFuture(MigrationInfo step) {
        return switch (step.getState()) {
            case FUTURE_SUCCESS, FUTURE_FAILED -> true;
            default -> false;
        };
    }
}
