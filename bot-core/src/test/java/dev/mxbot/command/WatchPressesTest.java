package dev.mxbot.command;

import static dev.mxbot.command.WatchHouse.NOW;
import static dev.mxbot.command.WatchHouse.OPS;
import static dev.mxbot.command.WatchHouse.line;
import static dev.mxbot.command.WatchHouse.privately;
import static dev.mxbot.command.WatchHouse.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Standing;
import dev.mxbot.finding.Severity;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Recorded;
import dev.mxbot.history.Seen;
import dev.mxbot.history.Snapshot;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.testing.JournalLines;
import dev.mxbot.testing.ReplyGallery;
import dev.mxbot.watch.Announcement;
import dev.mxbot.watch.Conclusion;
import dev.mxbot.watch.Incident;
import dev.mxbot.watch.Incident.Acknowledgement;
import dev.mxbot.watch.Memory;
import dev.mxbot.watch.Outbox;
import dev.mxbot.watch.OutboxTerms;
import dev.mxbot.watch.Reason;
import dev.mxbot.watch.Transition;
import dev.mxbot.watch.WatchButtons;
import dev.mxbot.watch.Watched;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The buttons of an alert, and what is shown of the past. */
class WatchPressesTest {
    private static final Channel OTHER = new Channel("slack", "T1", "C0000002");
    private static final Instant BROKEN_AT = NOW.minusSeconds(600);

    @TempDir
    Path folder;

    private WatchHouse house;

