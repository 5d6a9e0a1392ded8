package dev.mxbot.command;

import static dev.mxbot.command.WatchHouse.NOW;
import static dev.mxbot.command.WatchHouse.OPS;
import static dev.mxbot.command.WatchHouse.done;
import static dev.mxbot.command.WatchHouse.line;
import static dev.mxbot.command.WatchHouse.privately;
import static dev.mxbot.command.WatchHouse.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Standing;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.testing.ReplyGallery;
import dev.mxbot.watch.Announcement;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Conclusion;
import dev.mxbot.watch.Digests.Rhythm;
import dev.mxbot.watch.Escalation;
import dev.mxbot.watch.Hand;
import dev.mxbot.watch.Outbox;
import dev.mxbot.watch.OutboxClaim;
import dev.mxbot.watch.OutboxTerms;
import dev.mxbot.watch.Reason;
import dev.mxbot.watch.Transition;
import dev.mxbot.watch.Watched;
import dev.mxbot.watch.Watches.Limits;
import dev.mxbot.watch.Window;
import dev.mxbot.watch.Wishes;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed after /mxwatch, and said about watches, answered over a real store. */
class WatchCommandTest {
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

    @Test
    void addsAWatch() {
        Reply reply = house.watch("add example.com every 10m at warning");

        assertEquals(
                "example.com is watched from now on, every 10 min, at warning. /mxwatch list shows how it stands once it was checked;"
                        + " from then on you hear what changes.",
                line(reply));
        assertEquals(Reply.Audience.CHANNEL, reply.audience());
        assertEquals(Wishes.DEFAULT.every(Duration.ofMinutes(10)).at(Severity.WARNING), house.wishes("example.com"));
        assertEquals("U1", house.find("example.com").watch().by());
        assertEquals(List.of("wake"), house.checked);
    }

    /** P29. */
    @Test
    void keepsWhoDidWhatWhenAndWhere() {
        house.watch("add example.com");
        house.watch("at warning example.com");
        house.watch("add example.com at warning");
        house.watch("remind example.com 4h");
        house.watch("remove example.com");

        List<AuditEntry> audit = house.watches.audit(OPS, DomainName.of("example.com"), 10);
        assertEquals(
                List.of(
                        "watch_removed: every 15 min, at warning, reminders from 4 h",
                        "reminders_set: 4 h",
                        "watch_changed: every 15 min, at warning",
                        "watch_added: every 15 min, at error"),
                audit.stream()
                        .map(entry -> entry.what() + ": " + entry.detail())
                        .toList());
        assertTrue(audit.stream()
                .allMatch(entry -> entry.who().equals("U1")
                        && entry.where().equals(OPS)
                        && entry.at().equals(NOW)));
    }

    @Test
    void addsUpToFiveAtOnce() {
        Reply reply = house.watch("a.example, b.example c.example and d.example e.example f.example");

        assertTrue(text(reply).contains("- e.example is watched from now on"), text(reply));
        assertTrue(text(reply).contains("I take 5 domains at a time; 1 more were left out."), text(reply));
        assertEquals(5, house.watches.in(OPS).size());
    }

    @Test
    void changesAWatchThatIsThere() {
        house.watch("add example.com every 1h");

        assertEquals(
                "example.com is watched already, every 60 min, at error, since 2026-11-21 09:30:00 UTC.",
                line(house.watch("add example.com")));
        assertEquals(
                "example.com was watched already, and is from now on every 60 min, at critical.",
                line(house.watch("add example.com at critical")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "watch example.com every 30 min",
                "please watch example.com every 30m",
                "mxwatch add example.com every 30 minutes",
                "tell me when example.com breaks, every 30m please",
                "watch add <http://example.com|example.com> every 30m"
            })
    void understandsWishesInWords(String text) {
        house.message(text);

        assertEquals(Duration.ofMinutes(30), house.wishes("example.com").every());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unwatch example.com",
                "stop watching example.com",
                "watch remove example.com",
                "mxwatch rm example.com"
            })
    void endsAWatchInWords(String text) {
        house.watch("add example.com");

        assertEquals(
                "example.com is no longer watched. /mxhistory keeps what was recorded.", line(house.message(text)));
        assertEquals(List.of(), house.watches.in(OPS));
    }

