package dev.mxbot.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.bolt.response.Response;
import dev.mxbot.command.Dialog;
import dev.mxbot.command.Prepared;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.slack.SlackApi.Sent;
import dev.mxbot.testing.ReplyGallery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** In which order things happen between a request and its answer. */
class AnswersTest {
    private final ManualLater later = new ManualLater();
    private final Answers answers = new Answers(new SlackRenderer(), Runnable::run, later);
    private final List<String> happened = new ArrayList<>();
    private final CompletableFuture<Sent> progressArrived = new CompletableFuture<>();

    private final Place place = new Place() {
        @Override
        public CompletionStage<Sent> meanwhile(SlackMessage progress) {
            happened.add("meanwhile: " + progress.text());
            return progressArrived;
        }

        @Override
        public CompletionStage<Sent> answer(SlackMessage answer) {
            happened.add("answer: " + answer.text());
            return CompletableFuture.completedFuture(new Sent.Arrived("1.2"));
        }

        @Override
        public CompletionStage<Sent> privately(SlackMessage answer) {
            happened.add("privately: " + answer.text());
            return CompletableFuture.completedFuture(new Sent.Arrived("1.3"));
        }

        @Override
        public CompletionStage<Sent> show(SlackPicture picture) {
            happened.add("show: " + picture.alt());
            return CompletableFuture.completedFuture(new Sent.Lost("missing_scope"));
        }
    };

    @Test
    void worksOnlyOnceTheRequestIsAcknowledged() {
        Response response = answers.acknowledge(() -> working(() -> done("well")), place);
        assertEquals(List.of(), happened);
        Acknowledgement.afterwards(response);
        assertEquals(List.of("work", "meanwhile: Checking"), happened);
    }

    @Test
    void showsAPictureAfterItsText() {
        progressArrived.complete(new Sent.Arrived("1.1"));
        Acknowledgement.afterwards(answers.acknowledge(
                () -> working(() -> CompletableFuture.completedFuture(ReplyGallery.named("mail-flow"))), place));

        assertEquals("privately: ", happened.get(2).substring(0, 11));
        assertEquals("show: Mail flow of example.com: 1 error. The text says the same.", happened.get(3));
        assertTrue(answers.finish(Duration.ZERO));
    }

    @Test
    void answersOnlyOnceTheProgressIsThere() {
        Acknowledgement.afterwards(answers.acknowledge(() -> working(() -> done("well")), place));
        assertFalse(happened.contains("answer: well"));
        progressArrived.complete(new Sent.Lost("ratelimited"));
        assertEquals(List.of("work", "meanwhile: Checking", "answer: well"), happened);
    }

    @Test
    void answersPrivatelyWhatIsForTheAsker() {
        progressArrived.complete(new Sent.Arrived("1.1"));
        Supplier<CompletionStage<Reply>> work =
                () -> CompletableFuture.completedFuture(Reply.privately(Text.of("for you")));
        Acknowledgement.afterwards(answers.acknowledge(() -> working(work), place));
        assertEquals("privately: for you", happened.get(2));
    }

    @Test
    void saysSoWhenACommandFails() {
        progressArrived.complete(new Sent.Arrived("1.1"));
        Acknowledgement.afterwards(answers.acknowledge(
                () -> working(() -> CompletableFuture.failedFuture(new IllegalStateException("broken promise"))),
                place));
        Acknowledgement.afterwards(answers.acknowledge(
                () -> working(() -> {
                    throw new IllegalStateException("broken before it began");
                }),
                place));
        Acknowledgement.afterwards(answers.acknowledge(
                () -> {
                    throw new IllegalStateException("broken judgement");
                },
                place));
        assertEquals(
                List.of("answer", "answer", "privately"),
                happened.stream()
                        .filter(line -> line.contains("I could not finish this"))
                        .map(line -> line.replaceFirst(":.*", ""))
                        .toList());
    }

