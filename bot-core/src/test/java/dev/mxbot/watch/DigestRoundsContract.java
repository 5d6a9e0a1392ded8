package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.channel.Channel;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.testing.FakeDns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P19, whichever database the wishes are kept in. */
abstract class DigestRoundsContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private World world;
    private DigestRounds rounds;

    /** A store that may have been used before. */
    abstract StoreConfig place();

    @BeforeEach
    void begin() {
        world = new World(place());
        world.publish(FakeDns.zone("canary.example. NS ns.canary.example."));
        rounds = new DigestRounds(world.store.digests(), world.store.watches(), world.clock(), new Random(3), () -> {});
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void comesADayAfterItWasWishedForAndThenDaily() {
        world.add("example.com");
        wish(World.OPS, Digests.Rhythm.DAILY);
        pass(Duration.ofDays(1).minus(MINUTE));
        assertEquals(List.of(), world.said());
        pass(MINUTE.multipliedBy(2));
        assertEquals(1, world.said().size());
        assertEquals("1 watched domain: no trouble.", world.said().get(0));
        pass(Duration.ofDays(1).minus(MINUTE.multipliedBy(3)));
        assertEquals(1, world.said().size());
        pass(MINUTE.multipliedBy(3));
        assertEquals(2, world.said().size());
    }

    @Test
    void comesOnceAfterAPause() {
        world.add("example.com");
        wish(World.OPS, Digests.Rhythm.DAILY);
        pass(Duration.ofDays(5).plusHours(3));
        assertEquals(1, world.said().size());
        pass(Duration.ofHours(22));
        assertEquals(2, world.said().size(), "at the hour at which it was wished for");
    }

    @Test
    void comesWeekly() {
        world.add("example.com");
        wish(World.OPS, Digests.Rhythm.WEEKLY);
        pass(Duration.ofDays(6));
        assertEquals(List.of(), world.said());
        pass(Duration.ofDays(1));
        assertEquals(1, world.said().size());
    }

    @Test
    void staysSilentWhereNothingIsWatched() {
        wish(World.OPS, Digests.Rhythm.DAILY);
        pass(Duration.ofDays(2));
        assertEquals(List.of(), world.said());
    }

    /** P26: of two processes that find it due, one sends it. */
    @Test
    void comesOnceFromTwoProcesses() {
        world.add("example.com");
        wish(World.OPS, Digests.Rhythm.DAILY);
        world.time.advance(Duration.ofDays(1));
        Digests.Wanted read = world.store.digests().wanted().get(0);
        rounds.runOnce();
        Announcement same = new Announcement(
                "other",
                Transition.DIGEST,
                0,
                World.OPS,
                Digest.of(List.of(), world.clock().instant()),
                "");
        assertEquals(false, world.store.digests().send(read, same, world.clock().instant()));
        world.say(Duration.ofSeconds(31));
        assertEquals(1, world.said().size());
    }

    private void wish(Channel channel, Digests.Rhythm rhythm) {
        Instant now = world.clock().instant();
        world.store.digests().wish(channel, rhythm, new AuditEntry(now, "U1", channel, "digest", "", ""));
    }

    private void pass(Duration time) {
        world.time.advance(time);
        rounds.runOnce();
        world.say(Duration.ofSeconds(31));
    }
}
