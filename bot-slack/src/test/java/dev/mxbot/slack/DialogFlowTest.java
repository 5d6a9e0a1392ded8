package dev.mxbot.slack;

import static dev.mxbot.slack.testing.LoopbackSlack.ASKER;
import static dev.mxbot.slack.testing.LoopbackSlack.CHANNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.slack.Bot.Mode;
import dev.mxbot.slack.testing.Ack;
import dev.mxbot.slack.testing.Fault;
import dev.mxbot.slack.testing.LoopbackSlack;
import dev.mxbot.slack.testing.Message;
import dev.mxbot.slack.testing.Request;
import dev.mxbot.slack.testing.View;
import dev.mxbot.testing.Plans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that wants more than a line opens a modal, and answers it where the command was typed. */
class DialogFlowTest {
    private static final Duration AT_ONCE = Duration.ofMillis(500);
    private static final String RECORDS = "example.com. 300 IN MX 10 mx.example.net.\nexample.com. TXT \"v=spf1 -all\"";

    private final List<Bot> bots = new ArrayList<>();
    private LoopbackSlack slack;

    @BeforeEach
    void startSlack() throws Exception {
        slack = LoopbackSlack.start();
    }

    @AfterEach
    void nothingWasAgainstTheRules() {
        disconnect();
        slack.close();
        assertEquals(List.of(), slack.violations());
    }

    private void connect(Mode mode) throws Exception {
        bots.add(Bot.connected(mode, slack, Plans.command()));
    }

    private void disconnect() {
        bots.forEach(Bot::close);
        bots.clear();
    }

    @ParameterizedTest
    @EnumSource
    void answersADialogInTheChannelOfItsCommand(Mode mode) throws Exception {
        connect(mode);
        Ack typed = slack.sendAndAwait(slack.command(CHANNEL, "/mxplan", ""));
        assertTrue(typed.body().isMissingNode());
        View view = slack.awaitView();
        assertEquals("Plan records", view.json().path("title").path("text").asText());
        assertEquals("", view.initialValue("domain"));
        assertEquals(List.of(), slack.messages());

        Ack sent = slack.sendAndAwait(slack.submit(view, Map.of("domain", "example.com", "records", RECORDS)));

        assertTrue(sent.body().isMissingNode(), "the modal closes");
        Message answer = slack.await(m -> m.words().contains("If you publish this, example.com will be"));
        assertEquals(CHANNEL, answer.channel());
        assertEquals(Optional.empty(), answer.onlyFor());
        assertEquals(List.of(answer), slack.messages(), "it took the place of its progress");
    }

