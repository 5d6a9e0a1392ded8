package dev.mxbot.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.report.SpfReport;
import dev.mxbot.sender.SenderRequest;
import dev.mxbot.sender.SenderStep;
import dev.mxbot.sender.SenderVerdict;
import dev.mxbot.sender.SpfResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpfCommandTest {
    private static final Channel CHANNEL = new Channel("slack", "T1", "C1");

    private final List<SenderRequest> asked = new ArrayList<>();
    private final Commands commands = new Commands(Set.of(new SpfCommand(this::judge, new RecentDomains())));

    @Test
    void answersTheSlashCommand() {
        Prepared.Working working =
                assertInstanceOf(Prepared.Working.class, commands.command("mxspf", said("example.com 192.0.2.7")));

        assertEquals(
                "Evaluating SPF of example.com for 192.0.2.7 …",
                PlainText.line(working.meanwhile().headline()));
        Reply reply = done(working);
        assertEquals(Mark.FAIL, reply.mark());
        assertEquals("""
                FAIL  192.0.2.7 fails SPF for example.com: no term matches before -all.
                The domain tells refused senders: go away
                    example.com
                       1 mx: no match (example.com MX is 10 mail.example.com.)
                    →    -all: match
                    ·  2   a: not asked
                    · behind the decision: a receiver does not come here
                1 of 10 lookups, 0 of 2 without an answer; 2 lookups in the whole record
                """.strip(), new PlainText(200).render(reply).strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "would 192.0.2.7 pass SPF for example.com?",
                "is 192.0.2.7 in the spf of example.com",
                "@mxbot spf example.com 192.0.2.7"
            })
    void answersTheMessage(String text) {
        done(commands.message(said(text)));

        assertEquals("example.com", asked.get(0).domain());
        assertEquals("192.0.2.7", asked.get(0).ip().getHostAddress());
        assertTrue(asked.get(0).thorough());
    }

    @Test
    void takesASendersAddress() {
        done(commands.command("mxspf", said("user@example.com 2001:db8::7")));

        assertEquals("example.com", asked.get(0).domain());
        assertEquals(Optional.of("user@example.com"), asked.get(0).mailFrom());
    }

    @Test
    void theButtonAsksAnew() {
        done(commands.press(SpfReport.AGAIN, said("example.com 192.0.2.7")));

        assertTrue(asked.get(0).fresh());
    }

    @Test
    void saysPrivatelyWhatIsMissing() {
        assertEquals(
                "The address of which server? Try /mxspf example.com 192.0.2.1.",
                refused(commands.command("mxspf", said("example.com"))));
        assertEquals(
                "Which domain? Try /mxspf example.com 192.0.2.1.",
                refused(commands.command("mxspf", said("192.0.2.7"))));
        assertEquals("Which domain? Try /mxspf example.com 192.0.2.1.", refused(commands.command("mxspf", said(""))));
        assertEquals(List.of(), asked);
    }

    private CompletionStage<SenderVerdict> judge(SenderRequest request) {
        asked.add(request);
        return CompletableFuture.completedFuture(new SenderVerdict(
                request,
                SpfResult.FAIL,
                "no term matches before -all",
                Optional.of("-all"),
                Optional.of("go away"),
                1,
                0,
                2,
                List.of(
                        new SenderStep(
                                0,
                                "example.com",
                                "mx",
                                "example.com MX",
                                "10 mail.example.com.",
                                "no match",
                                1,
                                0,
                                false,
                                false),
                        new SenderStep(0, "example.com", "-all", "", "", "match", 1, 0, true, false),
                        new SenderStep(1, "other.example", "a", "", "", "not asked", 2, 0, false, true)),
                Optional.empty()));
    }

    private static Invocation said(String text) {
        return new Invocation(text, CHANNEL, "U1");
    }

    private static Reply done(Prepared prepared) {
        return assertInstanceOf(Prepared.Working.class, prepared)
                .work()
                .get()
                .toCompletableFuture()
                .join();
    }

    private static String refused(Prepared prepared) {
        Reply reply = assertInstanceOf(Prepared.Answered.class, prepared).reply();
        assertEquals(Reply.Audience.ASKER, reply.audience());
        return PlainText.line(reply.headline());
    }
}
