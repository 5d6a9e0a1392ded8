package dev.mxbot.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import dev.mxbot.channel.Channel;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.finding.Topic;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.picture.NoPictures;
import dev.mxbot.picture.Pictures;
import dev.mxbot.question.Intent;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Reply.Audience;
import dev.mxbot.sender.SenderCheck;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.ReplyGallery;
import dev.mxbot.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed, pressed and said, answered. */
class CommandsTest {
    private static final Channel CHANNEL = new Channel("slack", "T1", "C1");

    private final FakeDns dns = FakeDns.zone("""
            example.com. MX 10 mail.example.com.
            example.org. TXT hello
            xn--bcher-kva.example. MX 10 mail.example.com.
            """);
    private final FakeDns fresh = FakeDns.zone("example.com. TXT hello");
    private final Commands commands = commands(dns, fresh);

    /** RELIABILITY T8: fifty people ask a thousand times; the DNS hears of it as often as of one. */
    @Test
    void floodsNobody() {
        List<Prepared> prepared = IntStream.range(0, 2000)
                .mapToObj(i -> commands.command("mxcheck", new Invocation("example.com", CHANNEL, "U" + i % 50)))
                .toList();

        List<Prepared> working =
                prepared.stream().filter(Prepared.Working.class::isInstance).toList();
        assertEquals(Allowance.Circle.CHANNEL.perMinute(), working.size());
        Prepared.Answered refused = assertInstanceOf(Prepared.Answered.class, prepared.get(1999));
        assertEquals(Audience.ASKER, refused.reply().audience());
        assertTrue(PlainText.line(refused.reply().headline())
                .startsWith("That is more than 30 look-ups in a minute for one person"));
    }

    @Test
    void answersWithoutALookUpHoweverOften() {
        IntStream.range(0, 100).forEach(i -> command("mxcheck", "example.com"));

        assertInstanceOf(Prepared.Answered.class, command("mxhelp", ""));
        Prepared.Answered nonsense = assertInstanceOf(Prepared.Answered.class, command("mxcheck", "exmaple"));
        assertTrue(PlainText.line(nonsense.reply().headline()).contains("is no domain I can check"));
    }