    @Test
    void removesAllOnlyWhereItIsSaid() {
        house.watch("add a.example b.example");

        assertEquals("Which domain? Try /mxwatch remove example.com, or remove all.", privately(house.watch("remove")));
        assertEquals(
                "Which domain? Try /mxwatch remove example.com, or remove all.",
                privately(house.message("stop watching")));
        assertEquals(2, house.watches.in(OPS).size());

        house.watch("remove all");
        assertEquals(List.of(), house.watches.in(OPS));
    }

    @Test
    void leavesTheWatchesOfOtherChannelsAlone() {
        Channel other = new Channel("slack", "T1", "C0000002");
        house.add("w2", other, "example.com");

        assertEquals(
                "This channel watches nothing. Try /mxwatch add example.com.",
                privately(house.watch("remove example.com")));
        assertEquals(1, house.watches.in(other).size());
    }

    @Test
    void saysWhatIsNotWatched() {
        house.watch("add example.com");

        assertEquals(
                "example.org is not watched here; /mxwatch list shows what is.",
                privately(house.watch("mute example.org 1h")));
    }

    @ParameterizedTest
    @CsvSource({
        "mute example.com 2h, PT2H",
        "mute 2h example.com, PT2H",
        "mute 90 min, PT1H30M",
        "mute example.com, PT2H",
        "snooze all 1h30m, PT1H30M",
        "mute for 3 days, PT72H"
    })
    void mutes(String text, Duration span) {
        house.watch("add example.com");

        house.watch(text);

        assertEquals(Optional.of(NOW.plus(span)), house.wishes("example.com").mutedUntil());
    }

    @Test
    void unmutes() {
        house.watch("add example.com");
        house.watch("mute 1h");

        assertEquals(
                "example.com: I speak again; what is wrong is told after the next check.", line(house.watch("unmute")));
        assertEquals(Optional.empty(), house.wishes("example.com").mutedUntil());
    }

    @Test
    void acceptsAFinding() {
        house.watch("add example.com");

        assertEquals(
                "example.com: dmarc.policy.none is accepted and no longer trouble.",
                line(house.watch("ignore example.com dmarc.policy.none")));
        assertEquals(List.of("dmarc.policy.none"), house.wishes("example.com").ignored());

        house.watch("heed <http://example.com|example.com> <http://dmarc.policy.none|dmarc.policy.none>");
        assertEquals(List.of(), house.wishes("example.com").ignored());

        house.watch("ignore example.com dmarc.policy.none");
        house.watch("ignore example.com dmarc.*");
        assertEquals(
                "example.com: dmarc.policy.none is still accepted, as part of what else is ignored: dmarc..",
                line(house.watch("heed example.com dmarc.policy.none")));
        assertEquals(
                "\"dmarc.policy.nune\" is no finding of mine. Did you mean dmarc.policy.none?",
                privately(house.watch("ignore example.com dmarc.policy.nune")));
    }

    /** P12. */
    @Test
    void ignoresChanges() {
        house.watch("add example.com");

        assertEquals(
                "example.com: changes of SPF are no longer told; /mxhistory keeps them, and trouble that they bring is told"
                        + " all the same.",
                line(house.watch("ignore example.com changes of SPF")));
        house.watch("ignore example.com txt");
        house.watch("ignore example.com changes of <http://mail.example.com|mail.example.com>, please");
        house.watch("ignore example.com changes of the A records of Mail.example.com");
        house.watch("ignore example.com change of _dmarc.example.com");
        assertEquals(
                List.of("_dmarc.example.com", "a mail.example.com", "mail.example.com", "spf", "txt"),
                house.wishes("example.com").ignoredChanges());
        assertEquals(List.of(), house.wishes("example.com").ignored(), "findings are another matter");
        assertTrue(
                text(house.watch("list"))
                        .contains(
                                "; changes not told: _dmarc.example.com, A of mail.example.com, mail.example.com, SPF, TXT."),
                text(house.watch("list")));

        assertTrue(
                line(house.message("mxwatch ignore example.com changes of DKIM"))
                        .startsWith("example.com: changes of DKIM are"),
                "as the help says it");
        house.watch("heed example.com dkim");
        assertEquals("example.com: changes of TXT are told again.", line(house.watch("heed all changes of txt")));
        assertEquals(
                "ignored by U1: changes of spf",
                house.watches.audit(OPS, house.find("example.com").watch().domain(), 10).stream()
                        .filter(entry -> entry.detail().equals("changes of spf")
                                && entry.what().equals("ignored"))
                        .map(entry -> entry.what() + " by " + entry.who() + ": " + entry.detail())
                        .findFirst()
                        .orElse(""));
    }

