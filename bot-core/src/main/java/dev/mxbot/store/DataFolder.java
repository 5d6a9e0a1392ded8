package dev.mxbot.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The folder that a SQLite store stands in: mxbot's alone, and on a disk of this machine. */
final class DataFolder {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    /** Their locks are not to be trusted, and WAL needs shared memory (sqlite.org/wal.html). */
    private static final Pattern NETWORK =
            Pattern.compile("nfs\\d?|cifs|smb.*|smbfs|afpfs|ncpfs|fuse\\.(?:sshfs|glusterfs|s3fs|rclone)|ceph|lustre");

    private DataFolder() {}

    /** Makes the folder where there is none. */
    static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
            restrict(folder, FOLDER);
            refuseNetwork(folder, Files.getFileStore(folder));
        } catch (IOException e) {
            throw new StoreRefusedException(
                    "the data folder " + folder + " cannot be used: " + reason(e) + ". MXBOT_DATA_DIR names another",
                    e);
        }
    }

    static void refuseNetwork(Path folder, FileStore disk) {
        if (NETWORK.matcher(disk.type().toLowerCase(Locale.ROOT)).matches()) {
            throw new StoreRefusedException(
                    "the data folder " + folder + " is on a network file system (" + disk.type()
                            + "), where SQLite loses data. Take a folder on a disk of this machine, or PostgreSQL (MXBOT_STORE_URL)");
        }
    }

    /** Nobody else on the machine reads what channels watch (T20). */
    static void restrict(Path file) throws IOException {
        restrict(file, FILE);
    }

    private static void restrict(Path path, Set<PosixFilePermission> rights) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")
                && !Files.getPosixFilePermissions(path).equals(rights)) {
            Files.setPosixFilePermissions(path, rights);
        }
    }

    /**
     * SQLite's driver unpacks a library and loads it, by default in the system's temporary folder; where nothing may be executed there,
     * it does so here.
     */
    static void makeRoomForTheDriver(Path folder) {
        makeRoomForTheDriver(folder, Path.of(System.getProperty("java.io.tmpdir", "/tmp")), DataFolder::mayExecute);
    }

    static void makeRoomForTheDriver(Path folder, Path temporary, Predicate<Path> mayExecute) {
        if (System.getProperty("org.sqlite.tmpdir") != null || mayExecute.test(temporary)) {
            return;
        }
        Path own = folder.resolve("native");
        try {
            Files.createDirectories(own);
            restrict(own, FOLDER);
        } catch (IOException e) {
            throw new StoreRefusedException("the folder " + own + " cannot be made: " + reason(e), e);
        }
        System.setProperty("org.sqlite.tmpdir", own.toString());
    }

    /** The kernel says no for a file on a file system mounted noexec, whatever the file's own rights. */
    static boolean mayExecute(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, "mxbot", ".probe");
            try {
                restrict(probe, FOLDER);
                return Files.isExecutable(probe);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            return false;
        }
    }

    static String reason(IOException e) {
        String what = e.getClass().getSimpleName().replaceFirst("Exception$", "");
        return e.getMessage() == null ? what : what + " " + e.getMessage();
    }
}
