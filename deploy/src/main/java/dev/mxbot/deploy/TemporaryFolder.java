package dev.mxbot.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that is gone afterwards, also if the program is ended by a signal. */
final class TemporaryFolder {
    private static final Logger log = LoggerFactory.getLogger(TemporaryFolder.class);

    private final Path path;
    private final Thread hook = new Thread(this::delete, "mxbot-remove");

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    static TemporaryFolder make() {
        try {
            TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory("mxbot-demo-"));
            Runtime.getRuntime().addShutdownHook(folder.hook);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }

    Path path() {
        return path;
    }

    void remove() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            log.debug("The program is ending, and removes it once more", e);
        }
    }

    private void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            log.debug("{} stays behind", path, e);
        }
    }
}
