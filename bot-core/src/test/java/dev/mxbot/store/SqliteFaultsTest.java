package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.StoreUnavailableException;
import dev.mxbot.watch.Watch;
import dev.mxbot.watch.Watches;
import dev.mxbot.watch.Watches.Limits;
import dev.mxbot.watch.Wishes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteFaultsTest {
    private static final Instant AT = Instant.parse("2026-11-21T09:30:00Z");
    private static final Channel OPS = new Channel("slack", "T1", "C1");

    @TempDir
    Path folder;

    /** F21. */
    @Test
    void waitsWhileAnotherProcessWrites() throws Exception {
        try (Store store = open()) {
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch waiting = new CountDownLatch(1);
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
                try (Connection connection = SqliteConnections.plain(file()).getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("BEGIN IMMEDIATE");
                    held.countDown();
                    waiting.await();
                    Thread.sleep(300);
                    statement.execute("COMMIT");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            held.await();
            waiting.countDown();

            add(store, "w1");

            other.get();
            assertTrue(store.watches().find("w1").isPresent());
        }
    }

    /** F22. */
    @Test
    void aFullDiskCanBeReadAndRecoversByItself() {
        try (Store store = open()) {
            add(store, "w1");
            long pages = store.write(handle ->
                    handle.createQuery("PRAGMA page_count").mapTo(Long.class).one());
            // The one connection that writes is told that the disk ends here.
            limit(store, pages);

            StoreUnavailableException full = assertThrows(StoreUnavailableException.class, () -> fill(store));

            assertTrue(String.valueOf(full.getMessage()).contains("the disk is full"), full.getMessage());
            assertTrue(store.trouble().isPresent());
            assertTrue(store.watches().find("w1").isPresent(), "what is there can still be read");
            store.run(handle -> handle.execute("UPDATE watch SET version = 7 WHERE id = 'no such'"));
            assertTrue(store.trouble().isPresent(), "which is no sign that there is room");

            limit(store, pages + 10_000);
            add(store, "w2");
            assertTrue(store.watches().find("w2").isPresent());
            assertEquals(Optional.empty(), store.trouble());
        }
    }

    private static void limit(Store store, long pages) {
        store.write(handle -> handle.createQuery("PRAGMA max_page_count = " + pages)
                .mapTo(Long.class)
                .one());
    }

    private static void fill(Store store) {
        for (int i = 0; i < 1000; i++) {
            add(store, "f" + i);
        }
    }

    /** F23. */
    @Test
    void aDamagedFileIsRefusedAndLeftAsItIs() throws IOException {
        try (Store store = open()) {
            fill(store);
        }
        Path older = Backups.make(config(), at("2026-11-20T01:00:00Z"), 5);
        Path newer = Backups.make(config(), at("2026-11-21T01:00:00Z"), 5);
        byte[] bytes = Files.readAllBytes(file());
        for (int i = 4096; i < bytes.length; i += 512) {
            bytes[i] ^= 0x5a;
        }
        Files.write(file(), bytes);

        String why = refusal();

        assertTrue(why.contains("is damaged"), why);
        assertTrue(why.contains(newer.toString()), why);
        assertFalse(why.contains(older.toString()), why);
        assertArrayEquals(bytes, Files.readAllBytes(file()));
        // A backup of it would push out a good one.
        assertThrows(StoreRefusedException.class, () -> Backups.make(config(), at("2026-11-22T01:00:00Z"), 1));
        assertTrue(Files.exists(newer));

        // The way back that the refusal names.
        Files.move(file(), folder.resolve("damaged.db"));
        Files.copy(newer, file());
        try (Store store = open()) {
            assertEquals(1000, store.watches().in(OPS).size());
        }
    }

    /** F23: SQLite itself would take an empty file for a new database. */
    @Test
    void anEmptyFileIsADamagedOne() throws IOException {
        open().close();
        Files.write(file(), new byte[0]);

        assertTrue(refusal().contains("the file has 0 bytes"));
    }

    /** F23. */
    @Test
    void neverStartsEmptyWhereThereWasAStore() throws IOException {
        open().close();
        Path backup = Backups.make(config(), at("2026-11-20T01:00:00Z"), 5);
        Files.delete(file());

        assertTrue(refusal().contains(backup.toString()));
        assertFalse(Files.exists(file()));
    }

    @Test
    void whatAKilledFirstStartLeftIsNoStore() throws IOException {
        Files.write(folder.resolve("mxbot.db.new"), new byte[] {1, 2, 3});

        try (Store store = open()) {
            add(store, "w1");
        }
        assertFalse(Files.exists(folder.resolve("mxbot.db.new")));
    }

    /** F24. */
    @Test
    void aSecondProcessIsRefusedWithThePidOfTheFirst() throws Exception {
        Process first = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(first.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("open", said.readLine());

            assertTrue(refusal().contains("(process " + first.pid() + ")"));
            assertTrue(Files.exists(Backups.make(config(), at("2026-11-20T01:00:00Z"), 5)), "a backup needs no lock");
        } finally {
            first.destroyForcibly().waitFor();
        }
        open().close();
    }

    /** Another process with the store open. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (Store store = Store.open(StoreConfig.in(Path.of(arguments[0])), Clock.systemUTC(), Patience.none())) {
                System.out.println(store.trouble().isEmpty() ? "open" : "closed");
                Thread.sleep(600_000);
            }
        }
    }

    /** F24: in one process, too. */
    @Test
    void aSecondStoreOfTheSameProcessIsRefused() {
        try (Store store = open()) {
            add(store, "w1");

            assertTrue(refusal().contains("(process " + ProcessHandle.current().pid() + ")"));
            assertTrue(store.watches().find("w1").isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs"})
    void aNetworkFileSystemIsRefused(String type) {
        Exception refused =
                assertThrows(StoreRefusedException.class, () -> DataFolder.refuseNetwork(folder, new Disk(type)));

        assertTrue(String.valueOf(refused.getMessage()).contains("network file system (" + type + ")"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "apfs", "NTFS", "overlay", "tmpfs", "zfs", "9p"})
    void aDiskOfThisMachineIsNot(String type) {
        DataFolder.refuseNetwork(folder, new Disk(type));
    }

    @Test
    void theDriverUnpacksWhereItMayExecute() throws IOException {
        assertTrue(DataFolder.mayExecute(folder));
        try {
            DataFolder.makeRoomForTheDriver(folder, folder, where -> true);
            assertEquals(null, System.getProperty("org.sqlite.tmpdir"));

            DataFolder.makeRoomForTheDriver(folder, folder, where -> false);
            assertEquals(folder.resolve("native").toString(), System.getProperty("org.sqlite.tmpdir"));
            assertTrue(Files.isDirectory(folder.resolve("native")));
        } finally {
            System.clearProperty("org.sqlite.tmpdir");
        }
    }

    @Test
    void keepsTheNewestBackups() throws IOException {
        try (Store store = open()) {
            add(store, "w1");
            for (int day = 1; day <= 4; day++) {
                Backups.make(config(), at("2026-11-0" + day + "T00:00:00Z"), 2);
            }
        }
        assertEquals(
                java.util.List.of("mxbot-20261104T000000Z.db", "mxbot-20261103T000000Z.db"),
                Backups.in(folder.resolve("backups")).stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .toList());
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("backups").resolve("mxbot-20261104T000000Z.db"))));
    }

    private StoreConfig config() {
        return StoreConfig.in(folder);
    }

    private Path file() {
        return folder.resolve("mxbot.db");
    }

    private Store open() {
        return Store.open(config(), Clock.systemUTC(), Patience.none());
    }

    private String refusal() {
        return String.valueOf(
                assertThrows(StoreRefusedException.class, this::open).getMessage());
    }

    private static Clock at(String time) {
        return Clock.fixed(Instant.parse(time), java.time.ZoneOffset.UTC);
    }

    private static void add(Store store, String id) {
        Watch watch = new Watch(id, OPS, DomainName.of(id + ".example"), Wishes.DEFAULT, "U7", AT);
        assertEquals(
                new Watches.Added.Yes(),
                store.watches()
                        .add(
                                watch,
                                new Limits(10_000, 10_000),
                                new AuditEntry(AT, "U7", OPS, "watch_added", id + ".example", "")));
    }

    /** A file system of a type. */
    private static final class Disk extends FileStore {
        private final String type;

        Disk(String type) {
            this.type = type;
        }

        @Override
        public String name() {
            return "disk";
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public long getTotalSpace() {
            return 1;
        }

        @Override
        public long getUsableSpace() {
            return 1;
        }

        @Override
        public long getUnallocatedSpace() {
            return 1;
        }

        @Override
        public boolean supportsFileAttributeView(Class<? extends FileAttributeView> view) {
            return false;
        }

        @Override
        public boolean supportsFileAttributeView(String view) {
            return false;
        }

        @Override
        public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> view) {
            return null;
        }

        @Override
        public Object getAttribute(String attribute) {
            throw new UnsupportedOperationException(attribute);
        }
    }
}
