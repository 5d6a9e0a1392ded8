package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Recorded;
import dev.mxbot.history.Seen;
import dev.mxbot.history.Snapshot;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.testing.ReplyGallery;
import dev.mxbot.watch.Alert;
import dev.mxbot.watch.Announcement;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Conclusion;
import dev.mxbot.watch.Confirmed;
import dev.mxbot.watch.DigestHour;
import dev.mxbot.watch.Digests;
import dev.mxbot.watch.Escalation;
import dev.mxbot.watch.Found;
import dev.mxbot.watch.Hand;
import dev.mxbot.watch.Hand.Wished;
import dev.mxbot.watch.Incident;
import dev.mxbot.watch.Judgement;
import dev.mxbot.watch.Memory;
import dev.mxbot.watch.Outbox;
import dev.mxbot.watch.OutboxNotice;
import dev.mxbot.watch.OutboxTerms;
import dev.mxbot.watch.Reason;
import dev.mxbot.watch.Transition;
import dev.mxbot.watch.Watch;
import dev.mxbot.watch.Watched;
import dev.mxbot.watch.Watches;
import dev.mxbot.watch.Watches.Added;
import dev.mxbot.watch.Watches.Handled;
import dev.mxbot.watch.Watches.Limits;
import dev.mxbot.watch.Wishes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store promises of watches, whichever database it stands on. */
abstract class WatchesContract {
    static final Instant AT = Instant.parse("2026-11-21T09:30:00.123Z");
    static final Channel OPS = new Channel("slack", "T1", "C1");
    static final Channel MAIL = new Channel("slack", "T1", "C2");
    static final Channel SHARED = new Channel("slack", "T1", "C9");
    static final Channel ELSEWHERE = new Channel("discord", "G1", "C1");
    static final Limits ROOMY = new Limits(100, 1000);

    private Watches watches;

    abstract Store store();

    @BeforeEach
    void startEmpty() {
        Stores.empty(store());
        watches = store().watches();
    }

    @Test
    void keepsAWatchAsItWasAdded() {
        Watch watch = watch("w1", OPS, "bücher.example")
                .with(Wishes.DEFAULT.at(Severity.WARNING).every(Duration.ofMinutes(7)));

        assertInstanceOf(Added.Yes.class, watches.add(watch, ROOMY, audit(OPS, "watch_added", watch.domain())));

        Watched expected = new Watched(watch, Memory.NONE, 0, AT, Optional.empty());
        assertEquals(Optional.of(expected), watches.find("w1"));
        assertEquals(Optional.of(expected), watches.find(OPS, watch.domain()));
        assertEquals(Optional.empty(), watches.find(MAIL, watch.domain()));
        assertEquals(List.of(audit(OPS, "watch_added", watch.domain())), watches.audit(OPS, watch.domain(), 10));
    }

    /** What was seen once more changes the times, and rewrites nothing. */
    @Test
    void keepsWhenTheSameWasSeen() {
        add("w1", OPS, "example.com");
        Memory judged = judged(AT.plusSeconds(10));
        Watched begun = watches.find("w1").orElseThrow();
        assertTrue(watches.conclude(
                begun, new Conclusion(judged, List.of(), List.of(), List.of(), AT, Reason.NOTHING_TO_SAY)));
        Watched read = watches.find("w1").orElseThrow();
        assertEquals(judged, read.memory());
        String written = memory("w1");

        Instant later = AT.plusSeconds(910);
        Conclusion same = new Conclusion(
                Judgement.seenAgain(read.memory(), later),
                List.of(),
                List.of(),
                List.of(),
                AT.plusSeconds(1800),
                Reason.SAME);
        assertTrue(watches.conclude(read, same));

        Watched seen = watches.find("w1").orElseThrow();
        assertEquals(same.memory(), seen.memory());
        assertEquals(Optional.of(later), seen.memory().times().success());
        assertEquals(later, seen.memory().confirmed().orElseThrow().at());
        assertEquals(AT.plusSeconds(1800), seen.next());
        assertEquals(read.version() + 1, seen.version());
        assertEquals(written, memory("w1"));

        assertFalse(watches.conclude(read, same), "who read an older version writes nothing");

        Memory other = judged(AT.plusSeconds(20));
        assertTrue(watches.conclude(
                seen, new Conclusion(other, List.of(), List.of(), List.of(), AT, Reason.NOTHING_TO_SAY)));
        assertEquals(other, watches.find("w1").orElseThrow().memory(), "a full judgement begins anew");
    }

