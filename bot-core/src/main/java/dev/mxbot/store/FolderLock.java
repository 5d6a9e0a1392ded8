package dev.mxbot.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One process on one data folder (RELIABILITY.md F24). The system gives the lock back when the process ends, however it ends; the pid
 * stands in a file of its own, because a locked one cannot be read everywhere.
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path pid;

    private FolderLock(FileChannel channel, Path pid) {
        this.channel = channel;
        this.pid = pid;
    }

    /**
     * Takes the folder.
     *
     * @throws StoreRefusedException naming the process that has it
     */
    static FolderLock take(Path folder) {
        Path file = folder.resolve("mxbot.lock");
        Path pid = folder.resolve("mxbot.pid");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            DataFolder.restrict(file);
            if (!isLocked(channel)) {
                channel.close();
                throw new StoreRefusedException("the data folder " + folder + " is in use by another mxbot (process "
                        + read(pid) + "). Stop that one, or give this one a folder of its own (MXBOT_DATA_DIR)");
            }
            Files.writeString(pid, ProcessHandle.current().pid() + "\n");
            DataFolder.restrict(pid);
            return new FolderLock(channel, pid);
        } catch (IOException e) {
            close(channel);
            throw new StoreRefusedException(
                    "the data folder " + folder + " cannot be locked: " + DataFolder.reason(e), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisVeryProcess) {
            return false;
        }
    }

    private static String read(Path pid) throws IOException {
        String text = Files.exists(pid)
                ? Files.readString(pid, StandardCharsets.US_ASCII).strip()
                : "";
        return text.matches("\\d{1,19}") ? text : "unknown";
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(pid);
        } catch (IOException stays) {
            // The lock counts; the pid is only for the words.
        }
        close(channel);
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // Nothing was written through it.
        }
    }
}