    @ParameterizedTest
    @EnumSource
    void prefillsTheDomain(Mode mode) throws Exception {
        connect(mode);
        slack.sendAndAwait(slack.command(CHANNEL, "/mxplan", "<http://bücher.example|bücher.example>"));

        assertEquals("bücher.example", slack.awaitView().initialValue("domain"));
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsWrongBesideItsField(Mode mode) throws Exception {
        connect(mode);
        slack.sendAndAwait(slack.command(CHANNEL, "/mxplan", "example.com"));
        View view = slack.awaitView();

        Ack records = slack.sendAndAwait(
                slack.submit(view, Map.of("records", "example.com. MX 10 mx.example.net.\nexample.com. MX ten x.")));
        assertEquals("errors", records.body().path("response_action").asText());
        String wrong = records.body().path("errors").path("records").asText();
        assertTrue(wrong.startsWith("I cannot read these records."), wrong);
        assertTrue(wrong.contains("line 2:"), wrong);

        Ack domain = slack.sendAndAwait(slack.submit(view, Map.of("domain", "exmaple", "records", RECORDS)));
        assertEquals(
                "\"exmaple\" is no domain I can check. Enter one like example.com.",
                domain.body().path("errors").path("domain").asText());
        assertEquals(List.of(), slack.messages());

        slack.sendAndAwait(slack.submit(view, Map.of("records", RECORDS)));
        slack.await(m -> m.words().contains("If you publish this"));
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatToTypeWhereNoDialogOpens(Mode mode) throws Exception {
        connect(mode);
        Request request = slack.command(CHANNEL, "/mxplan", "");
        slack.expireTriggers();
        slack.sendAndAwait(request);

        Message line = slack.await(m -> m.words().startsWith("For which domain, and which records?"));
        assertEquals(Optional.of(ASKER), line.onlyFor());
        assertTrue(line.words().contains("Try /mxplan example.com example.com. 3600 IN MX 10"), line.words());
        assertEquals(List.of(), slack.views());
    }

    @ParameterizedTest
    @EnumSource
    void doesNotRepeatAViewThatSlackFailedToOpen(Mode mode) throws Exception {
        connect(mode);
        slack.answerNext("views.open", Fault.status(503));
        slack.sendAndAwait(slack.command(CHANNEL, "/mxplan", "example.com"));

        slack.await(m -> m.words().startsWith("Which records do you want to publish for example.com?"));
        assertEquals(
                1,
                slack.calls().stream()
                        .filter(call -> call.method().equals("views.open"))
                        .count());
    }

    @ParameterizedTest
    @EnumSource
    void answersWhereTheBotIsNoMember(Mode mode) throws Exception {
        slack.keepOut("C0PRIVATE");
        connect(mode);
        slack.sendAndAwait(slack.command("C0PRIVATE", "/mxplan", "example.com"));
        slack.sendAndAwait(slack.submit(slack.awaitView(), Map.of("records", RECORDS)));

        Message answer = slack.await(m -> m.words().contains("If you publish this"));
        assertEquals("C0PRIVATE", answer.channel());
        assertEquals(Optional.empty(), answer.onlyFor());
    }

    @ParameterizedTest
    @EnumSource
    void answersAfterTheBotWasStartedAgain(Mode mode) throws Exception {
        connect(mode);
        slack.sendAndAwait(slack.command(CHANNEL, "/mxplan", "example.com"));
        View view = slack.awaitView();
        disconnect();
        connect(mode);
        slack.expireResponseUrls();

        slack.sendAndAwait(slack.submit(view, Map.of("records", RECORDS)));

        assertEquals(
                CHANNEL,
                slack.await(m -> m.words().contains("If you publish this")).channel());
    }

    @ParameterizedTest
    @EnumSource
    void aSubmissionThatComesTwiceIsAnsweredOnce(Mode mode) throws Exception {
        connect(mode);
        slack.sendAndAwait(slack.command(CHANNEL, "/mxplan", "example.com"));
        Request request = slack.submit(slack.awaitView(), Map.of("records", RECORDS));
        slack.sendAndAwait(request);
        slack.await(m -> m.words().contains("If you publish this"));

        assertTrue(slack.sendAndAwait(request, 1).body().isMissingNode());
        slack.sendAndAwait(slack.command(CHANNEL, "/mxplan", "exmaple"));

        assertEquals(2, slack.messages().size(), "the plan, and the line for what is no domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "[]", "{}", "{\"channel\":7}", "{\"channel\":\"#mail\"}", "{\"channel\":[]}"})
    void trustsNoShapeOfWhatItSentAlong(String metadata) throws Exception {
        connect(Mode.SOCKET);
        slack.sendAndAwait(slack.command(CHANNEL, "/mxplan", "example.com"));
        View view = slack.awaitView();
        view.json().put("private_metadata", metadata);

        Ack ack = slack.sendAndAwait(slack.submit(view, Map.of("records", RECORDS)));

        assertEquals(
                "I no longer know in which channel this was asked. Type the command again.",
                ack.body().path("errors").path("records").asText());
    }

    @ParameterizedTest
    @EnumSource
    void acknowledgesAtOnce(Mode mode) throws Exception {
        connect(mode);
        slack.sendAndAwait(slack.command(CHANNEL, "/mxplan", ""));
        View view = slack.awaitView();
        // The first of each kind loads classes.
        slack.sendAndAwait(slack.submit(view, Map.of("domain", "example.com", "records", "x")));

        Ack typed = slack.sendAndAwait(slack.command(CHANNEL, "/mxplan", "example.com"));
        Ack sent =
                slack.sendAndAwait(slack.submit(view, Map.of("domain", "example.com", "records", "y ".repeat(1500))));

        assertTrue(typed.after().compareTo(AT_ONCE) < 0, typed.toString());
        assertTrue(sent.after().compareTo(AT_ONCE) < 0, sent.after().toString());
    }
}