    /** P12: what is among the ignored can be told all the same, so that a watch hears of few things alone. */
    @Test
    void heedsSomeOfWhatIsIgnored() {
        house.watch("add example.com");
        house.watch("ignore example.com changes of all");

        assertEquals("example.com: changes of MX are told again.", line(house.watch("heed example.com mx")));
        house.watch("heed example.com changes of a mail.example.com");

        Wishes wishes = house.wishes("example.com");
        assertFalse(wishes.ignoresChangesOf("example.com MX"));
        assertFalse(wishes.ignoresChangesOf("mail.example.com A"));
        assertTrue(wishes.ignoresChangesOf("mail.example.com AAAA"));
        assertTrue(wishes.ignoresChangesOf("example.com TXT"));
        assertTrue(
                text(house.watch("list"))
                        .contains("; changes not told: all records; told all the same: A of mail.example.com, MX."),
                text(house.watch("list")));

        house.watch("ignore example.com changes of mx");
        assertTrue(house.wishes("example.com").ignoresChangesOf("example.com MX"));
        house.watch("ignore example.com changes of all");
        assertEquals(List.of("all", "mx"), house.wishes("example.com").ignoredChanges());
    }

    /** T17: there are more names than anybody needs. */
    @Test
    void ignoresOnlySoManyChanges() {
        house.watch("add example.com");
        List<String> many =
                IntStream.range(0, 50).mapToObj(i -> "mx" + i + ".example.net").toList();
        house.watches.change(
                house.find("example.com").watch().id(),
                watch -> new Hand.Wished(
                        watch.wishes().ignoringChanges(many),
                        new AuditEntry(NOW, "U1", OPS, "ignored", "example.com", "")));

        assertEquals(
                "example.com: no more changes can be ignored, there are 50 already. Heed one first.",
                line(house.watch("ignore example.com changes of mx50.example.net")));
        assertEquals(
                "example.com: changes of TXT of mx1.example.net are still not told, as part of what else is ignored: ",
                line(house.watch("heed example.com changes of txt mx1.example.net"))
                        .replaceFirst("(ignored: ).*", "$1"));
        assertEquals(50, house.wishes("example.com").ignoredChanges().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ignore example.com changes | Changes of what? Try",
                "ignore example.com changes of | Changes of what? Try",
                "ignore example.com changes of nonsense | \"nonsense\" is neither a kind of record nor a name. Try",
                "ignore example.com spf mail.example.com mail.example.org | \"mail.example.org\" is neither",
                "heed example.com changes of _ | \"_\" is neither a kind of record nor a name. Try /mxwatch heed",
                "ignore example.com all | \"all\" is no finding of mine.",
            })
    void saysWhatIsNoChangeToIgnore(String typed, String answer) {
        house.watch("add example.com");

        String said = privately(house.watch(typed));

        assertTrue(said.startsWith(answer), said);
        assertEquals(List.of(), house.wishes("example.com").ignoredChanges());
    }

    /** P16. */
    @Test
    void keepsMaintenanceWindows() {
        house.watch("add example.com");

        assertEquals(
                "example.com: nothing is said Sundays 02:00-04:00 Europe/Berlin.",
                line(house.watch("window example.com sun 02:00-04:00 Europe/Berlin")));
        house.watch("window example.com 2026-12-01T02:00/04:00");

        assertEquals(
                List.of(
                        new Window.Weekly(
                                DayOfWeek.SUNDAY, LocalTime.of(2, 0), Duration.ofHours(2), ZoneId.of("Europe/Berlin")),
                        new Window.Once(Instant.parse("2026-12-01T02:00:00Z"), Instant.parse("2026-12-01T04:00:00Z"))),
                house.wishes("example.com").windows());

        house.watch("window example.com none");
        assertEquals(List.of(), house.wishes("example.com").windows());
    }

