package dev.mxbot.command;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.People;
import dev.mxbot.channel.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** P29: who did something can be read, and calls nobody. */
class NamesTest {
    private static final Channel OPS = new Channel("slack", "T1", "C-ops");

    private final List<String> asked = new ArrayList<>();

    @Test
    void namesWhomThePlatformNames() {
        Names names = names(person -> completedFuture(
                switch (person) {
                    case "U1" -> Optional.of("  Anna ");
                    case "U2" -> Optional.of(" ");
                    default -> Optional.empty();
                }));
        Names.Known known = names.of(OPS, List.of("U1", "U2", "U3", "U1"));
        assertEquals("Anna", known.of("U1"));
        assertEquals("U2", known.of("U2"), "a name of nothing is no name");
        assertEquals("U3", known.of("U3"));
        assertEquals(List.of("U1", "U2", "U3"), asked, "each once");
    }

    @Test
    void showsTheIdWhereThePlatformFailsOrIsSlowOrIsAnother() {
        assertEquals(
                "U1",
                names(person -> failedFuture(new IllegalStateException("down"))).of(OPS, "U1"));
        assertEquals("U1", names(person -> new CompletableFuture<>()).of(OPS, "U1"));
        assertEquals(
                "U1", names(person -> completedFuture(Optional.of("Anna"))).of(new Channel("discord", "1", "2"), "U1"));
    }

    @Test
    void asksForNoMoreThanAListNames() {
        names(person -> completedFuture(Optional.of("Anna")))
                .of(OPS, IntStream.range(0, 50).mapToObj(i -> "U" + i).toList());
        assertEquals(20, asked.size());
    }

    private interface Answers {
        CompletionStage<Optional<String>> to(String person);
    }

    private Names names(Answers answers) {
        return new Names(
                Set.of(new People() {
                    @Override
                    public String platform() {
                        return "slack";
                    }

                    @Override
                    public CompletionStage<Standing> standing(Channel channel, String person) {
                        return completedFuture(Standing.MEMBER);
                    }

                    @Override
                    public CompletionStage<Optional<String>> name(Channel channel, String person) {
                        asked.add(person);
                        return answers.to(person);
                    }
                }),
                Duration.ofMillis(50));
    }
}
