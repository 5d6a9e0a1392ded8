package dev.mxbot.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the store is.
 *
 * @param dataDir the folder of what mxbot keeps on this machine; the SQLite file is in it unless the URL says otherwise
 * @param url a JDBC URL; empty for SQLite in the folder
 */
public record StoreConfig(Path dataDir, Optional<String> url) {
    /** SQLite in a folder. */
    public static StoreConfig in(Path dataDir) {
        return new StoreConfig(dataDir, Optional.empty());
    }

    /** Never shows a password. */
    @Override
    public String toString() {
        return url.map(StoreUrl::masked).orElseGet(dataDir::toString);
    }

    /**
     * Where exactly.
     *
     * @throws StoreRefusedException if there is no such place
     */
    Place place() {
        return url.map(text -> StoreUrl.place(text, dataDir))
                .orElseGet(() -> new Place.File(dataDir.resolve("mxbot.db")));
    }

    /** A database of either kind. */
    sealed interface Place {
        /** SQLite. */
        record File(Path path) implements Place {
            Path folder() {
                Path parent = path.toAbsolutePath().getParent();
                return parent == null ? path.toAbsolutePath() : parent;
            }

            Path backups() {
                return folder().resolve("backups");
            }
        }

        /** PostgreSQL, by its JDBC URL. */
        record Server(String url) implements Place {
            @Override
            public String toString() {
                return StoreUrl.masked(url);
            }
        }
    }
}