    @Test
    void readsWindowsAsPeopleWriteThem() throws Mistake {
        assertEquals(
                new Window.Weekly(DayOfWeek.FRIDAY, LocalTime.of(22, 30), Duration.ofMinutes(150), ZoneOffset.UTC),
                SpokenWindow.read("Friday 22:30 – 1:00", NOW));
        assertEquals(
                new Window.Weekly(DayOfWeek.MONDAY, LocalTime.MIDNIGHT, Duration.ofDays(1), ZoneOffset.UTC),
                SpokenWindow.read("every mon 0-24 utc", NOW));
        assertEquals(
                new Window.Once(Instant.parse("2026-12-01T22:00:00Z"), Instant.parse("2026-12-02T01:00:00Z")),
                SpokenWindow.read("2026-12-01 23:00-02:00 europe/berlin", NOW));
        assertEquals(
                new Window.Once(Instant.parse("2026-12-01T02:00:00Z"), Instant.parse("2026-12-03T04:00:00Z")),
                SpokenWindow.read("2026-12-01T02:00/2026-12-03T04:00Z", NOW));
    }

    /** P14. */
    @Test
    void setsReminders() {
        house.watch("add example.com");

        house.watch("remind example.com every 4h");
        assertEquals(Duration.ofHours(4), house.wishes("example.com").remindEvery());

        assertEquals("example.com: no reminders.", line(house.watch("remind example.com off")));
        assertEquals(Duration.ZERO, house.wishes("example.com").remindEvery());
    }

    /** P20. */
    @ParameterizedTest
    @ValueSource(strings = {"<#C0000002|ops>", "<#C0000002>", "C0000002", "https://acme.slack.com/archives/C0000002"})
    void escalatesToAnotherChannel(String channel) {
        house.watch("add example.com");

        assertEquals(
                "example.com: trouble that nobody acknowledges for 30 min is told in the channel C0000002 as well.",
                line(house.watch("escalate example.com 30m to " + channel)));
        assertEquals(
                Optional.of(new Escalation(Duration.ofMinutes(30), new Channel("slack", "T1", "C0000002"))),
                house.wishes("example.com").escalation());

        house.watch("escalate example.com off");
        assertEquals(Optional.empty(), house.wishes("example.com").escalation());
    }

    @Test
    void escalatesOnDiscordToo() {
        Channel discord = new Channel("discord", "800000000000000001", "800000000000000002");
        house.add("w1", discord, "example.com");

        done(house.commands.command(
                "mxwatch", new Invocation("escalate example.com <#800000000000000003> after 1h", discord, "U1")));

        assertEquals(
                "800000000000000003",
                house.watches
                        .find("w1")
                        .orElseThrow()
                        .watch()
                        .wishes()
                        .escalation()
                        .orElseThrow()
                        .to()
                        .id());
    }

    /** T16: what is told in a direct message goes nowhere else. */
    @Test
    void escalatesNothingOutOfADirectMessage() {
        Channel direct = new Channel("slack", "T1", "D0000001");
        house.add("w1", direct, "example.com");

        assertTrue(privately(done(house.commands.command(
                        "mxwatch", new Invocation("escalate example.com 30m to <#C0000002>", direct, "U1"))))
                .startsWith("What I tell you alone goes to no other channel."));
    }

    /** P19. */
    /** P19. */
    @Test
    void setsTheHourOfTheDigest() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("daily at 07:30 Europe/Berlin", "daily at 07:30 Europe/Berlin");
        said.put("daily 8", "daily at 08:00 UTC");
        said.put("every day at 0730 europe/berlin", "daily at 07:30 Europe/Berlin");
        said.put("weekly at 16:05", "weekly on Mondays at 16:05 UTC");
        said.put("weekly fri at 16:05 Asia/Kolkata", "weekly on Fridays at 16:05 Asia/Kolkata");
        said.put("Weekly on Wednesday 9:00 UTC", "weekly on Wednesdays at 09:00 UTC");
        said.put("daily", "daily");
        said.forEach((typed, words) -> assertEquals(
                "A digest of what this channel watches comes " + words + ".", line(house.watch("digest " + typed))));