    @BeforeEach
    void open() {
        house = new WatchHouse(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** P15. */
    @Test
    void acknowledges() {
        breakDown("w1", "i1", Severity.CRITICAL);

        assertEquals(
                "example.com is acknowledged. There are no reminders until it gets worse.",
                privately(house.press("ack", "w1 i1", OPS)));

        assertEquals(Optional.of(new Acknowledgement("U1", NOW)), trouble().acknowledged());
        assertEquals(
                "acknowledged",
                house.watches
                        .audit(OPS, house.find("example.com").watch().domain(), 1)
                        .get(0)
                        .what());
        assertEquals(
                "example.com was acknowledged already, by U1 at 2026-11-21 09:30:00 UTC.",
                privately(house.press("ack", "w1 i1", OPS)));
        assertEquals(
                "BROKEN  This channel watches 1 domain: 1 broken.",
                text(house.watch("list")).lines().findFirst().orElseThrow());
        assertTrue(
                text(house.watch("list"))
                        .contains(
                                "1  BROKEN  example.com since 2026-11-21 09:20:00 UTC: its MX mail.example.com does not"
                                        + " exist, acknowledged by U1"),
                text(house.watch("list")));
    }

    /** P15, P29: it can be read who took it; the audit has the id as well. */
    @Test
    void namesWhoAcknowledged() {
        breakDown("w1", "i1", Severity.CRITICAL);
        house.called.put("U1", "Anna Postmeister");
        house.press("ack", "w1 i1", OPS);

        assertEquals(
                "example.com was acknowledged already, by Anna Postmeister at 2026-11-21 09:30:00 UTC.",
                privately(house.press("ack", "w1 i1", OPS)));
        String list = text(house.watch("list"));
        assertTrue(list.contains("does not exist, acknowledged by Anna Postmeister"), list);
        String state = privately(house.press(WatchButtons.RECHECK, "w1", OPS));
        assertTrue(state.contains("acknowledged by Anna Postmeister"), state);
        String told = house
                .store
                .outbox(OutboxTerms.confirming(Duration.ofSeconds(60)))
                .claim("slack", "test", Duration.ofSeconds(30), 1)
                .stream()
                .flatMap(claim ->
                        house.store.outbox(OutboxTerms.confirming(Duration.ofSeconds(60))).next(claim).stream())
                .flatMap(load -> load.rows().stream())
                .map(row -> line(row.reply()))
                .findFirst()
                .orElseThrow();
        assertEquals("Acknowledged by Anna Postmeister. No reminders until it gets worse.", told);
        String history = text(history("example.com"));
        assertTrue(history.contains("acknowledged by Anna Postmeister (U1): i1"), history);
        assertTrue(history.contains("watch added by U9"), history);
    }

    /** One id from the command to the delivery: it is kept with what the channel is to hear. */
    @Test
    void whatIsToBeToldBearsTheIdOfThePress() {
        breakDown("w1", "i1", Severity.CRITICAL);
        Outbox outbox = house.store.outbox(OutboxTerms.confirming(Duration.ofSeconds(60)));
        try (JournalLines journal = new JournalLines()) {
            house.press("ack", "w1 i1", OPS);
            Set<String> runs = outbox.claim("slack", "test", Duration.ofSeconds(30), 1).stream()
                    .flatMap(claim -> outbox.next(claim).stream())
                    .flatMap(load -> load.rows().stream())
                    .flatMap(row -> row.run().stream())
                    .collect(Collectors.toSet());
            assertEquals(1, runs.size());
            assertEquals(journal.ids("question accepted"), runs);
        }
    }

    /** T10: anybody can call themselves {@code <!channel>}. */
    @Test
    void aHostileNameIsALiteral() {
        breakDown("w1", "i1", Severity.CRITICAL);
        house.press("ack", "w1 i1", OPS);
        Names.Known names = new Names.Known(Map.of("U1", ReplyGallery.HOSTILE));

        Text title = new WatchState(house.find("example.com"), NOW, names).title();

        Inline last = title.runs().get(title.runs().size() - 1);
        assertTrue(last instanceof Inline.Literal literal && literal.text().contains("@everyone"), title.toString());
        assertEquals(
                List.of(),
                title.runs().stream()
                        .filter(run -> !(run instanceof Inline.Literal)
                                && run.toString().contains("@everyone"))
                        .toList());
    }

    @Test
    void acknowledgesByCommand() {
        breakDown("w1", "i1", Severity.ERROR);
        house.add("w2", OPS, "example.org");

        String said = text(house.watch("ack"));

        assertTrue(said.contains("- example.com is acknowledged."), said);
        assertTrue(said.contains("- example.org has no trouble to acknowledge."), said);
    }

    @Test
    void saysThatTheTroubleIsAnother() {
        breakDown("w1", "i2", Severity.ERROR);

        assertEquals(
                "example.com has other trouble by now. Acknowledge the newer alert, or type /mxwatch ack.",
                privately(house.press("ack", "w1 i1", OPS)));
        assertEquals(Optional.empty(), trouble().acknowledged());
    }

    @Test
    void saysThatTheTroubleIsOver() {
        house.add("w1", OPS, "example.com");

        assertEquals(
                "example.com has no trouble any more, so there is nothing to acknowledge.",
                privately(house.press("ack", "w1 i1", OPS)));
    }

    /** F48: a check under way has read what was there before, and is made again. */
    @Test
    void neitherPressIsLostToACheckUnderWay() {
        breakDown("w1", "i1", Severity.CRITICAL);
        Watched read = house.find("example.com");

        assertEquals(
                "example.com is acknowledged. There are no reminders until it gets worse.",
                privately(house.press("ack", "w1 i1", OPS)));
        house.press("mute", "w1", OPS);

        assertFalse(house.watches.conclude(
                read,
                new Conclusion(read.memory(), List.of(), List.of(), List.of(), read.next(), Reason.NOTHING_TO_SAY)));
        assertTrue(trouble().acknowledged().isPresent());
        assertTrue(house.wishes("example.com").mutedUntil().isPresent());
        assertEquals(read.next(), house.find("example.com").next(), "which is due as it was");
    }

    @Test
    void mutes() {
        house.add("w1", OPS, "example.com");

        assertEquals(
                "example.com: nothing is said until 2026-11-21 11:30:00 UTC; what is wrong then is told then.",
                privately(house.press("mute", "w1", OPS)));
        assertEquals(
                Optional.of(NOW.plusSeconds(7200)), house.wishes("example.com").mutedUntil());
    }

    @Test
    void checksAgain() {
        breakDown("w1", "i1", Severity.ERROR);

        var reply = house.press("rewatch", "w1", OPS);

        assertEquals(List.of("w1"), house.checked);
        assertEquals(
                "example.com since 2026-11-21 09:20:00 UTC: its MX mail.example.com does not exist.", privately(reply));
        assertTrue(text(reply).startsWith("AT RISK  "), text(reply));
    }

    /** P30: what was stored, also when more has happened since. */
    @Test
    void showsWhatHadChangedWhenItWasSaid() {
        breakDown("w1", "i1", Severity.CRITICAL);
        record("w1", "mx1.example.net.", BROKEN_AT);
        record("w1", "mx2.example.net.", NOW.minusSeconds(60));

        var reply = house.press("change", "w1 i1 " + BROKEN_AT.getEpochSecond(), OPS);

        assertEquals("example.com changed at 2026-11-21 09:20:00 UTC: MX moved to mx1.example.net.", privately(reply));
        assertTrue(text(reply).contains("− example.com MX 10 mail.example.com."), text(reply));
        assertTrue(text(reply).contains("+ example.com MX 10 mx1.example.net."), text(reply));
        assertTrue(text(reply).contains("It is number 2 of /mxhistory."), text(reply));
        assertEquals(
                "example.com changed at 2026-11-21 09:29:00 UTC: MX moved to mx2.example.net.",
                privately(house.press("change", "w1 i1", OPS)));
    }

    @Test
    void saysThatNothingHadChanged() {
        breakDown("w1", "i1", Severity.CRITICAL);

        assertEquals(
                "No change of the mail records of example.com was recorded before that alert: what was published"
                        + " stayed the same.",
                privately(house.press("change", "w1 i1 1", OPS)));
    }

    /** P30: the findings as they were, with who said what when, also when it is otherwise by now. */
    @Test
    void showsWhatHadBeenFoundWhenItWasSaid() {
        house.add("w1", OPS, "example.com");
        record("w1", "mx1.example.net.", BROKEN_AT.minusSeconds(30));
        tell("w1", "i1", Transition.OPENED, BROKEN_AT, "NXDOMAIN");
        tell("w1", "i1", Transition.WORSENED, NOW.minusSeconds(60), "SERVFAIL");
        String button = "w1 i1 " + BROKEN_AT.getEpochSecond();

        var reply = house.press("change", button, OPS);

        String said = text(reply);
        assertTrue(said.startsWith("BROKEN  example.com changed at 2026-11-21 09:19:30 UTC: MX moved to"), said);
        assertTrue(said.contains("This is the stored result; nothing was looked up now."), said);
        assertTrue(said.contains("Found at 2026-11-21 09:19:58 UTC"), said);
        assertTrue(said.contains("CRITICAL  MX 10 mail.example.com: the name does not exist"), said);
        assertTrue(
                said.contains("mail.example.com A: NXDOMAIN (said by 192.0.2.53), 2026-11-21 09:19:59 UTC, TTL 60 s"),
                said);
        assertTrue(said.contains("and 3 more, which were too long to be kept."), said);
        assertTrue(!said.contains("SERVFAIL"), said);
        assertEquals(List.of(), house.checked, "nothing was looked up");
        assertTrue(text(house.press("change", "w1 i1 " + NOW.minusSeconds(60).getEpochSecond(), OPS))
                .contains("SERVFAIL"));

        house.watch("remove example.com");
        assertEquals(said, text(house.press("change", button, OPS)), "also of what is no longer watched");
        assertEquals(
                "I no longer know this alert. /mxwatch list shows what this channel watches.",
                privately(house.press("change", button, OTHER)));
    }

    @Test
    void saysThatWhatHadBeenFoundIsNotKept() {
        house.add("w1", OPS, "example.com");
        record("w1", "mx1.example.net.", BROKEN_AT);

        String said = text(house.press("change", "w1 i1 " + BROKEN_AT.getEpochSecond(), OPS));

        assertTrue(said.contains("What had been found then is not kept"), said);
    }

    /** P30: where no button is at hand. */
    @Test
    void listsTheAlertsAndShowsOne() {
        house.add("w1", OPS, "example.com");
        assertEquals(
                "Of example.com this channel was told nothing in the last year.",
                privately(history("example.com alerts")));
        tell("w1", "i1", Transition.OPENED, BROKEN_AT, "NXDOMAIN");
        tell("w1", "i1", Transition.RESOLVED, NOW.minusSeconds(60), "192.0.2.7");

        assertTrue(
                text(history("example.com"))
                        .contains("What had been found at each alert: /mxhistory example.com alerts"),
                text(history("example.com")));
        String list = text(history("example.com alerts"));
        assertTrue(list.contains("- 1  2026-11-21 09:29:00 UTC  trouble over: 1 critical, 3 more"), list);
        assertTrue(list.contains("- 2  2026-11-21 09:20:00 UTC  trouble: 1 critical, 3 more"), list);
        String one = text(history("example.com alert 2"));
        assertTrue(
                one.startsWith(
                        "BROKEN  example.com as it was at 2026-11-21 09:19:58 UTC (trouble): 1 critical, 3 more."),
                one);
        assertTrue(one.contains("mail.example.com A: NXDOMAIN (said by 192.0.2.53)"), one);
        assertTrue(one.contains("This is the stored result; nothing was looked up now."), one);
        assertTrue(text(history("example.com alert 3")).startsWith("What this channel was told"), "there are two");
        assertEquals(
                "This channel does not watch example.org, so no change of it is recorded. Type /mxwatch add example.org.",
                privately(history("example.org alerts")));
    }

    private void tell(String watch, String incident, Transition transition, Instant told, String answer) {
        Watched watched = house.watches.find(watch).orElseThrow();
        Reply reply = Reply.privately(Text.of("It is said."));
        assertTrue(house.watches.conclude(
                watched,
                new Conclusion(
                        watched.memory(),
                        List.of(new Announcement(incident, transition, 0, OPS, reply, "")),
                        List.of(),
                        List.of(),
                        watched.next(),
                        Reason.OPENED,
                        Optional.of(Pasts.found(told, answer)))));
    }

    /** Ids can be made up: a channel acts on what it was told itself. */
    @ParameterizedTest
    @ValueSource(strings = {"ack", "mute", "rewatch", "change"})
    void refusesTheButtonsOfOtherChannels(String action) {
        breakDown("w1", "i1", Severity.CRITICAL);
        Watched before = house.find("example.com");

        for (Channel stranger :
                List.of(OTHER, new Channel("slack", "T2", OPS.id()), new Channel("discord", "T1", OPS.id()))) {
            assertEquals(
                    "I no longer know this alert. /mxwatch list shows what this channel watches.",
                    privately(house.press(action, "w1 i1", stranger)));
        }
        for (String argument : List.of("", "w1' OR 1=1", "<!channel>", "W1 I1", "w1 i1 9".repeat(50))) {
            privately(house.press(action, argument, OPS));
        }
        assertEquals(before, house.find("example.com"));
        assertEquals(List.of(), house.checked);
    }

    /** P20: who was told because nobody took it may take it. */
    @Test
    void theChannelThatItWasEscalatedToMayAcknowledge() {
        breakDown("w1", "i1", Severity.CRITICAL);
        house.watch("escalate example.com 30m to <#" + OTHER.id() + "|ops>");

        assertTrue(privately(house.press("ack", "w1 i1", OTHER)).startsWith("example.com is acknowledged."));
    }

    /** T16. */
    @Test
    void refusesGuests() {
        breakDown("w1", "i1", Severity.CRITICAL);
        house.standings.put("U1", Standing.GUEST);

        for (String action : List.of("ack", "mute", "rewatch")) {
            assertEquals(
                    "Guests do not change what is watched here. Ask a member of this workspace.",
                    privately(house.press(action, "w1 i1", OPS)));
        }
        assertEquals(Optional.empty(), trouble().acknowledged());
        assertEquals(List.of(), house.checked);
    }

    @Test
    void watchesWhatWasDiagnosed() {
        assertTrue(privately(house.press("watchadd", "example.com", OPS))
                .startsWith("example.com is watched from now on"));
        assertTrue(privately(house.press("watchadd", "<script>", OPS)).contains("is no domain"));
        assertEquals(1, house.watches.in(OPS).size());
    }

    @Test
    void showsTheHistoryWithTheCauseMarked() {
        breakDown("w1", "i1", Severity.CRITICAL);
        record("w1", "mail.example.com.", BROKEN_AT.minusSeconds(90_000));
        record("w1", "mx1.example.net.", BROKEN_AT);

        for (String asked : List.of("example.com", "what changed on example.com?")) {
            var reply = asked.startsWith("what")
                    ? house.message(asked)
                    : WatchHouse.done(house.commands.command("mxhistory", new Invocation(asked, OPS, "U1")));
            String said = text(reply);
            assertEquals(
                    "2 changes of the mail records of example.com, the last on 2026-11-21 09:20:00 UTC.", line(reply));
            assertTrue(said.contains("[picture: Timeline of example.com: 2 changes. The text says the same.]"), said);
            assertTrue(
                    said.contains("2026-11-21 09:20:00 UTC  most likely the cause: MX moved to mx1.example.net"), said);
            assertTrue(said.contains("all that was seen then: /mxhistory example.com 2"), said);
            assertTrue(said.contains("watch added by U9"), said);
        }
    }

    @Test
    void showsOneChangeInFull() {
        house.add("w1", OPS, "example.com");
        record("w1", "mx1.example.net.", BROKEN_AT.minusSeconds(60));
        record("w1", "mx2.example.net.", BROKEN_AT);

        String said = text(history("example.com 2"));

        assertTrue(
                said.startsWith("example.com changed at 2026-11-21 09:19:00 UTC: MX moved to mx1.example.net."), said);
        assertTrue(said.contains("All that was seen then"), said);
        assertTrue(said.contains("example.com TXT \"v=spf1 -all\""), said);
        assertEquals(
                "2 changes of example.com are recorded, 1 is the newest. Try /mxhistory example.com.",
                privately(history("example.com 3")));
    }

    @Test
    void showsOneChangeOfADomainUnderNoKnownEnding() {
        house.add("w1", OPS, "mail.firm.intern");
        record("w1", "mx1.example.net.", BROKEN_AT);

        String said = text(history("mail.firm.intern 1"));

        assertTrue(said.startsWith("mail.firm.intern changed at 2026-11-21"), said);
    }

    @Test
    void saysThatNothingIsRecordedWhereANumberIsAskedFor() {
        house.add("w1", OPS, "example.com");

        assertEquals("No change of the mail records of example.com is recorded.", privately(history("example.com 1")));
    }

    @Test
    void saysWhatHasNoHistoryHere() {
        house.add("w1", OTHER, "example.com");
        record("w1", "mx1.example.net.", BROKEN_AT);

        for (String asked : List.of("example.com", "example.com 1")) {
            assertEquals(
                    "This channel does not watch example.com, so no change of it is recorded. Type /mxwatch add example.com.",
                    privately(history(asked)));
        }
        assertEquals("Which domain? Try /mxhistory example.com.", privately(history("")));
    }

    @Test
    void keepsTheHistoryOfWhatIsNoLongerWatched() {
        house.add("w1", OPS, "example.com");
        record("w1", "mx1.example.net.", BROKEN_AT);
        house.watch("remove example.com");

        String said = text(history("example.com"));

        assertTrue(said.contains("It is no longer watched here."), said);
        assertTrue(said.contains("watch removed by U1: every 15 min, at error"), said);
    }

    /** F19. */
    @Test
    void saysThatTheStoreIsOutOfReach() {
        house.store.close();

        String unreachable = "My store cannot be reached, so nothing was changed. Checks still work.";
        assertEquals(unreachable, privately(history("example.com")));
        for (String action : List.of("ack", "mute", "rewatch", "change")) {
            assertEquals(unreachable, privately(house.press(action, "w1 i1", OPS)));
        }
    }

    private Reply history(String text) {
        return WatchHouse.done(house.commands.command("mxhistory", new Invocation(text, OPS, "U1")));
    }

    private Incident trouble() {
        return house.find("example.com").memory().trouble().orElseThrow();
    }

    private void breakDown(String watch, String incident, Severity severity) {
        Watched watched = house.watches.find(watch).orElseGet(() -> house.add(watch, OPS, "example.com"));
        conclude(watched, Pasts.trouble(incident, severity, BROKEN_AT), List.of());
    }

    private void record(String watch, String host, Instant by) {
        Seen before = new Seen(Seen.Kind.FOUND, List.of("10 mail.example.com."), true, 300);
        Seen after = new Seen(Seen.Kind.FOUND, List.of("10 " + host), true, 300);
        TreeMap<String, Seen> all = new TreeMap<>();
        all.put("example.com MX", after);
        all.put("example.com TXT", new Seen(Seen.Kind.FOUND, List.of("\"v=spf1 -all\""), true, 300));
        Recorded change = new Recorded(
                by.minusSeconds(60),
                by,
                List.of(new Difference("example.com MX", before, after)),
                "MX moved to " + host.substring(0, host.length() - 1),
                new Snapshot(by, all));
        Watched watched = house.watches.find(watch).orElseThrow();
        conclude(watched, watched.memory(), List.of(change));
    }

    private void conclude(Watched watched, Memory memory, List<Recorded> changes) {
        assertTrue(house.watches.conclude(
                watched, new Conclusion(memory, List.of(), changes, List.of(), watched.next(), Reason.NOTHING_TO_SAY)));
    }
}
