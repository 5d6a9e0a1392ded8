package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.domain.DomainName;
import dev.mxbot.history.Recorded;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.store.OutboxFixture;
import dev.mxbot.testing.RecordingNotifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P22, F34, F40: channels that go away, and come back. */
class AttendanceTest {
    private static final Channel OPS = new Channel("slack", "T1", "C-ops");
    private static final Channel WEB = new Channel("slack", "T1", "C-web");
    private static final Channel ALL = new Channel("slack", "T1", "");
    private static final OutboxTerms TERMS = OutboxTerms.confirming(Duration.ofSeconds(60));

    private final RecordingNotifier slack = new RecordingNotifier("slack");
    private final KnownWatches watches = new KnownWatches();
    private final OutboxFixture store;
    private final Outbox outbox;
    private final Attendance attendance;
    private final Farewell farewell;
    private final Sender sender;

    AttendanceTest(@TempDir Path folder) {
        store = OutboxFixture.sqlite(folder);
        outbox = store.outbox(TERMS);
        attendance = new Attendance(outbox, watches, store.time.clock());
        farewell = new Farewell(outbox, watches, List.of(slack), TERMS, store.time.clock());
        sender = new Sender(
                outbox,
                List.of(slack),
                new RetryDelays(new Random(7)),
                SenderTerms.DEFAULT,
                "sender",
                store.time::nanos);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aPostThatFindsNoChannelPausesItAndTellsEachCreatorOnce() {
        watches.has("a", OPS, "U1");
        watches.has("b", OPS, "U1");
        watches.has("c", OPS, "U2");
        watches.has("d", WEB, "U3");
        slack.then(new Delivery.Gone("is_archived"));
        announce("a");
        run(Duration.ofSeconds(30));
        assertEquals(List.of("a", "b", "c"), watches.pausedIds());
        assertEquals(
                List.of("U1", "U2"),
                slack.told().stream().map(RecordingNotifier.Told::person).toList());
        assertEquals(
                "mxbot cannot speak in the channel C-ops any more (is_archived), so it no longer watches a.example, b.example there."
                        + " When mxbot is let in again within 30 days, the watches go on; after that they are removed.",
                PlainText.line(slack.told().get(0).reply().headline()));
        run(Duration.ofDays(1));
        assertEquals(2, slack.told().size(), "once");
    }

    @Test
    void whoCouldNotBeToldIsToldLaterAndTheOthersNotAgain() {
        watches.has("a", OPS, "U1");
        watches.has("c", OPS, "U2");
        slack.thenTells(new Delivery.TryLater("429", Duration.ofSeconds(1)));
        attendance.left(OPS, "channel_not_found");
        run(Duration.ZERO);
        run(Duration.ofMinutes(5));
        run(Duration.ofMinutes(5));
        run(Duration.ofMinutes(5));
        assertEquals(
                List.of("U2", "U1"),
                slack.told().stream().map(RecordingNotifier.Told::person).toList());
    }

    /** F44: the process ended between the pause and the telling. */
    @Test
    void whoWasNotToldBeforeARestartIsToldAfterIt() {
        watches.has("a", OPS, "U1");
        attendance.left(OPS, "channel_not_found");
        attendance.runOnce();
        outbox.notice(Duration.ofMinutes(5));
        watches.pause(OPS, "channel_not_found", new AuditEntry(Instant.EPOCH, "mxbot", OPS, "paused", "", ""));
        run(Duration.ofMinutes(5));
        assertEquals(1, slack.told().size());
    }

    @Test
    void aWholeWorkspaceGoesAndComesBack() {
        watches.has("a", OPS, "U1");
        watches.has("d", WEB, "U3");
        announce("a");
        attendance.left(ALL, "uninstalled");
        run(Duration.ofSeconds(30));
        assertEquals(List.of("a", "d"), watches.pausedIds());
        assertEquals(List.of(), slack.lines(OPS));
        assertEquals(2, slack.told().size());
        attendance.joined(ALL);
        run(Duration.ofSeconds(1));
        assertEquals(List.of(), watches.pausedIds());
        assertEquals(List.of("a is broken"), slack.lines(OPS));
        assertTrue(watches.audit.contains("resumed"), watches.audit.toString());
    }

    @Test
    void afterAMonthTheWatchesAreRemoved() {
        watches.has("a", OPS, "U1");
        watches.has("d", WEB, "U3");
        announce("a");
        attendance.left(OPS, "channel_not_found");
        run(Duration.ofSeconds(30));
        Sweep sweep = new Sweep(outbox, watches, store.time.clock());
        store.time.advance(Duration.ofDays(29));
        sweep.runOnce();
        assertEquals(2, watches.all.size());
        store.time.advance(Duration.ofDays(1));
        sweep.runOnce();
        assertEquals(List.of("d"), List.copyOf(watches.all.keySet()));
        assertEquals(0, store.count("WAITING"));
    }

    /** F19: what the platform says while the store is away is not lost. */
    @Test
    void whatIsHeardWhileTheStoreIsAwayIsWrittenLater() {
        watches.has("a", OPS, "U1");
        Interrupted down = new Interrupted(outbox);
        Attendance hindered = new Attendance(down.outbox(), watches, store.time.clock());
        down.unavailable("gone");
        hindered.left(OPS, "is_archived");
        hindered.runOnce();
        run(Duration.ZERO);
        assertEquals(List.of(), watches.pausedIds());
        down.unavailable("");
        hindered.runOnce();
        run(Duration.ZERO);
        assertEquals(List.of("a"), watches.pausedIds());
    }

    private void announce(String watch) {
        store.watch(watch, OPS);
        Reply reply = Reply.of(Mark.BROKEN, Text.of(watch + " is broken"), List.of(), List.of());
        store.announce(watch, new Announcement(watch, Transition.OPENED, 0, OPS, reply, ""));
    }

    private void run(Duration later) {
        store.time.advance(later);
        attendance.runOnce();
        sender.runOnce(() -> {});
        farewell.runOnce();
        farewell.runOnce();
    }

    /** As much of the watches as going and coming needs. */
    private static final class KnownWatches implements Watches {
        private final Map<String, Watched> all = new LinkedHashMap<>();
        private final List<String> audit = new ArrayList<>();

        void has(String id, Channel channel, String by) {
            Watch watch = new Watch(id, channel, DomainName.of(id + ".example"), Wishes.DEFAULT, by, Instant.EPOCH);
            all.put(id, new Watched(watch, Memory.NONE, 1, Instant.EPOCH, Optional.empty()));
        }

        List<String> pausedIds() {
            return all.values().stream()
                    .filter(watched -> watched.paused().isPresent())
                    .map(watched -> watched.watch().id())
                    .toList();
        }

        private List<Watched> put(Channel channel, Optional<String> paused, AuditEntry entry) {
            audit.add(entry.what());
            List<Watched> changed = all.values().stream()
                    .filter(watched -> watched.paused().isPresent() != paused.isPresent())
                    .filter(watched -> watched.watch().channel().workspace().equals(channel.workspace())
                            && (channel.id().isEmpty()
                                    || watched.watch().channel().equals(channel)))
                    .toList();
            changed.forEach(watched -> all.put(
                    watched.watch().id(),
                    new Watched(watched.watch(), watched.memory(), watched.version(), watched.next(), paused)));
            return changed;
        }

        @Override
        public List<Watched> pause(Channel channel, String why, AuditEntry entry) {
            return put(channel, Optional.of(why), entry);
        }

        @Override
        public List<Watched> resume(Channel channel, AuditEntry entry) {
            return put(channel, Optional.empty(), entry);
        }

        @Override
        public List<Watched> in(Channel channel) {
            return all.values().stream()
                    .filter(watched -> watched.watch().channel().equals(channel))
                    .toList();
        }

        @Override
        public boolean remove(String id, AuditEntry entry) {
            return all.remove(id) != null;
        }

        @Override
        public boolean move(Channel from, Channel to, AuditEntry entry) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Added add(Watch watch, Limits limits, AuditEntry entry) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Watched> find(String id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public Optional<Watched> find(Channel channel, DomainName domain) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Wishes> change(String id, Function<Watch, Hand.Wished> making) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Handled> handle(String id, Function<Watched, Optional<Conclusion>> deed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean conclude(Watched read, Conclusion conclusion) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Recorded> history(Channel channel, DomainName domain, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<AuditEntry> audit(Channel channel, DomainName domain, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Alert> alerts(Channel channel, DomainName domain, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Alert> alert(String watch, String incident, Instant second) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Watched> overdue(Instant before, int most) {
            throw new UnsupportedOperationException();
        }
    }
}
