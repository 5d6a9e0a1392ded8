package dev.mxbot.store;

import dev.mxbot.watch.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The file of a SQLite store: whole and ours, or not opened (RELIABILITY.md F23). */
final class SqliteFile {
    private static final int HEADER = 512;

    private SqliteFile() {}

    /**
     * Makes the file where there is none, else looks whether it is sound. A new store is made beside its place and moved there when it is
     * whole, so an empty file is always a damaged one.
     */
    static void ready(StoreConfig.Place.File place) {
        Path file = place.path();
        try {
            if (Files.exists(file)) {
                refuseDamaged(place);
                DataFolder.restrict(file);
            } else {
                refuseLost(place);
                create(file);
            }
        } catch (IOException e) {
            throw new StoreUnavailableException("the store " + file + " cannot be used: " + DataFolder.reason(e), e);
        }
    }

    /** Looks at every page. */
    private static void refuseDamaged(StoreConfig.Place.File place) throws IOException {
        if (Files.size(place.path()) < HEADER) {
            throw damaged(place, "the file has " + Files.size(place.path()) + " bytes", null);
        }
        try (Connection connection = SqliteConnections.reading(place.path()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA quick_check(1)")) {
            String said = found.next() ? found.getString(1) : "nothing";
            if (!"ok".equals(said)) {
                throw damaged(
                        place,
                        String.valueOf(said)
                                .lines()
                                .reduce((first, last) -> last)
                                .orElse(""),
                        null);
            }
        } catch (SQLException e) {
            if (!Trouble.isDamage(e)) {
                throw Trouble.unavailable(e);
            }
            throw damaged(place, Trouble.words(e), e);
        }
    }

    /** There, sound, and readable by this process, which leaves it to the one that has it. */
    static void reachable(StoreConfig.Place.File place) {
        try {
            refuseAbsent(place);
            DataFolder.makeRoomForTheDriver(place.folder());
            refuseDamaged(place);
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    "the store " + place.path() + " cannot be used: " + DataFolder.reason(e), e);
        }
    }

    private static void refuseAbsent(StoreConfig.Place.File place) throws IOException {
        if (!Files.exists(place.path())) {
            refuseLost(place);
            throw new StoreRefusedException("there is no store " + place.path() + " yet; mxbot run makes it");
        }
    }

    private static void refuseLost(StoreConfig.Place.File place) throws IOException {
        boolean log = Files.exists(Path.of(place.path() + "-wal")) && Files.size(Path.of(place.path() + "-wal")) > 0;
        List<Path> backups = Backups.in(place.backups());
        if (log || !backups.isEmpty()) {
            throw new StoreRefusedException("the store " + place.path() + " is missing, and there was one: "
                    + (backups.isEmpty() ? "its -wal file is still there" : "its newest backup is " + backups.get(0))
                    + ". Put it back, or move what is left away to start anew");
        }
    }

    private static void create(Path file) throws IOException {
        Path unfinished = Path.of(file + ".new");
        for (String end : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(Path.of(unfinished + end));
        }
        Files.createFile(unfinished);
        DataFolder.restrict(unfinished);
        DataSource source = SqliteConnections.plain(unfinished);
        new Schema(Engine.SQLITE, source).migrate();
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static StoreRefusedException damaged(
            StoreConfig.Place.File place, String what, @org.jspecify.annotations.Nullable Throwable cause)
            throws IOException {
        List<Path> backups = Backups.in(place.backups());
        String way = backups.isEmpty()
                ? "There is no backup in " + place.backups()
                : "The newest backup is " + backups.get(0) + ": move " + place.path()
                        + " and what begins with its name away, and copy the backup there";
        String why = "the store " + place.path() + " is damaged (" + what + "), and is left as it is. " + way;
        return cause == null ? new StoreRefusedException(why) : new StoreRefusedException(why, cause);
    }
}
