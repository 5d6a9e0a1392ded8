package dev.mxbot.store;

import dev.mxbot.watch.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Copies of a SQLite store, made while it is in use. */
public final class Backups {
    private static final String NAME = "mxbot-\\d{8}T\\d{6}Z\\.db";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Backups() {}

    /**
     * Makes a copy, and drops the oldest beyond so many. A store that is damaged is not copied: that would push out a good backup.
     *
     * @return the copy
     * @throws StoreRefusedException if there is nothing to copy, or it is damaged, or it is no file
     */
    public static Path make(StoreConfig config, Clock clock, int keep) {
        if (!(config.place() instanceof StoreConfig.Place.File place)) {
            throw new StoreRefusedException("the store is PostgreSQL, and its own tool makes better backups: "
                    + "pg_dump --format=custom. A copy that SQLite can read, too, is made by mxbot db export");
        }
        try {
            SqliteFile.reachable(place);
            DataFolder.prepare(place.backups());
            Path backup = place.backups().resolve("mxbot-" + TIME.format(clock.instant()) + ".db");
            copy(place, backup);
            List<Path> all = in(place.backups());
            for (Path old : all.subList(Math.min(Math.max(keep, 1), all.size()), all.size())) {
                Files.delete(old);
            }
            return backup;
        } catch (IOException e) {
            throw new StoreUnavailableException("the backup cannot be written: " + DataFolder.reason(e), e);
        }
    }

    /** Under its name only once it is whole. */
    private static void copy(StoreConfig.Place.File place, Path backup) throws IOException {
        Path unfinished = Path.of(backup + ".part");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished);
        DataFolder.restrict(unfinished);
        try (Connection connection = SqliteConnections.reading(place.path()).getConnection();
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, unfinished.toString());
            vacuum.execute();
        } catch (SQLException e) {
            Files.deleteIfExists(unfinished);
            throw new StoreUnavailableException("the backup cannot be made: " + Trouble.words(e), e);
        }
        Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Newest first; their names sort by time. */
    static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches(NAME))
                    .sorted(Comparator.<Path>reverseOrder())
                    .toList();
        }
    }
}