    private String memory(String id) {
        return store().read(handle -> handle.createQuery("SELECT memory FROM watch WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    private static Memory judged(Instant at) {
        Memory none = Memory.NONE;
        Confirmed confirmed = new Confirmed(
                at,
                Verdict.HEALTHY,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Snapshot(at, new TreeMap<>()),
                Optional.of(new Judgement("b94d27b9934d3e08", at)));
        return new Memory(
                Optional.of(confirmed),
                none.suspicion(),
                none.incident(),
                none.blindness(),
                none.restlessness(),
                none.untold(),
                none.following(),
                none.quiet(),
                new Memory.Times(Optional.of(at), Optional.of(at), Optional.empty()));
    }

    /** P19: two processes that want to send the same digest send one. */
    @Test
    void keepsWhoWantsADigestAndWhenItWasSent() {
        Digests digests = store().digests();
        assertEquals(Digests.Wish.NONE, digests.wished(OPS));
        digests.wish(OPS, new Digests.Wish(Digests.Rhythm.DAILY), digestSet(OPS));
        digests.wish(ELSEWHERE, new Digests.Wish(Digests.Rhythm.WEEKLY), digestSet(ELSEWHERE));
        digests.wish(OPS, new Digests.Wish(Digests.Rhythm.WEEKLY), digestSet(OPS));

        Digests.Wanted read = new Digests.Wanted(OPS, new Digests.Wish(Digests.Rhythm.WEEKLY), AT, Optional.empty());
        assertEquals(
                List.of(
                        new Digests.Wanted(ELSEWHERE, new Digests.Wish(Digests.Rhythm.WEEKLY), AT, Optional.empty()),
                        read),
                digests.wanted());
        Announcement digest =
                new Announcement("d1", Transition.CHANGED, 0, OPS, Reply.privately(Text.of("all well")), "");
        assertTrue(digests.send(read, digest, AT));
        assertFalse(digests.send(read, digest, AT.plusSeconds(1)));
        assertEquals(Optional.of(AT), digests.wanted().get(1).last());
        assertEquals(1, rows("outbox"));

        digests.wish(OPS, new Digests.Wish(Digests.Rhythm.OFF), digestSet(OPS));
        assertEquals(Digests.Wish.NONE, digests.wished(OPS));
        assertFalse(digests.send(read, digest, AT.plusSeconds(2)));
    }

    @Test
    void keepsTheHourOfADigest() {
        Digests digests = store().digests();
        Digests.Wish wish = new Digests.Wish(
                Digests.Rhythm.WEEKLY,
                Optional.of(new DigestHour(
                        Optional.of(DayOfWeek.FRIDAY), LocalTime.of(7, 30), ZoneId.of("Europe/Berlin"))));
        digests.wish(OPS, new Digests.Wish(Digests.Rhythm.DAILY), digestSet(OPS));
        AuditEntry later = new AuditEntry(AT.plusSeconds(60), "U1", OPS, "digest_set", "", "");
        digests.wish(OPS, wish, later);
        assertEquals(wish, digests.wished(OPS));
        assertEquals(List.of(new Digests.Wanted(OPS, wish, AT.plusSeconds(60), Optional.empty())), digests.wanted());
        digests.wish(OPS, wish, new AuditEntry(AT.plusSeconds(90), "U1", OPS, "digest_set", "", ""));
        assertEquals(AT.plusSeconds(60), digests.wanted().get(0).since(), "the same is no other hour");

        store().run(handle -> handle.execute("UPDATE digest SET at_zone = 'Moon/Tycho'"));
        assertEquals(Optional.of(ZoneOffset.UTC), digests.wished(OPS).hour().map(DigestHour::zone));
    }

    private static AuditEntry digestSet(Channel channel) {
        return new AuditEntry(AT, "U1", channel, "digest_set", "", "");
    }

    private int rows(String table) {
        return store().read(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void addsNothingTwice() {
        Watch first = add("w1", OPS, "example.com");

        Added again = watches.add(
                watch("w2", OPS, "example.com"), ROOMY, audit(OPS, "watch_added", DomainName.of("example.com")));

        assertEquals(new Added.Already(first), again);
        assertEquals(Optional.empty(), watches.find("w2"));
        assertEquals(1, watches.audit(OPS, DomainName.of("example.com"), 10).size());
    }

    /** P28. */
    @Test
    void refusesMoreThanAChannelOrAWorkspaceMayHave() {
        add("w1", OPS, "a.example");
        add("w2", MAIL, "b.example");
        add("w3", ELSEWHERE, "c.example");

        assertEquals(new Added.TooMany(1, 2), tryAdd("w4", OPS, "d.example", new Limits(1, 9)));
        assertEquals(new Added.TooMany(1, 2), tryAdd("w4", OPS, "d.example", new Limits(9, 2)));
        assertEquals(new Added.Yes(), tryAdd("w4", OPS, "d.example", new Limits(2, 3)));
    }

    /** P28: also when many ask at once. */
    @Test
    void refusesTheOneTooManyOfSeveralAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<Added>> all = IntStream.range(0, 12)
                    .mapToObj(i -> pool.submit(() -> tryAdd("w" + i, OPS, i + ".example", new Limits(5, 100))))
                    .toList();
            int yes = 0;
            for (Future<Added> one : all) {
                yes += one.get() instanceof Added.Yes ? 1 : 0;
            }
            assertEquals(5, yes);
            assertEquals(5, watches.in(OPS).size());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void listsAChannelByDomain() {
        add("w1", OPS, "b.example");
        add("w2", OPS, "a.example");
        add("w3", MAIL, "c.example");

        assertEquals(
                List.of("w2", "w1"),
                watches.in(OPS).stream().map(one -> one.watch().id()).toList());
    }

    @Test
    void changesWishesAndLeavesTheMemoryAlone() {
        Watch watch = add("w1", OPS, "example.com");
        Wishes daily = Wishes.DEFAULT.every(Duration.ofDays(1));
        Watched read = watches.find("w1").orElseThrow();
        assertTrue(watches.conclude(read, conclusion(AT.plusSeconds(86400))));

        Wishes often = daily.every(Duration.ofMinutes(5));
        AuditEntry changing = audit(OPS, "watch_changed", watch.domain());
        assertEquals(Optional.of(often), watches.change("w1", before -> new Wished(often, changing)));

        Watched changed = watches.find("w1").orElseThrow();
        assertEquals(often, changed.watch().wishes());
        assertEquals(2, changed.version());
        assertEquals(AT.plusSeconds(300), changed.next(), "the shorter interval counts from now");
        assertEquals(Optional.empty(), watches.change("gone", before -> new Wished(often, changing)));
        assertEquals(Optional.empty(), watches.handle("gone", before -> Optional.empty()));
        assertEquals(Optional.of(new Handled(changed, false)), watches.handle("w1", before -> Optional.empty()));
        assertEquals(Optional.of(changed), watches.find("w1"), "what comes to nothing leaves no trace");
    }

    /** P26: everybody's change is made of what is wished then. */
    @Test
    void allWhoChangeAWatchAtOnceDo() throws Exception {
        Watch watch = add("w1", OPS, "example.com");
        int members = 24;
        List<Callable<Object>> changes = IntStream.range(0, members)
                .<Callable<Object>>mapToObj(i -> () -> watches.change("w1", now -> {
                    List<String> more = Stream.concat(now.wishes().ignored().stream(), Stream.of("code" + i))
                            .toList();
                    return new Wished(now.wishes().ignoring(more), audit(OPS, "ignored", now.domain()));
                }))
                .toList();

        together(changes);

        Watched now = watches.find("w1").orElseThrow();
        assertEquals(members, now.watch().wishes().ignored().size());
        assertEquals(members, now.version());
        assertEquals(members + 1, watches.audit(OPS, watch.domain(), 100).size());
    }

    /** P15, F48: a press of each button in the instant in which a check writes; all three hold, and are told once. */
    @Test
    void noPressIsLostToACheckUnderWay() throws Exception {
        Watch watch = add("w1", OPS, "example.com");
        for (int round = 0; round < 12; round++) {
            String incident = "i" + round;
            Instant at = AT.plusSeconds(1000 + round);
            watches.handle("w1", now -> Optional.of(remembering(now, trouble(incident), at.minusSeconds(500))));

            together(List.of(
                    () -> watches.handle("w1", now -> Hand.acknowledge(now, incident, "U1", "Anna", at)),
                    () -> watches.change("w1", now -> Hand.mute(now, Duration.ofHours(2), "U2", at)),
                    () -> checked(at)));

            Watched now = watches.find("w1").orElseThrow();
            assertEquals(
                    Optional.of(new Incident.Acknowledgement("U1", at)),
                    now.memory().trouble().orElseThrow().acknowledged());
            assertEquals(
                    Optional.of(at.plus(Duration.ofHours(2))),
                    now.watch().wishes().mutedUntil());
            assertEquals(Optional.of(at), now.memory().times().run());
        }
        assertEquals(
                12,
                watches.audit(OPS, watch.domain(), 100).stream()
                        .filter(entry -> entry.what().equals("acknowledged"))
                        .count());
        assertEquals(12, outbox().size());
    }

    /** A check that is made again as long as somebody else writes meanwhile. */
    private boolean checked(Instant at) {
        Watched read;
        do {
            read = watches.find("w1").orElseThrow();
        } while (!watches.conclude(read, remembering(read, read.memory().incident(), at)));
        return true;
    }

    private static Conclusion remembering(Watched now, Optional<Incident> incident, Instant run) {
        Memory memory = now.memory();
        Memory after = new Memory(
                memory.confirmed(),
                memory.suspicion(),
                incident,
                memory.blindness(),
                memory.restlessness(),
                memory.untold(),
                memory.following(),
                memory.quiet(),
                new Memory.Times(Optional.of(run), Optional.of(run), Optional.empty()));
        return new Conclusion(after, List.of(), List.of(), List.of(), run.plusSeconds(900), Reason.NOTHING_TO_SAY);
    }

    private static Optional<Incident> trouble(String id) {
        return Optional.of(new Incident(
                id,
                AT.minusSeconds(900),
                AT,
                AT.plusSeconds(60),
                Severity.ERROR,
                List.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>()));
    }

    /** At the same moment, each on a thread of its own. */
    private static void together(List<Callable<Object>> deeds) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(deeds.size());
        CyclicBarrier start = new CyclicBarrier(deeds.size());
        try {
            List<Future<Object>> all = deeds.stream()
                    .map(deed -> pool.submit(() -> {
                        start.await();
                        return deed.call();
                    }))
                    .toList();
            for (Future<Object> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatIsRemovedLeavesItsHistoryAndAudit() {
        Watch watch = add("w1", OPS, "example.com");
        Recorded change = change(3);
        Watched read = watches.find("w1").orElseThrow();
        assertTrue(watches.conclude(
                read,
                new Conclusion(
                        Memory.NONE, List.of(), List.of(change), List.of(), AT.plusSeconds(900), Reason.CHANGED)));

        assertTrue(watches.remove("w1", audit(OPS, "watch_removed", watch.domain())));

        assertFalse(watches.remove("w1", audit(OPS, "watch_removed", watch.domain())));
        assertEquals(Optional.empty(), watches.find("w1"));
        assertEquals(List.of(change), watches.history(OPS, watch.domain(), 10));
        assertEquals(
                List.of("watch_removed", "watch_added"),
                watches.audit(OPS, watch.domain(), 10).stream()
                        .map(AuditEntry::what)
                        .toList());
    }

    /** P3. */
    @Test
    void writesAllThatACheckCameTo() {
        Watch watch = add("w1", OPS, "example.com");
        Reply reply = reply("hostile");
        AuditEntry opened =
                new AuditEntry(AT.plusSeconds(2), AuditEntry.MXBOT, OPS, "opened", "example.com", ReplyGallery.HOSTILE);

        assertTrue(watches.conclude(
                watches.find("w1").orElseThrow(),
                new Conclusion(
                        Memory.NONE,
                        List.of(
                                new Announcement("i1", Transition.OPENED, 0, OPS, reply, "host mx1.example.net"),
                                new Announcement("i1", Transition.ESCALATED, 0, MAIL, reply, "")),
                        List.of(change(3), change(4)),
                        List.of(opened),
                        AT.plusSeconds(900),
                        Reason.OPENED)));

        Watched now = watches.find("w1").orElseThrow();
        assertEquals(1, now.version());
        assertEquals(AT.plusSeconds(900), now.next());
        assertEquals(List.of("C1 OPENED", "C2 ESCALATED"), outbox());
        assertEquals(List.of(change(4), change(3)), watches.history(OPS, watch.domain(), 10));
        assertEquals(List.of(change(4)), watches.history(OPS, watch.domain(), 1));
        AuditEntry kept = watches.audit(OPS, watch.domain(), 10).get(0);
        assertEquals(opened.detail().length(), kept.detail().length(), "what no column can hold is replaced, not cut");
        assertTrue(kept.detail().contains("example.com"));
        assertEquals(
                reply,
                Json.read(
                        Reply.class,
                        store().read(handle -> handle.createQuery("SELECT reply FROM outbox LIMIT 1")
                                .mapTo(String.class)
                                .one())));
    }

    /** P30: what had been found stands with what was said, whatever comes later. */
    @Test
    void keepsWhatHadBeenFoundAtEachAlert() {
        Watch watch = add("w1", OPS, "example.com");
        assertTrue(
                watches.conclude(watches.find("w1").orElseThrow(), finding("i1", Transition.OPENED, 10, "NXDOMAIN")));
        assertTrue(watches.conclude(watches.find("w1").orElseThrow(), finding("i1", Transition.OPENED, 11, "again")));
        assertTrue(watches.conclude(
                watches.find("w1").orElseThrow(), finding("i1", Transition.RESOLVED, 12, "192.0.2.7")));
        assertTrue(watches.conclude(watches.find("w1").orElseThrow(), opening("i2")), "somebody pressed a button");

        Alert opened = new Alert(OPS, watch.domain(), "i1", Transition.OPENED, 0, found(10, "NXDOMAIN"));
        Alert resolved = new Alert(OPS, watch.domain(), "i1", Transition.RESOLVED, 0, found(12, "192.0.2.7"));
        assertEquals(List.of(resolved, opened), watches.alerts(OPS, watch.domain(), 10));
        assertEquals(List.of(resolved), watches.alerts(OPS, watch.domain(), 1));
        assertEquals(List.of(), watches.alerts(MAIL, watch.domain(), 10));
        Instant second = Instant.ofEpochSecond(AT.plusSeconds(10).getEpochSecond());
        assertEquals(Optional.of(opened), watches.alert("w1", "i1", second));
        assertEquals(Optional.empty(), watches.alert("w1", "i1", second.plusSeconds(1)));
        assertEquals(Optional.empty(), watches.alert("w1", "i2", second));
        assertEquals(Optional.empty(), watches.alert("w2", "i1", second));

        watches.remove("w1", audit(OPS, "watch_removed", watch.domain()));
        assertEquals(Optional.of(opened), watches.alert("w1", "i1", second));
    }

    /** P30, T20: kept as long as the thread in which it was said, and no longer than its channel. */
    @Test
    void forgetsWhatHadBeenFoundAfterAYear() {
        Outbox outbox = store().outbox(OutboxTerms.confirming(Duration.ofSeconds(60)));
        Watch watch = add("w1", OPS, "example.com");
        long now = Duration.between(AT, Instant.now()).toSeconds();
        long old = now - Duration.ofDays(366).toSeconds();
        assertTrue(watches.conclude(watches.find("w1").orElseThrow(), finding("i1", Transition.OPENED, old, "old")));
        assertTrue(watches.conclude(watches.find("w1").orElseThrow(), finding("i2", Transition.OPENED, now, "new")));

        outbox.sweep();

        assertEquals(
                List.of("i2"),
                watches.alerts(OPS, watch.domain(), 10).stream()
                        .map(Alert::incident)
                        .toList());
        outbox.forget(MAIL);
        assertEquals(1, rows("alert"));
        outbox.forget(OPS);
        assertEquals(0, rows("alert"));
    }

    private static Conclusion finding(String incident, Transition transition, long after, String answer) {
        Announcement said = new Announcement(incident, transition, 0, OPS, reply("broken"), "");
        return new Conclusion(
                Memory.NONE,
                List.of(said),
                List.of(),
                List.of(),
                AT.plusSeconds(900),
                Reason.OPENED,
                Optional.of(found(after, answer)));
    }

    /** What was found so many seconds after {@link #AT}. */
    static Found found(long after, String answer) {
        Finding finding = new Finding(
                "mx.target.nxdomain",
                Severity.CRITICAL,
                Lane.RECEIVING,
                "mail.example.com",
                "MX 10 mail.example.com: the name does not exist",
                "Every sender gets a bounce.",
                "",
                List.of(new Observation(
                        "mail.example.com A", answer, "192.0.2.53", OptionalLong.of(60), AT.plusSeconds(after - 1))),
                List.of(),
                List.of(),
                List.of("RFC 5321 section 5.1"),
                false);
        return new Found(AT.plusSeconds(after), AT.plusSeconds(after - 2), Verdict.BROKEN, List.of(finding), 3);
    }

    /** P26, F48. */
    @Test
    void whoReadAnOlderVersionWritesNothing() {
        add("w1", OPS, "example.com");
        Watched read = watches.find("w1").orElseThrow();
        assertTrue(watches.conclude(read, opening("i1")));

        assertFalse(watches.conclude(read, opening("i2")));

        assertEquals(List.of("C1 OPENED"), outbox());
        assertEquals(1, watches.find("w1").orElseThrow().version());
    }

    @Test
    void whatWasRemovedMeanwhileIsNotConcluded() {
        Watch watch = add("w1", OPS, "example.com");
        Watched read = watches.find("w1").orElseThrow();
        watches.remove("w1", audit(OPS, "watch_removed", watch.domain()));

        assertFalse(watches.conclude(read, opening("i1")));
        assertEquals(List.of(), outbox());
    }

    /** P3: a scheduler that was killed may run a check twice. */
    @Test
    void theSameAnnouncementTwiceIsOne() {
        add("w1", OPS, "example.com");
        assertTrue(watches.conclude(watches.find("w1").orElseThrow(), opening("i1")));
        assertTrue(watches.conclude(watches.find("w1").orElseThrow(), opening("i1")));

        assertEquals(List.of("C1 OPENED"), outbox());
    }

    /** P3: where one part cannot be written, nothing is. */
    @Test
    void writesAllOrNothing() {
        add("w1", OPS, "example.com");
        Watched read = watches.find("w1").orElseThrow();
        store().run(handle -> handle.execute("ALTER TABLE audit RENAME TO audit_away"));
        try {
            assertThrows(
                    RuntimeException.class,
                    () -> watches.conclude(
                            read,
                            new Conclusion(
                                    Memory.NONE,
                                    opening("i1").announcements(),
                                    List.of(change(3)),
                                    List.of(audit(OPS, "opened", DomainName.of("example.com"))),
                                    AT.plusSeconds(5),
                                    Reason.OPENED,
                                    Optional.of(found(5, "NXDOMAIN")))));
        } finally {
            store().run(handle -> handle.execute("ALTER TABLE audit_away RENAME TO audit"));
        }
        assertEquals(read, watches.find("w1").orElseThrow());
        assertEquals(List.of(), outbox());
        assertEquals(List.of(), watches.history(OPS, DomainName.of("example.com"), 10));
        assertEquals(List.of(), watches.alerts(OPS, DomainName.of("example.com"), 10));
    }

    /** P22. */
    @Test
    void pausesAChannelAndResumesIt() {
        add("w1", OPS, "a.example");
        add("w2", OPS, "b.example");
        add("w3", MAIL, "c.example");
        Watched read = watches.find("w1").orElseThrow();

        List<Watched> paused = watches.pause(OPS, "the channel was archived", audit(OPS, "paused"));

        assertEquals(List.of("w1", "w2"), ids(paused));
        assertEquals(
                Optional.of("the channel was archived"),
                watches.find("w1").orElseThrow().paused());
        assertEquals(Optional.empty(), watches.find("w3").orElseThrow().paused());
        assertFalse(watches.conclude(read, opening("i1")), "a check that ran meanwhile comes too late");
        assertEquals(List.of(), watches.pause(OPS, "again", audit(OPS, "paused")));
        assertEquals(List.of("w3"), ids(watches.overdue(AT.plusSeconds(1), 10)));

        AuditEntry back = new AuditEntry(AT.plusSeconds(50), AuditEntry.MXBOT, OPS, "resumed", "", "");
        assertEquals(List.of("w1", "w2"), ids(watches.resume(OPS, back)));
        assertEquals(Optional.empty(), watches.find("w1").orElseThrow().paused());
        assertEquals(AT.plusSeconds(50), watches.find("w1").orElseThrow().next());
    }

    @Test
    void pausesAWholeWorkspace() {
        add("w1", OPS, "a.example");
        add("w2", MAIL, "b.example");
        add("w3", ELSEWHERE, "c.example");

        assertEquals(
                List.of("w1", "w2"),
                ids(watches.pause(new Channel("slack", "T1", ""), "the token was revoked", audit(OPS, "paused"))));
        assertEquals(List.of("w1", "w2"), ids(watches.resume(new Channel("slack", "T1", ""), audit(OPS, "resumed"))));
    }

    /** P22: a workspace says at each start that it is there, and wakes no archived channel by that. */
    @Test
    void leavesAChannelAloneThatIsGoneWhileItsWorkspaceIsBack() {
        add("w1", OPS, "a.example");
        add("w2", MAIL, "b.example");
        Channel whole = new Channel("slack", "T1", "");
        Outbox outbox = store().outbox(OutboxTerms.confirming(Duration.ofSeconds(60)));
        outbox.gone(OPS, "is_archived");
        watches.pause(OPS, "is_archived", audit(OPS, "paused"));
        watches.pause(whole, "the token was revoked", audit(OPS, "paused"));

        outbox.back(whole);
        assertEquals(List.of("w2"), ids(watches.resume(whole, audit(OPS, "resumed"))));
        outbox.back(OPS);
        assertEquals(List.of("w1"), ids(watches.resume(OPS, audit(OPS, "resumed"))));
    }

    /** P22: Slack gives a private channel that is shared another id, and says so more than once. */
    @Test
    void followsAChannelToItsNewId() {
        Watch watch = add("w1", OPS, "example.com");
        add("w2", MAIL, "b.example");
        watches.change(
                "w2",
                before -> new Wished(escalatingTo(OPS), audit(MAIL, "watch_changed", DomainName.of("b.example"))));
        Watched stale = watches.find("w1").orElseThrow();
        watches.conclude(
                stale,
                new Conclusion(
                        Memory.NONE,
                        opening("i1").announcements(),
                        List.of(change(3)),
                        List.of(),
                        AT.plusSeconds(900),
                        Reason.OPENED,
                        Optional.of(found(5, "NXDOMAIN"))));
        store().digests().wish(OPS, new Digests.Wish(Digests.Rhythm.WEEKLY), digestSet(OPS));
        List<AuditEntry> before = watches.audit(OPS, watch.domain(), 10);
        Watched read = watches.find("w1").orElseThrow();
        Watched escalating = watches.find("w2").orElseThrow();

        assertTrue(watches.move(OPS, SHARED, audit(SHARED, "channel_moved")));

        Watched moved = watches.find("w1").orElseThrow();
        assertEquals(SHARED, moved.watch().channel());
        assertEquals(AT.plusSeconds(900), moved.next(), "no check of its own");
        assertEquals(List.of(), watches.in(OPS));
        assertEquals(
                Optional.of(SHARED),
                watches.find("w2").orElseThrow().watch().wishes().escalation().map(Escalation::to));
        assertEquals(MAIL, watches.find("w2").orElseThrow().watch().channel());
        assertEquals(List.of("C9 OPENED"), outbox());
        assertEquals(List.of(change(3)), watches.history(SHARED, watch.domain(), 10));
        assertEquals(
                List.of(found(5, "NXDOMAIN")),
                watches.alerts(SHARED, watch.domain(), 10).stream()
                        .map(Alert::found)
                        .toList());
        assertEquals(
                before.stream().map(AuditEntry::what).toList(),
                watches.audit(SHARED, watch.domain(), 10).stream()
                        .map(AuditEntry::what)
                        .toList());
        assertEquals(Digests.Rhythm.WEEKLY, store().digests().wished(SHARED).rhythm());
        assertEquals(Digests.Rhythm.OFF, store().digests().wished(OPS).rhythm());
        assertFalse(watches.conclude(read, opening("i2")), "what was decided for the old id is decided again");
        assertFalse(watches.conclude(escalating, opening("i3")));
        assertEquals(0, naming(OPS), "nothing is left under the old id");

        int kept = rows("audit");
        assertFalse(watches.move(OPS, SHARED, audit(SHARED, "channel_moved")), "said again");
        assertEquals(kept, rows("audit"));
        assertEquals(moved, watches.find("w1").orElseThrow());
    }

    /** P22: somebody was quicker than Slack's word of the new id. */
    @Test
    void keepsTheOlderWatchWhereBothIdsHaveOne() {
        Watch old = add("w1", OPS, "example.com");
        add("w2", SHARED, "example.com");
        add("w3", SHARED, "b.example");
        store().digests().wish(OPS, new Digests.Wish(Digests.Rhythm.WEEKLY), digestSet(OPS));
        store().digests().wish(SHARED, new Digests.Wish(Digests.Rhythm.DAILY), digestSet(SHARED));

        assertTrue(watches.move(OPS, SHARED, audit(SHARED, "channel_moved")));

        assertEquals(List.of("w1", "w3"), ids(watches.in(SHARED)));
        assertEquals("removed", watches.audit(SHARED, old.domain(), 1).get(0).what());
        assertEquals(Digests.Rhythm.DAILY, store().digests().wished(SHARED).rhythm(), "wished last");
        assertEquals(0, naming(OPS));
    }

    /** P22: a post to the old id came before Slack's word. */
    @Test
    void goesOnUnderTheNewIdWhereTheOldOneWasHeldForGone() {
        add("w1", OPS, "example.com");
        add("w2", MAIL, "b.example");
        Outbox outbox = store().outbox(OutboxTerms.confirming(Duration.ofSeconds(60)));
        for (Channel channel : List.of(OPS, MAIL)) {
            outbox.gone(channel, "channel_not_found");
            watches.pause(channel, "channel_not_found", audit(channel, "paused"));
        }

        assertTrue(watches.move(OPS, SHARED, audit(SHARED, "channel_moved")));

        assertEquals(Optional.empty(), watches.find("w1").orElseThrow().paused());
        assertTrue(watches.find("w2").orElseThrow().paused().isPresent());
        assertEquals(
                List.of(MAIL),
                outbox.notice(Duration.ofMinutes(1)).stream()
                        .map(OutboxNotice::to)
                        .toList());
        assertEquals(Optional.empty(), outbox.notice(Duration.ofMinutes(1)), "nobody is told that it is gone");
    }

    /** P22: an id says nothing about a workspace whose token was taken away. */
    @Test
    void staysPausedWhereTheWholeWorkspaceIsAway() {
        add("w1", OPS, "example.com");
        Channel whole = new Channel("slack", "T1", "");
        Outbox outbox = store().outbox(OutboxTerms.confirming(Duration.ofSeconds(60)));
        store().run(handle -> Destinations.introduce(handle, OPS));
        outbox.gone(whole, "the token was revoked");
        watches.pause(whole, "the token was revoked", audit(OPS, "paused"));

        assertTrue(watches.move(OPS, SHARED, audit(SHARED, "channel_moved")));

        assertTrue(watches.find("w1").orElseThrow().paused().isPresent());
        outbox.back(whole);
        assertEquals(List.of("w1"), ids(watches.resume(whole, audit(OPS, "resumed"))));
    }

    /** How many rows name a channel. */
    private int naming(Channel channel) {
        int found = 0;
        for (String table : List.of("watch", "change_record", "alert", "audit", "destination", "digest")) {
            found += store().read(handle -> Columns.bind(
                            handle.createQuery("SELECT count(*) FROM " + table
                                    + " WHERE platform = :platform AND workspace = :workspace AND channel = :channel"),
                            channel)
                    .mapTo(Integer.class)
                    .one());
        }
        for (String table : List.of("outbox", "incident_thread")) {
            found += store().read(
                            handle -> handle.createQuery("SELECT count(*) FROM " + table + " WHERE destination = :id")
                                    .bind("id", Destinations.id(channel))
                                    .mapTo(Integer.class)
                                    .one());
        }
        return found;
    }

    private static Wishes escalatingTo(Channel channel) {
        return Wishes.DEFAULT.escalating(new Escalation(Duration.ofMinutes(30), channel));
    }

    /** P23. */
    @Test
    void saysWhatIsLate() {
        add("w1", OPS, "a.example");
        add("w2", OPS, "b.example");
        add("w3", OPS, "c.example");
        watches.conclude(watches.find("w2").orElseThrow(), conclusion(AT.minusSeconds(60)));
        watches.conclude(watches.find("w3").orElseThrow(), conclusion(AT.plusSeconds(60)));

        assertEquals(
                List.of("w2", "w1"),
                watches.overdue(AT.plusSeconds(1), 10).stream()
                        .map(one -> one.watch().id())
                        .toList());
        assertEquals(1, watches.overdue(AT.plusSeconds(1), 1).size());
        assertEquals(List.of(), watches.overdue(AT.minusSeconds(60), 10));
    }

    private Watch add(String id, Channel channel, String domain) {
        assertEquals(new Added.Yes(), tryAdd(id, channel, domain, ROOMY));
        return watch(id, channel, domain);
    }

    private Added tryAdd(String id, Channel channel, String domain, Limits limits) {
        return watches.add(watch(id, channel, domain), limits, audit(channel, "watch_added", DomainName.of(domain)));
    }

    private List<String> outbox() {
        return store().read(
                        handle -> handle.createQuery("SELECT d.channel || ' ' || o.transition AS line FROM outbox o "
                                        + "JOIN destination d ON d.id = o.destination ORDER BY 1")
                                .mapTo(String.class)
                                .list());
    }

    private static List<String> ids(List<Watched> watches) {
        return watches.stream().map(one -> one.watch().id()).sorted().toList();
    }

    private static Watch watch(String id, Channel channel, String domain) {
        String ascii = domain.equals("bücher.example") ? "xn--bcher-kva.example" : domain;
        return new Watch(id, channel, DomainName.of(ascii), Wishes.DEFAULT, "U7", AT);
    }

    private static Conclusion conclusion(Instant next) {
        return new Conclusion(Memory.NONE, List.of(), List.of(), List.of(), next, Reason.NOTHING_TO_SAY);
    }

    private static Conclusion opening(String incident) {
        Announcement opened = new Announcement(incident, Transition.OPENED, 0, OPS, reply("broken"), "");
        return new Conclusion(Memory.NONE, List.of(opened), List.of(), List.of(), AT.plusSeconds(900), Reason.OPENED);
    }

    private static Reply reply(String name) {
        return Objects.requireNonNull(ReplyGallery.all().get(name));
    }

    private static Recorded change(int n) {
        Seen before = new Seen(Seen.Kind.FOUND, List.of("10 mx" + n + ".example.net"), true, 300 + n);
        Seen after = new Seen(Seen.Kind.ABSENT, List.of(), false, 0);
        Snapshot snapshot = new Snapshot(AT.plusSeconds(n), new TreeMap<>(Map.of("example.com MX", after)));
        return new Recorded(
                AT,
                AT.plusSeconds(n),
                List.of(new Difference("example.com MX", before, after)),
                "example.com has no mail server any more",
                snapshot);
    }

    private static AuditEntry audit(Channel where, String what) {
        return new AuditEntry(AT, AuditEntry.MXBOT, where, what, "", "");
    }

    private static AuditEntry audit(Channel where, String what, DomainName domain) {
        return new AuditEntry(AT, "U7", where, what, domain.text(), "in words");
    }
}
