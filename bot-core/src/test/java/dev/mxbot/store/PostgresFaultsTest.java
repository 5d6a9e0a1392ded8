package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.testing.CuttableLink;
import dev.mxbot.testing.RealPostgres;
import dev.mxbot.testing.VirtualTime;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.StoreUnavailableException;
import dev.mxbot.watch.Watch;
import dev.mxbot.watch.Watches.Limits;
import dev.mxbot.watch.Wishes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresFaultsTest {
    private static final Channel OPS = new Channel("slack", "T1", "C1");

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();
    private final List<String> heard = new ArrayList<>();

    /** F18. */
    @Test
    void givesUpAfterAMinuteWithTheReason() throws IOException {
        String url;
        try (CuttableLink nobody = new CuttableLink(1)) {
            url = "jdbc:postgresql://localhost:" + nobody.port() + "/mxbot?user=u&password=verysecret";
        }

        String why = String.valueOf(assertThrows(
                        StoreUnavailableException.class, () -> Store.open(config(url), Clock.systemUTC(), aMinute()))
                .getMessage());

        assertTrue(
                time.elapsed().compareTo(Duration.ofSeconds(55)) > 0,
                time.elapsed().toString());
        assertTrue(
                time.elapsed().compareTo(Duration.ofSeconds(60)) <= 0,
                time.elapsed().toString());
        assertTrue(why.contains("cannot be reached") && why.contains("refused"), why);
        assertTrue(why.endsWith("(tried for " + time.elapsed().toSeconds() + " s)"), why);
        assertTrue(heard.size() > 5 && heard.get(0).contains("refused"), heard.toString());
        assertFalse((why + heard).contains("verysecret"));
    }

    /** F18: what comes in time is used. */
    @Test
    void opensAsSoonAsTheServerIsThere() throws IOException {
        String url = RealPostgres.database();
        try (CuttableLink link = new CuttableLink(URI.create(url.substring(5)).getPort())) {
            link.cut();
            Patience patience = new Patience(
                    Duration.ofSeconds(60),
                    time::nanos,
                    pause -> {
                        time.advance(pause);
                        if (heard.size() == 3) {
                            mend(link);
                        }
                    },
                    heard::add);

            try (Store store = Store.open(config(through(link, url)), Clock.systemUTC(), patience)) {
                assertEquals(3, heard.size());
                assertEquals(Optional.empty(), store.watches().find("w1"));
            }
        }
    }

    /** No waiting makes a database that does not exist. */
    @Test
    void refusesAtOnceWhatWaitingDoesNotMend() {
        String url = RealPostgres.database().replaceFirst("/test_\\d+", "/no_such_database");

        assertThrows(StoreRefusedException.class, () -> Store.open(config(url), Clock.systemUTC(), aMinute()));
        assertEquals(Duration.ZERO, time.elapsed());
    }

    /** F19, F49. */
    @Test
    void losesNothingWhileTheServerIsAway() throws IOException {
        String url = RealPostgres.database();
        try (CuttableLink link = new CuttableLink(URI.create(url.substring(5)).getPort());
                Store store = Store.open(config(through(link, url)), Clock.systemUTC(), Patience.none())) {
            add(store, "w1");
            link.cut();

            assertThrows(StoreUnavailableException.class, () -> add(store, "w2"));
            assertThrows(StoreUnavailableException.class, () -> store.watches().find("w1"));
            assertTrue(store.trouble().isPresent());

            link.mend();
            add(store, "w3");
            assertEquals(Optional.empty(), store.trouble());
            assertEquals(
                    List.of("w1", "w3"),
                    store.watches().in(OPS).stream()
                            .map(one -> one.watch().id())
                            .toList());
        }
    }

    private Patience aMinute() {
        return new Patience(Duration.ofSeconds(60), time::nanos, time::advance, heard::add);
    }

    private StoreConfig config(String url) {
        return new StoreConfig(folder, Optional.of(url));
    }

    private static String through(CuttableLink link, String url) {
        return url.replaceFirst(":\\d+/", ":" + link.port() + "/");
    }

    private static void mend(CuttableLink link) {
        try {
            link.mend();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Store store, String id) {
        Instant at = Instant.parse("2026-11-21T09:30:00Z");
        store.watches()
                .add(
                        new Watch(id, OPS, DomainName.of(id + ".example"), Wishes.DEFAULT, "U7", at),
                        new Limits(100, 100),
                        new AuditEntry(at, "U7", OPS, "watch_added", id + ".example", ""));
    }
}