        house.add("w1", OPS, "example.com");
        house.watch("digest weekly sun 6:45 America/New_York");
        String list = text(house.watch("list"));
        assertTrue(list.contains("A digest comes weekly on Sundays at 06:45 America/New_York."), list);
    }

    @Test
    void saysWhichHourItCannotRead() {
        String examples = " Try /mxwatch digest daily at 07:30 Europe/Berlin, weekly mon at 8, or off.";
        assertEquals("\"25:00\" is no time of the day." + examples, privately(house.watch("digest daily at 25:00")));
        assertEquals(
                "\"moon/tycho\" is no time zone I know; they are named like Europe/Berlin." + examples,
                privately(house.watch("digest daily 8 Moon/Tycho")));
        assertEquals("\"xyz\" is no day of the week." + examples, privately(house.watch("digest weekly xyz 8:00")));
        assertEquals("At what time?" + examples, privately(house.watch("digest weekly mon")));
        assertEquals(
                "\"daily at noon\" is no time I can read." + examples, privately(house.watch("digest daily at noon")));
        assertEquals(Rhythm.OFF, house.store.digests().wished(OPS).rhythm());
    }

    @Test
    void setsTheDigest() {
        assertEquals("A digest of what this channel watches comes weekly.", line(house.watch("digest weekly")));
        assertEquals(Rhythm.WEEKLY, house.store.digests().wished(OPS).rhythm());
        assertEquals("No digest any more.", line(house.watch("digest off")));
        assertEquals(Rhythm.OFF, house.store.digests().wished(OPS).rhythm());
        assertEquals("How often? Try /mxwatch digest daily, weekly or off.", privately(house.watch("digest hourly")));
        assertEquals("How often? Try /mxwatch digest daily, weekly or off.", privately(house.watch("digest")));
    }

    @Test
    void listsWhatIsWatched() {
        house.add("w1", OPS, "example.com");
        house.watch("mute 1h");
        house.watch("digest daily");

        for (Reply reply : List.of(house.watch(""), house.watch("list"), house.message("what do you watch?"))) {
            assertEquals("This channel watches 1 domain: 1 unknown.", line(reply));
            assertEquals("""
                    UNKNOWN  This channel watches 1 domain: 1 unknown.

                    1  UNKNOWN  example.com was not checked yet
                       every 15 min, at error; late: the next check was due 2026-11-20 09:30:00 UTC; no change yet; muted until 2026-11-21 10:30:00 UTC.
                    A digest comes daily.
                    """, text(reply));
        }
    }

    /** P21: what was given up is not silently lost. */
    @Test
    void showsWhatTheChannelDidNotHear() {
        Watched watched = house.add("w1", OPS, "example.com");
        Announcement alert =
                new Announcement("i1", Transition.ACKNOWLEDGED, 0, OPS, Reply.privately(Text.of("acknowledged")), "");
        assertTrue(house.watches.conclude(
                watched,
                new Conclusion(
                        watched.memory(), List.of(alert), List.of(), List.of(), watched.next(), Reason.ACKNOWLEDGED)));
        Outbox outbox = house.store.outbox(OutboxTerms.confirming(Duration.ofSeconds(60)));
        OutboxClaim claim =
                outbox.claim("slack", "h1", Duration.ofMinutes(1), 1).get(0);
        assertTrue(outbox.next(claim).isPresent());
        assertTrue(outbox.sending(claim, 1, "k1"));
        assertTrue(outbox.refused(claim, "k1", "<!channel> is too long"));

        assertTrue(
                text(house.watch("list"))
                        .contains("1 message could not be delivered to this channel; /mxwatch status shows which."),
                text(house.watch("list")));
        assertTrue(
                text(house.watch("status"))
                        .contains("- example.com, acknowledged at 2026-11-21 09:30:00 UTC: <!channel> is too long"),
                text(house.watch("status")));
    }

    @Test
    void obeysACommandLineInAMessage() {
        assertEquals(
                "A digest of what this channel watches comes weekly.", line(house.message("mxwatch digest weekly")));
        house.watch("add example.com");
        house.message("watch mute example.com 1h");
        assertEquals(
                Optional.of(NOW.plusSeconds(3600)), house.wishes("example.com").mutedUntil());
    }

    /** F20: whoever asks is not kept waiting by the store. */
    @Test
    void neverWaitsForTheStore() {
        List<Runnable> waiting = new ArrayList<>();
        StoreWork slow = new StoreWork(waiting::add);

        CompletableFuture<Reply> reply =
                slow.reply(() -> Reply.privately(Text.of("done"))).toCompletableFuture();

        assertFalse(reply.isDone());
        waiting.get(0).run();
        assertEquals("done", line(reply.join()));
    }

    @Test
    void saysSoWhereTooMuchWaitsForTheStore() {
        StoreWork full = new StoreWork(task -> {
            throw new RejectedExecutionException("full");
        });

        assertEquals(
                "I could not finish this; my log says why.",
                privately(full.reply(() -> Reply.privately(Text.of("done")))
                        .toCompletableFuture()
                        .join()));
    }

    @Test
    void saysThatNothingIsWatched() {
        assertEquals("This channel watches nothing. Try /mxwatch add example.com.", line(house.watch("")));
    }

    /** Each mistake is one private line with the next step. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add | Which domain? Try /mxwatch add example.com every 15m at warning.",
                "add exmaple | \"exmaple\" is no domain I can watch. Try /mxwatch add example.com.",
                "add example.com every 1m | Every 5 min is the most often I check; whoever runs me changes that with MXBOT_WATCH_MIN_INTERVAL. Try /mxwatch add example.com every 5m.",
                "add example.com every 8d | Every 7 d is the least often I check. Try /mxwatch add example.com every 1d.",
                "add example.com every soon | \"soon\" is no time I can read. Try /mxwatch add example.com every 15m.",
                "add example.com at dawn | \"dawn\" is none of critical, error and warning. Try /mxwatch add example.com at warning.",
                "mute forever | \"forever\" is neither a time nor a domain. Try /mxwatch mute example.com 2h.",
                "lst | \"lst\" is nothing I can do with a watch. Did you mean list? Try /mxwatch add example.com, list or mute 2h.",
                "window example.com sun 25:00-26:00 | \"25:00\" is no time of the day. Try /mxwatch window example.com sun 02:00-04:00 Europe/Berlin, or once 2026-12-01T02:00/04:00.",
                "window example.com sun 2-4 Europe/Bonn | \"europe/bonn\" is no time zone I know; they are named like Europe/Berlin. Try /mxwatch window example.com sun 02:00-04:00 Europe/Berlin, or once 2026-12-01T02:00/04:00.",
                "window example.com 2025-12-01T02:00/04:00 | That is over already. Try /mxwatch window example.com sun 02:00-04:00 Europe/Berlin, or once 2026-12-01T02:00/04:00.",
                "window example.com 2026-02-30T02:00/04:00 | \"2026-02-30\" is no day of the calendar. Try /mxwatch window example.com sun 02:00-04:00 Europe/Berlin, or once 2026-12-01T02:00/04:00.",
                "remind example.com 5m | Reminders come after 1 h at the soonest and 7 d at the latest. Try /mxwatch remind example.com 4h.",
                "escalate example.com 30m to #ops | \"#ops\" is no channel I can tell by that alone: choose it from the list that opens after #, or paste its link. Try /mxwatch escalate example.com 30m to #ops, or off.",
                "escalate example.com to C0000002 | After how long? Try /mxwatch escalate example.com 30m to #ops, or off.",
                "escalate example.com 1h to C0000001 | That is this channel, which hears it anyway. Try /mxwatch escalate example.com 30m to #ops, or off."
            })
    void saysWhatIsWrongAndWhatToType(String typed, String said) {
        assertEquals(said, privately(house.watch(typed)));
        assertEquals(List.of(), house.watches.in(OPS));
    }

    /** P28. */
    @Test
    void saysTheLimitsAloud() {
        house.close();
        house = new WatchHouse(
                folder.resolve("small"), new WatchPolicy(false, false, new Limits(1, 2), Duration.ofMinutes(20)));

        assertTrue(line(house.watch("add a.example")).startsWith("a.example is watched from now on, every 20 min"));
        assertEquals(
                "b.example is not watched: this channel has 1 watch, which is the most for one channel. Remove one,"
                        + " or whoever runs me raises MXBOT_WATCH_PER_CHANNEL.",
                line(house.watch("add b.example")));
        house.add("w2", new Channel("slack", "T1", "C2"), "c.example");
        assertEquals(
                "d.example is not watched: all channels together have 2 watches, which is the most for one workspace."
                        + " Remove one, or whoever runs me raises MXBOT_WATCH_PER_WORKSPACE.",
                line(done(house.commands.command(
                        "mxwatch", new Invocation("d.example", new Channel("slack", "T1", "C3"), "U1")))));
    }

    /** T16: who may do what, by what they are and what is allowed. */
    @ParameterizedTest
    @CsvSource({
        // standing, admins only, guests allowed, direct message; may add, may mute
        "ADMIN,    false, false, false, true,  true",
        "ADMIN,    true,  false, false, true,  true",
        "MEMBER,   false, false, false, true,  true",
        "MEMBER,   true,  false, false, false, true",
        "MEMBER,   true,  false, true,  true,  true",
        "GUEST,    false, false, false, false, false",
        "GUEST,    false, true,  false, true,  true",
        "GUEST,    true,  true,  false, false, true",
        "GUEST,    false, false, true,  false, false",
        "STRANGER, false, false, false, false, false",
        "STRANGER, false, true,  false, true,  true",
        "STRANGER, true,  true,  false, false, true",
        "UNKNOWN,  false, true,  false, false, false",
    })
    void asksWhoSomebodyIs(
            Standing standing, boolean adminsOnly, boolean guests, boolean direct, boolean mayAdd, boolean mayMute) {
        house.close();
        house = new WatchHouse(
                folder.resolve("roles"),
                new WatchPolicy(adminsOnly, guests, WatchPolicy.DEFAULT.limits(), Duration.ofMinutes(5)));
        Channel channel = direct ? new Channel("slack", "T1", "D0000001") : OPS;
        house.add("w1", channel, "watched.example");
        house.standings.put("U7", standing);

        Reply add = done(house.commands.command("mxwatch", new Invocation("add example.com", channel, "U7")));
        assertEquals(
                mayAdd,
                house.watches.find(channel, DomainName.of("example.com")).isPresent(),
                text(add));
        assertEquals(mayAdd ? Reply.Audience.CHANNEL : Reply.Audience.ASKER, add.audience());
        done(house.commands.command("mxwatch", new Invocation("mute 1h", channel, "U7")));
        assertEquals(
                mayMute,
                house.watches
                        .find("w1")
                        .orElseThrow()
                        .watch()
                        .wishes()
                        .mutedUntil()
                        .isPresent());
        // Anybody may look.
        assertTrue(text(done(house.commands.command("mxwatch", new Invocation("list", channel, "U7"))))
                .contains("watched.example"));
    }

    @Test
    void theConsoleIsAnAdmin() {
        house.close();
        house = new WatchHouse(
                folder.resolve("console"),
                new WatchPolicy(true, false, WatchPolicy.DEFAULT.limits(), Duration.ofMinutes(5)));
        Channel console = new Channel("console", "", "console");

        done(house.commands.command("mxwatch", new Invocation("add example.com", console, "you")));

        assertEquals(1, house.watches.in(console).size());
    }

    /** T10. */
    @Test
    void echoesNothingThatActs() {
        for (String hostile : List.of(
                "<!channel>",
                "@everyone",
                "`x`",
                "\u202eelpmaxe",
                "\u001b]0;x\u0007",
                "x".repeat(9000),
                "\ud800",
                "*a*")) {
            for (String verb : List.of(
                    "add ",
                    "mute ",
                    "remove ",
                    "window example.com ",
                    "escalate example.com 1h to ",
                    "ignore example.com ")) {
                Reply reply = house.watch(verb + hostile);
                String said = privately(reply);
                assertTrue(said.length() < 300, said);
                assertFalse(said.contains("\u202e") || said.contains("\u001b"), said);
                assertTrue(
                        reply.headline().runs().stream()
                                .noneMatch(run -> run instanceof Inline.Plain plain
                                        && (plain.text().contains("<!")
                                                || plain.text().contains("@every"))),
                        said);
            }
        }
        house.watch(ReplyGallery.HOSTILE);
        assertEquals(List.of(), house.watches.in(OPS));
    }

    /** F19. */
    @Test
    void saysThatTheStoreIsOutOfReach() {
        house.store.close();

        for (String text : List.of("add example.com", "list", "remove all", "digest daily")) {
            assertEquals(
                    "My store cannot be reached, so nothing was changed. Checks still work.",
                    privately(house.watch(text)));
        }
    }

    @Test
    void suggestsWordsAndWatchedDomains() {
        house.watch("add example.com");
        house.watch("add mail.example");

        assertEquals(List.of("mute"), house.commands.suggest("mxwatch", "action", "mu", OPS));
        assertEquals(List.of("example.com", "mail.example"), house.commands.suggest("mxwatch", "domain", "ex", OPS));
        house.watch("remove mail.example");
        assertEquals(List.of("example.com"), house.commands.suggest("mxhistory", "domain", "", OPS));
    }
}
