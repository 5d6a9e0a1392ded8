package dev.mxbot.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.Allowance.Circle;
import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** RELIABILITY T8, T17, F54: one person has no more looked up in a minute than a person types, and no crowd takes it from the others. */
class AllowanceTest {
    private static final Channel CHANNEL = new Channel("slack", "T1", "C1");
    private static final Invocation ALICE = new Invocation("example.com", CHANNEL, "U1");

    private final VirtualTime time = new VirtualTime();
    private final Allowance allowance = new Allowance(time.meter());

    @Test
    void admitsSoManyAMinute() {
        assertEquals(Allowance.PER_MINUTE, admitted(1000, ALICE));
        assertEquals(Optional.of(Circle.PERSON), allowance.refuses(ALICE));
    }

    @Test
    void admitsAgainAfterAWhile() {
        admitted(1000, ALICE);

        time.advance(Duration.ofSeconds(10));

        assertEquals(Allowance.PER_MINUTE / 6, admitted(1000, ALICE));
    }

    @Test
    void countsEachPersonAlone() {
        admitted(1000, ALICE);

        assertEquals(Optional.empty(), allowance.refuses(new Invocation("example.com", CHANNEL, "U2")));
        assertEquals(
                Optional.empty(),
                allowance.refuses(new Invocation("example.com", new Channel("slack", "T2", "C1"), "U1")));
        assertEquals(
                Optional.empty(),
                allowance.refuses(new Invocation("example.com", new Channel("discord", "T1", "C1"), "U1")));
    }

    @Test
    void countsAPersonInWhateverChannel() {
        admitted(1000, ALICE);

        assertEquals(
                Optional.of(Circle.PERSON),
                allowance.refuses(new Invocation("example.com", new Channel("slack", "T1", "C2"), "U1")));
    }

    @Test
    void aCrowdInOneChannelLeavesTheOthersTheirs() {
        long admitted = IntStream.range(0, 50)
                .mapToLong(person -> admitted(10, new Invocation("example.com", CHANNEL, "U" + person)))
                .sum();

        assertEquals(Circle.CHANNEL.perMinute(), admitted);
        assertEquals(Optional.of(Circle.CHANNEL), allowance.refuses(new Invocation("example.com", CHANNEL, "U99")));
        assertEquals(
                Optional.empty(),
                allowance.refuses(new Invocation("example.com", new Channel("slack", "T1", "C2"), "U99")));
    }

    @Test
    void aCrowdInManyChannelsLeavesOtherWorkspacesTheirs() {
        long admitted = IntStream.range(0, 100)
                .mapToLong(n ->
                        admitted(10, new Invocation("example.com", new Channel("slack", "T1", "C" + n), "U" + n)))
                .sum();

        assertEquals(Circle.WORKSPACE.perMinute(), admitted);
        assertEquals(
                Optional.empty(),
                allowance.refuses(new Invocation("example.com", new Channel("slack", "T2", "C1"), "U1")));
    }

    @Test
    void letsTheConsoleDoWhatItWants() {
        assertEquals(1000, admitted(1000, new Invocation("example.com", new Channel("console", "", "1"), "me")));
    }

    private long admitted(int times, Invocation invocation) {
        return IntStream.range(0, times)
                .filter(i -> allowance.refuses(invocation).isEmpty())
                .count();
    }
}
