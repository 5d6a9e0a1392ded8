package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.reply.Reply;
import dev.mxbot.testing.ReplyGallery;
import dev.mxbot.watch.Announcement;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Conclusion;
import dev.mxbot.watch.Memory;
import dev.mxbot.watch.Reason;
import dev.mxbot.watch.Transition;
import dev.mxbot.watch.Watch;
import dev.mxbot.watch.Watches;
import dev.mxbot.watch.Watches.Limits;
import dev.mxbot.watch.Wishes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferTest {
    private static final Instant AT = Instant.parse("2026-11-21T09:30:00.123Z");
    private static final Channel OPS = new Channel("slack", "T1", "C1");
    private static final Limits ROOMY = new Limits(100_000, 100_000);

    @TempDir
    Path folder;

    /** From each database to the other: what comes out of the copy is, octet for octet, what went in. */
    @ParameterizedTest
    @EnumSource
    void movesEverythingUnchanged(Engine from) throws IOException {
        Engine to = from == Engine.SQLITE ? Engine.POSTGRESQL : Engine.SQLITE;
        StoreConfig old = Engines.place(from, folder.resolve("old"));
        StoreConfig copy = Engines.place(to, folder.resolve("copy"));
        fill(old, 1500);
        String exported = export(old);

        SortedMap<String, Long> counts = read(copy, exported, false);

        assertEquals(1500, counts.get("watch"));
        assertEquals(1503, counts.get("audit"));
        assertEquals(3, counts.get("outbox"));
        assertEquals(3, counts.get("alert"));
        assertEquals(exported, export(copy));
        try (Store store = open(copy)) {
            assertEquals(
                    List.of("acknowledged 2", "acknowledged 1", "acknowledged 0"),
                    store.watches().audit(OPS, DomainName.of("d7.example"), 3).stream()
                            .map(entry -> entry.what() + " " + entry.detail())
                            .toList());
            // The database goes on counting behind what was imported.
            store.watches().add(watch(9999), ROOMY, new AuditEntry(AT, "U7", OPS, "watch_added", "d9999.example", ""));
        }
    }

    @Test
    void importsIntoAnEmptyStoreOnlyUnlessTold() throws IOException {
        StoreConfig one = StoreConfig.in(folder.resolve("one"));
        StoreConfig two = StoreConfig.in(folder.resolve("two"));
        fill(one, 8);
        fill(two, 9);
        String before = export(two);

        String why = refusal(two, export(one), false);

        assertTrue(why.startsWith("the store is not empty"), why);
        assertEquals(before, export(two));
        assertEquals(8, read(two, export(one), true).get("watch"));
        assertEquals(export(one), export(two));
    }

    @Test
    void importsNothingOfWhatIsNotWhole() throws IOException {
        StoreConfig one = StoreConfig.in(folder.resolve("one"));
        StoreConfig two = StoreConfig.in(folder.resolve("two"));
        fill(one, 600);
        String whole = export(one);
        String empty = export(openAndClose(two));

        String cut = whole.substring(0, whole.lastIndexOf("{\"kind\":\"end\""));
        assertTrue(refusal(two, cut, false).contains("without its last line"));
        assertTrue(refusal(two, whole.replaceFirst("d7.example", "d7.exampel"), false)
                .contains("its checksum is another"));
        assertTrue(refusal(two, whole.substring(0, whole.length() / 2), false).contains("is no JSON"));
        assertTrue(refusal(two, "{\"kind\":\"watch\"}\n", false).contains("no export of mxbot"));
        assertTrue(refusal(two, whole.replaceFirst("\"schema\":\"\\d+\"", "\"schema\":\"77\""), false)
                .contains("schema version 77"));
        assertTrue(refusal(two, whole.replaceFirst("\"kind\":\"watch\"", "\"kind\":\"sqlite_master\""), false)
                .contains("there is no such kind"));
        assertTrue(refusal(two, whole.replaceFirst("\"kind\":\"watch\"", "\"kind\":\"watch\",\"x\":1"), false)
                .contains("has a column that watch does not have"));
        assertEquals(empty, export(two));
    }

    private static StoreConfig openAndClose(StoreConfig config) {
        open(config).close();
        return config;
    }

    private static void fill(StoreConfig config, int watches) {
        Reply hostile = Objects.requireNonNull(ReplyGallery.all().get("hostile"));
        try (Store store = open(config)) {
            Watches kept = store.watches();
            for (int i = 0; i < watches; i++) {
                kept.add(
                        watch(i),
                        ROOMY,
                        new AuditEntry(AT, "U" + i, OPS, "watch_added", "d" + i + ".example", "é \u2028"));
            }
            for (int i = 0; i < 3; i++) {
                AuditEntry pressed = new AuditEntry(AT, "U7", OPS, "acknowledged", "d7.example", "" + i);
                Announcement said = new Announcement("i" + i, Transition.OPENED, i, OPS, hostile, "a cause");
                kept.conclude(
                        kept.find("w7").orElseThrow(),
                        new Conclusion(
                                Memory.NONE,
                                List.of(said),
                                List.of(),
                                List.of(pressed),
                                AT.plusSeconds(i),
                                Reason.OPENED,
                                Optional.of(WatchesContract.found(i, "\0 \ud800 é \u2028"))));
            }
            kept.pause(new Channel("slack", "T1", "C2"), "gone", new AuditEntry(AT, "mxbot", OPS, "paused", "", ""));
        }
    }

    private static Watch watch(int i) {
        return new Watch("w" + i, OPS, DomainName.of("d" + i + ".example"), Wishes.DEFAULT, "U" + i, AT.plusMillis(i));
    }

    private static String export(StoreConfig config) throws IOException {
        StringWriter to = new StringWriter();
        Transfer.export(config, Patience.none(), to);
        return to.toString();
    }

    private static SortedMap<String, Long> read(StoreConfig config, String text, boolean replace) {
        try (Store store = open(config)) {
            return Transfer.read(store, new BufferedReader(new StringReader(text)), replace);
        }
    }

    private static String refusal(StoreConfig config, String text, boolean replace) {
        return String.valueOf(assertThrows(StoreRefusedException.class, () -> read(config, text, replace))
                .getMessage());
    }

    private static Store open(StoreConfig config) {
        return Store.open(config, Clock.systemUTC(), Patience.none());
    }
}
