package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.channel.Channel;
import dev.mxbot.diagnosis.Registrations;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeRdap;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P19, whichever database the wishes are kept in. */
abstract class DigestRoundsContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private World world;
    private final FakeRdap registries = new FakeRdap();
    private DigestRounds rounds;

    /** A store that may have been used before. */
    abstract StoreConfig place();

    @BeforeEach
    void begin() {
        world = new World(place());
        world.publish(FakeDns.zone("canary.example. NS ns.canary.example."));
        rounds = new DigestRounds(
                world.store.digests(),
                world.store.watches(),
                new Registrations(registries, () -> 0),
                world.clock(),
                new Random(3),
                () -> {});
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

    /** A check asks no registry, and a digest nobody else does. */
    @Test
    void tellsOfARegistrationThatEnds() {
        world.add("mail.example.com");
        registries.holds("example.com", world.clock().instant().plus(Duration.ofDays(12)));
        wish(World.OPS, Digests.Rhythm.DAILY);
        pass(Duration.ofHours(3));
        assertEquals(List.of(), registries.asked());

        pass(Duration.ofHours(22));

        assertEquals(
                "1 watched domain: no trouble, 1 thing ends soon.", world.said().get(0));
        assertEquals(List.of("example.com"), registries.asked());
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

    /** P19, F28: at the hour of the zone, whichever offset it has; nothing for the hour that was over when it was wished. */
    @Test
    void comesAtTheHourThatWasChosen() {
        world.add("example.com");
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        until(LocalDate.of(2027, 3, 26).atTime(9, 0).atZone(berlin));
        wish(World.OPS, new Digests.Wish(Digests.Rhythm.DAILY, hour(Optional.empty(), "07:30", berlin)));
        rounds.runOnce();
        // The clock goes forward on the 28th: 07:30 is 06:30 UTC before, and 05:30 after.
        for (Instant due : List.of(
                Instant.parse("2027-03-27T06:30:00Z"),
                Instant.parse("2027-03-28T05:30:00Z"),
                Instant.parse("2027-03-29T05:30:00Z"))) {
            int before = world.said().size();
            until(due.minusSeconds(60).atZone(berlin));
            world.say(Duration.ofSeconds(31));
            assertEquals(before, world.said().size(), "not before " + due);
            until(due.plusSeconds(1).atZone(berlin));
            world.say(Duration.ofSeconds(31));
            assertEquals(before + 1, world.said().size(), "at " + due);
        }
        assertEquals(3, world.said().size());
    }

    @Test
    void comesOnTheDayThatWasChosenAndAnotherHourCountsFromThenOn() {
        world.add("example.com");
        until(Instant.parse("2026-12-01T10:00:00Z").atZone(ZoneOffset.UTC)); // a Tuesday
        wish(
                World.OPS,
                new Digests.Wish(Digests.Rhythm.WEEKLY, hour(Optional.of(DayOfWeek.FRIDAY), "16:00", ZoneOffset.UTC)));
        until(Instant.parse("2026-12-04T15:59:00Z").atZone(ZoneOffset.UTC));
        world.say(Duration.ofSeconds(31));
        assertEquals(List.of(), world.said());
        until(Instant.parse("2026-12-04T16:00:30Z").atZone(ZoneOffset.UTC));
        world.say(Duration.ofSeconds(31));
        assertEquals(1, world.said().size());

        until(Instant.parse("2026-12-05T10:00:00Z").atZone(ZoneOffset.UTC));
        wish(World.OPS, new Digests.Wish(Digests.Rhythm.DAILY, hour(Optional.empty(), "08:00", ZoneOffset.UTC)));
        until(Instant.parse("2026-12-05T23:00:00Z").atZone(ZoneOffset.UTC));
        world.say(Duration.ofSeconds(31));
        assertEquals(1, world.said().size(), "08:00 was over when it was wished");
        until(Instant.parse("2026-12-06T08:00:30Z").atZone(ZoneOffset.UTC));
        world.say(Duration.ofSeconds(31));
        assertEquals(2, world.said().size());
    }

    /** F28. */
    @Test
    void isNeitherLostNorDoubledWhereTheClockLeaps() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        DigestHour night = hour(Optional.empty(), "02:30", berlin).orElseThrow();
        assertEquals(
                Instant.parse("2027-03-28T01:30:00Z"), night.latest(Instant.parse("2027-03-28T12:00:00Z")), "03:30");
        assertEquals(Instant.parse("2027-03-27T01:30:00Z"), night.latest(Instant.parse("2027-03-28T01:29:00Z")));
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        assertEquals(first, night.latest(first));
        assertEquals(first, night.latest(first.plusSeconds(3600)), "02:30 comes twice that night");
        assertEquals(Instant.parse("2026-10-26T01:30:00Z"), night.latest(Instant.parse("2026-10-26T01:30:00Z")));
    }

    private static Optional<DigestHour> hour(Optional<DayOfWeek> day, String time, ZoneId zone) {
        return Optional.of(new DigestHour(day, LocalTime.parse(time), zone));
    }

    private void until(ZonedDateTime then) {
        world.time.advance(Duration.between(world.clock().instant(), then));
        rounds.runOnce();
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
                Digest.of(List.of(), Map.of(), world.clock().instant()),
                "");
        assertEquals(false, world.store.digests().send(read, same, world.clock().instant()));
        world.say(Duration.ofSeconds(31));
        assertEquals(1, world.said().size());
    }

    private void wish(Channel channel, Digests.Rhythm rhythm) {
        wish(channel, new Digests.Wish(rhythm));
    }

    private void wish(Channel channel, Digests.Wish wish) {
        Instant now = world.clock().instant();
        world.store.digests().wish(channel, wish, new AuditEntry(now, "U1", channel, "digest", "", ""));
    }

    private void pass(Duration time) {
        world.time.advance(time);
        rounds.runOnce();
        world.say(Duration.ofSeconds(31));
    }
}