    @Test
    void checksADomain() {
        Prepared.Working working = assertInstanceOf(Prepared.Working.class, command("mxcheck", "example.org"));

        assertEquals(
                "Checking example.org …", PlainText.line(working.meanwhile().headline()));
        Reply reply = done(working);
        assertEquals(Mark.BROKEN, reply.mark());
        assertEquals("example.org cannot receive mail: it has no MX record.", PlainText.line(reply.headline()));
        assertEquals(Audience.CHANNEL, reply.audience());
        assertEquals(
                List.of(
                        new Button("Re-check", "recheck", "example.org"),
                        new Button("Details", "details", "example.org"),
                        new Button("Mail flow", "flow", "example.org")),
                reply.buttons());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why does mail to user@example.com bounce?",
                "check <http://example.com|example.com>",
                "550 5.1.1 <user@example.com>: unknown",
                "would 192.0.2.1 pass SPF for example.com?"
            })
    void answersAMessageThatNamesADomain(String text) {
        assertEquals("example.com receives mail at mail.example.com.", headline(done(message(text))));
    }

    @Test
    void asksNothingBeforeTheWorkIsStarted() {
        command("mxcheck", "example.com");

        assertEquals(List.of(), dns.asked());
    }

    @Test
    void saysPrivatelyWhatIsNoDomain() {
        for (Prepared prepared : List.of(command("mxcheck", "exmaple"), message("exmaple"))) {
            Reply reply = answered(prepared);

            assertEquals(
                    "\"exmaple\" is no domain I can check. Try /mxcheck example.com, an address like user@example.com, or paste a bounce.",
                    headline(reply));
            assertEquals(Audience.ASKER, reply.audience());
        }
    }

    @Test
    void saysWhyWhereItIsNotPlainToSee() {
        assertTrue(headline(answered(command("mxcheck", "a..b")))
                .startsWith("\"a..b\" is no domain I can check: a label is empty (two dots in a row). Try "));
        assertTrue(headline(answered(command("mxcheck", "192.0.2.1"))).contains(": it is an IP address. Try "));
        assertTrue(headline(answered(command("mxcheck", " "))).startsWith("Which domain? Try /mxcheck example.com"));
    }

    @Test
    void echoesLittleAndNothingThatActs() {
        Reply reply = answered(message("\u202e<!channel\n\u001b]0;x\u0007 hello".repeat(400)));

        assertTrue(
                headline(reply).startsWith("\"\\u{202E}<!channel\\x0A\\x1B]0;x\\x07 hello\\u{202E}<!chan"),
                headline(reply));
        assertTrue(headline(reply).length() < 180);
    }

    @Test
    void survivesHostileText() {
        for (String text : List.of(ReplyGallery.HOSTILE, "x".repeat(10_000), "$(reboot)", "`@everyone`", "\ud800")) {
            Prepared prepared = message(text);
            if (prepared instanceof Prepared.Working working) {
                done(working);
            }
        }
    }

    @Test
    void rechecksWithoutTheCache() {
        assertEquals(
                "example.com receives mail at mail.example.com.", headline(done(command("mxcheck", "example.com"))));

        Reply again = done(press("recheck", "example.com"));

        assertEquals("example.com cannot receive mail: it has no MX record.", headline(again));
        assertEquals(Audience.CHANNEL, again.audience());
        assertEquals(
                List.of("example.com MX"),
                fresh.asked().stream().map(Query::toString).toList());
    }

    @Test
    void rechecksWithoutTheCacheWhenAskedInWords() {
        assertEquals(
                "example.com cannot receive mail: it has no MX record.",
                headline(done(message("recheck example.com"))));
    }

    @Test
    void showsTheMailFlowAsAPictureAndAsText() {
        Prepared.Working working = assertInstanceOf(Prepared.Working.class, press("flow", "example.com"));

        Reply reply = done(working);
        assertEquals(Audience.ASKER, working.meanwhile().audience());
        assertEquals(Audience.ASKER, reply.audience());
        assertEquals("Mail flow of example.com: no fault in it.", headline(reply));
        Block.Picture picture =
                assertInstanceOf(Block.Picture.class, reply.blocks().get(0));
        assertEquals("Mail flow of example.com: no fault in it. The text says the same.", picture.alt());
        assertTrue(picture.png().bytes().length > 100);
        Block.Diagram diagram =
                assertInstanceOf(Block.Diagram.class, reply.blocks().get(1));
        assertEquals("""
                example.com
                └─ MX 10 mail.example.com
                """, new PlainText(80).render(diagram.tree()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"flow example.com", "Mail flow of example.com", "show me the mail  flow of example.com please"})
    void showsTheMailFlowWhereItIsAskedForInWords(String text) {
        for (Prepared prepared : List.of(message(text), command("mxcheck", text))) {
            Reply reply = done(prepared);

            assertEquals("Mail flow of example.com: no fault in it.", headline(reply));
            assertEquals(Audience.CHANNEL, reply.audience());
        }
    }

    @Test
    void aDomainCalledFlowIsNoWishForAView() {
        assertEquals(
                "Checking flow.example …",
                PlainText.line(assertInstanceOf(Prepared.Working.class, message("check flow.example"))
                        .meanwhile()
                        .headline()));
        assertFalse(headline(done(message("check flow.example"))).startsWith("Mail flow"));
        assertEquals(
                "No SPF tree of example.com: it was not looked at.", headline(done(message("spf tree example.com"))));
    }

    @Test
    void showsTheTextAloneWhereNothingCanBeDrawn() {
        Commands blind = new Commands(
                Set.of(new CheckCommand(diagnostician(dns, fresh), new RecentDomains(), NoPictures.onThisMachine())));

        Reply reply = done(blind.press("flow", new Invocation("example.com", CHANNEL, "U1")));

        assertEquals(1, reply.blocks().size());
        assertInstanceOf(Block.Diagram.class, reply.blocks().get(0));
    }

    @Test
    void saysSoWhereThereIsNoTree() {
        Reply reply = done(press("spftree", "example.com"));

        assertEquals("No SPF tree of example.com: it was not looked at.", headline(reply));
        assertEquals(Audience.ASKER, reply.audience());
    }

    @Test
    void showsDetailsToTheOneWhoAsks() {
        Prepared.Working working = assertInstanceOf(Prepared.Working.class, press("details", "example.org"));
        Reply reply = done(working);

        assertEquals(Audience.ASKER, working.meanwhile().audience());
        assertEquals(Audience.ASKER, reply.audience());
        assertTrue(
                text(reply).contains("example.org MX: NODATA (said by 192.0.2.53), 2026-11-20 14:02:11 UTC, TTL 300 s"),
                text(reply));
    }

    @Test
    void offersToWatchWhatIsNotWatched(@TempDir Path folder) {
        try (WatchHouse house = new WatchHouse(folder)) {
            Commands watching = new Commands(Set.of(new CheckCommand(
                    diagnostician(dns, fresh), new RecentDomains(), new Pictures(), Optional.of(house.known))));

            List<Button> buttons = done(watching.command("mxcheck", new Invocation("bücher.example", CHANNEL, "U1")))
                    .buttons();
            assertEquals(
                    new Button("Watch bücher.example", "watchadd", "xn--bcher-kva.example"),
                    buttons.get(buttons.size() - 1));
            assertFalse(
                    done(watching.command("mxcheck", new Invocation("missing.example", CHANNEL, "U1")))
                            .buttons()
                            .stream()
                            .anyMatch(button -> button.action().equals("watchadd")));

            house.add("w1", CHANNEL, "example.com");
            house.known.changed(CHANNEL);
            assertFalse(done(watching.command("mxcheck", invocation("example.com"))).buttons().stream()
                    .anyMatch(button -> button.action().equals("watchadd")));
        }
    }

    @Test
    void refusesAButtonWhoseArgumentIsNoDomain() {
        assertTrue(headline(answered(press("recheck", "<script>"))).contains("is no domain I can check"));
        assertTrue(
                headline(answered(press("explode", "example.com"))).startsWith("I no longer know the button explode."));
    }

    @Test
    void checksUpToFiveDomainsAtOnce() {
        Prepared.Working working = assertInstanceOf(
                Prepared.Working.class,
                message("example.com example.org a.example b.example bücher.example c.example d.example"));
        Reply reply = done(working);

        assertEquals(
                "Checking example.com, example.org, a.example, b.example, bücher.example …",
                PlainText.line(working.meanwhile().headline()));
        assertEquals("5 domains: 1 broken, 2 unknown, 2 healthy.", headline(reply));
        assertTrue(text(reply).contains("I check 5 domains at a time; 2 more were left out."), text(reply));
        assertEquals(
                "5 domains: 1 broken, 4 unknown.",
                headline(done(press("recheck", reply.buttons().get(0).argument()))));
    }

    @Test
    void saysWhenTheDnsIsOutOfReach() {
        FakeDns silent =
                FakeDns.zone("").failing("example.com MX").failing(". NS").failing("com NS", Answer.Reason.REFUSED);

        Reply reply = done(commands(silent, silent).command("mxcheck", invocation("example.com")));

        assertEquals("I cannot ask the DNS right now.", headline(reply));
        assertTrue(text(reply).contains(". NS: no reply (asked in a test) (asked: 192.0.2.53)"), text(reply));
    }

    @Test
    void anUnexpectedFailureIsAnAnswerToo() {
        VirtualTime time = new VirtualTime();
        // Fails before any check can: a check's own failure would cost that check alone.
        Diagnostician unwilling = new Diagnostician(
                Set.of(),
                dns,
                fresh,
                Budget.DEFAULT,
                Clock.offset(time.clock(), Duration.ofSeconds(Long.MAX_VALUE)),
                time);
        Commands commands = new Commands(Set.of(new CheckCommand(unwilling, new RecentDomains(), new Pictures())));

        Reply reply = done(commands.command("mxcheck", invocation("example.com")));

        assertEquals("I failed while I checked example.com; my log says why. Nothing is claimed.", headline(reply));
        assertEquals(List.of(new Button("Re-check", "recheck", "example.com")), reply.buttons());
    }

    @Test
    void suggestsWhatWasCheckedInThisChannel() {
        done(command("mxcheck", "example.com"));
        done(message("bücher.example"));
        done(command("mxcheck", "example.org"));
        done(command("mxcheck", "missing.example"));

        assertEquals(
                List.of("example.org", "bücher.example", "example.com"),
                commands.suggest("mxcheck", "domain", "", CHANNEL));
        assertEquals(
                List.of("example.org", "example.com", "bücher.example"),
                commands.suggest("mxcheck", "domain", "EX", CHANNEL));
        assertEquals(List.of(), commands.suggest("mxcheck", "domain", "", new Channel("slack", "T1", "C2")));
        assertEquals(List.of(), commands.suggest("mxcheck", "other", "", CHANNEL));
        assertEquals(List.of(), commands.suggest("nothing", "domain", "", CHANNEL));
    }

    @Test
    void helpsPrivatelyWithExamples() {
        for (Prepared prepared : List.of(command("mxhelp", ""), message("help"), message("what can you do?"))) {
            Reply reply = answered(prepared);

            assertEquals(Audience.ASKER, reply.audience());
            assertTrue(
                    text(reply).contains("- /mxcheck example.com  Find out whether a domain's mail works"),
                    text(reply));
            assertTrue(text(reply).contains("- /mxhelp  Show what I can do"), text(reply));
        }
    }

    @Test
    void pretendsNothingItCannotDo() {
        assertEquals(
                "From here nothing can be watched: mxbot run, mxbot console and mxbot demo keep watches.",
                headline(answered(message("watch example.com"))));
        assertEquals(
                "I find no domain in that. Try /mxcheck example.com.",
                headline(answered(message("550 5.7.1 relaying denied"))));
        assertEquals("I know no command /mxfoo. Try /mxhelp.", headline(answered(command("mxfoo", ""))));
    }

    @Test
    void asksWhichDomainWhereNoneIsTyped() {
        Reply reply = answered(command("mxcheck", ""));

        assertEquals(Audience.ASKER, reply.audience());
        assertTrue(headline(reply).startsWith("Which domain? Try /mxcheck example.com"), headline(reply));
    }

    @Test
    void tellsWhatItUnderstood() {
        Understood understood = commands.understand(invocation("check user@example.com"));

        assertEquals(Intent.CHECK, understood.question().intent());
        assertEquals("example.com receives mail at mail.example.com.", headline(done(understood.prepared())));
    }

    @Test
    void presentsItselfWithinWhatPlatformsTake() {
        assertEquals(
                List.of("mxcheck", "mxhelp"),
                commands.specs().stream().map(CommandSpec::name).toList());
        for (CommandSpec spec : commands.specs()) {
            assertTrue(spec.description().length() <= 100, spec.description());
            spec.options().forEach(option -> assertTrue(option.description().length() <= 100));
        }
    }

    @Test
    void theModuleWiresThemAll() {
        Commands wired = Guice.createInjector(new CommandsModule(), new AbstractModule() {
                    @Override
                    protected void configure() {
                        binder().requireExplicitBindings();
                        bind(Diagnostician.class).toInstance(diagnostician(dns, fresh));
                        bind(SenderCheck.class).toInstance(request -> new CompletableFuture<>());
                    }
                })
                .getInstance(Commands.class);

        assertFalse(text(answered(wired.message(invocation("help")))).isEmpty());
        assertEquals(4, wired.specs().size());
    }

    @Test
    void rememberedDomainsAreBounded() {
        RecentDomains recent = new RecentDomains();
        IntStream.range(0, 200).forEach(i -> recent.remember(CHANNEL, DomainName.of("d" + i + ".example")));

        assertEquals(25, recent.suggest(CHANNEL, "").size());
        assertEquals("d199.example", recent.suggest(CHANNEL, "").get(0));
        assertEquals(List.of("d150.example"), recent.suggest(CHANNEL, "d150"));
        assertEquals(List.of(), recent.suggest(CHANNEL, "d149"));
    }

    private static Commands commands(Dns dns, Dns fresh) {
        CheckCommand check = new CheckCommand(diagnostician(dns, fresh), new RecentDomains(), new Pictures());
        HelpCommand help = new HelpCommand(() -> Set.of(check));
        return new Commands(
                Set.of(check, new HelpCommand(() -> Set.of(check, help))), new Allowance(new VirtualTime().meter()));
    }

    private static Diagnostician diagnostician(Dns dns, Dns fresh) {
        VirtualTime time = new VirtualTime();
        Check<Mx> check = new Check<>(
                new Topic("mx"),
                of -> of.dns()
                        .ask(Query.of(of.domain(), RecordType.MX))
                        .thenApply(answer -> new Mx(of.domain().text(), answer)),
                List.of(new NoMx(), new NoAnswer(), new NoName()));
        return new Diagnostician(Set.of(check), dns, fresh, Budget.DEFAULT, time.clock(), time);
    }

    private record Mx(String domain, Answer answer) implements Evidence {
        @Override
        public Map<String, Object> facts() {
            return Map.of(
                    "hosts",
                    answer.data(Rdata.Mx.class).stream()
                            .map(mx -> Map.of(
                                    "preference",
                                    mx.preference(),
                                    "host",
                                    mx.exchange().text()))
                            .toList());
        }
    }

    @RuleInfo(code = "mx.missing", severity = Severity.CRITICAL, lane = Lane.RECEIVING, summary = "No MX")
    private static final class NoMx implements Rule<Mx> {
        @Override
        public List<Finding> judge(Mx mx) {
            return mx.answer() instanceof Answer.NoData
                    ? List.of(finding(mx.domain(), mx.domain() + " has no MX record")
                            .cause("it has no MX record")
                            .evidence(Observations.of(mx.answer()))
                            .build())
                    : List.of();
        }
    }

    @RuleInfo(
            code = "mx.unknown",
            severity = Severity.UNKNOWN,
            lane = Lane.RECEIVING,
            summary = "No answer",
            decisive = true)
    private static final class NoAnswer implements Rule<Mx> {
        @Override
        public List<Finding> judge(Mx mx) {
            return mx.answer().isUnanswered()
                    ? List.of(finding(mx.domain(), "no answer").build())
                    : List.of();
        }
    }

    @RuleInfo(
            code = "dns.domain.nxdomain",
            severity = Severity.UNKNOWN,
            lane = Lane.RECEIVING,
            summary = "No name",
            decisive = true)
    private static final class NoName implements Rule<Mx> {
        @Override
        public List<Finding> judge(Mx mx) {
            return mx.answer() instanceof Answer.NoSuchName
                    ? List.of(finding(mx.domain(), "no such name").build())
                    : List.of();
        }
    }

    private Prepared command(String name, String text) {
        return commands.command(name, invocation(text));
    }

    private Prepared message(String text) {
        return commands.message(invocation(text));
    }

    private Prepared press(String action, String argument) {
        return commands.press(action, invocation(argument));
    }

    private static Invocation invocation(String text) {
        return new Invocation(text, CHANNEL, "U1");
    }

    private static Reply answered(Prepared prepared) {
        return assertInstanceOf(Prepared.Answered.class, prepared).reply();
    }

    private static Reply done(Prepared prepared) {
        return assertInstanceOf(Prepared.Working.class, prepared)
                .work()
                .get()
                .toCompletableFuture()
                .join();
    }

    private static String headline(Reply reply) {
        return PlainText.line(reply.headline());
    }

    private static String text(Reply reply) {
        return new PlainText(Integer.MAX_VALUE).render(reply);
    }
}