    @Test
    void saysSoWhenTheWorkNeverEnds() {
        progressArrived.complete(new Sent.Arrived("1.1"));
        Acknowledgement.afterwards(answers.acknowledge(() -> working(CompletableFuture::new), place));
        later.pass(Answers.PATIENCE.minusMillis(1));
        assertEquals(List.of("work", "meanwhile: Checking"), happened);
        later.pass(Duration.ofMillis(1));
        assertTrue(happened.get(2).contains("I could not finish this"));
    }

    @Test
    void turnsAwayWhatIsTooMuch() {
        for (int i = 0; i < Answers.MOST_AT_ONCE; i++) {
            answers.acknowledge(() -> working(() -> done("well")), place);
        }
        Acknowledgement.afterwards(answers.acknowledge(() -> working(() -> done("too much")), place));
        assertEquals(List.of("privately: I am working on 200 other requests. Ask again in a minute."), happened);
    }

    @Test
    void keepsADialogOpenWhereItsAnswerIsForTheAskerAlone() {
        for (int i = 0; i < Answers.MOST_AT_ONCE; i++) {
            answers.acknowledge(() -> working(() -> done("well")), place);
        }
        Response busy = answers.acknowledgeDialog(working(() -> done("too much")), place, "records");
        Response said = answers.acknowledgeDialog(
                new Prepared.Answered(Reply.privately(Text.of("Ask again in a minute."))), place, "records");
        Response wrong = answers.acknowledgeDialog(
                new Prepared.Mistaken("domain", Reply.privately(Text.literal("\ud83d\ude00".repeat(1001)))),
                place,
                "records");

        assertEquals(
                "{\"response_action\":\"errors\",\"errors\":{\"records\":\"I am working on 200 other requests. Ask again in a minute.\"}}",
                busy.getBody());
        assertEquals(
                "{\"response_action\":\"errors\",\"errors\":{\"records\":\"Ask again in a minute.\"}}", said.getBody());
        assertEquals(
                "{\"response_action\":\"errors\",\"errors\":{\"domain\":\"" + "\ud83d\ude00".repeat(1000) + " …\"}}",
                wrong.getBody());
        assertEquals(List.of(), happened);
    }

    @Test
    void closesADialogWhoseAnswerIsForTheChannel() {
        Reply reply = Reply.of(Mark.NONE, Text.of("For all"), List.of(), List.of());
        Response closed = answers.acknowledgeDialog(new Prepared.Answered(reply), place, "records");
        assertEquals(List.of(), happened);

        Acknowledgement.afterwards(closed);

        assertEquals(List.of("answer: For all"), happened);
    }

    @Test
    void saysWhatToTypeWhereNoDialogCanBeShown() {
        Reply otherwise = Reply.privately(Text.of("Type it"));
        Dialog dialog = new Dialog(
                "mxplan", "Plan", "Send", List.of(new Dialog.Field("records", "Records", "Hint", "Example", "", true)));

        Acknowledgement.afterwards(answers.acknowledge(() -> new Prepared.Asking(dialog, otherwise), place));

        assertEquals(List.of("privately: Type it"), happened);
    }

    @Test
    void hasRoomAgainWhenAnswersAreOut() {
        progressArrived.complete(new Sent.Arrived("1.1"));
        for (int i = 0; i <= Answers.MOST_AT_ONCE; i++) {
            Acknowledgement.afterwards(answers.acknowledge(() -> working(() -> done("well")), place));
        }
        assertEquals(3 * (Answers.MOST_AT_ONCE + 1), happened.size());
        assertTrue(answers.finish(Duration.ZERO));
    }

    @Test
    void knowsWhatIsStillUnderWay() {
        Acknowledgement.afterwards(answers.acknowledge(() -> working(CompletableFuture::new), place));
        assertFalse(answers.finish(Duration.ZERO));
    }

    private Prepared working(Supplier<CompletionStage<Reply>> work) {
        return new Prepared.Working(Reply.of(Mark.NONE, Text.of("Checking"), List.of(), List.of()), () -> {
            happened.add("work");
            return work.get();
        });
    }

    private static CompletionStage<Reply> done(String words) {
        return CompletableFuture.completedFuture(Reply.of(Mark.NONE, Text.of(words), List.of(), List.of()));
    }
}
