package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Placement;
import dev.mxbot.diagnosis.Canaries;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.JournalLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a channel hears of a domain, from the zone to the message, over a real store, whichever database it stands on. */
abstract class WatchingContract {
    private static final Duration HOUR = Duration.ofHours(1);

    private World world;

    /** A store that may have been used before. */
    abstract StoreConfig place();

    @BeforeEach
    void begin() {
        world = new World(place());
        world.publish(good());
    }

    /** So many that their number counts, and not what is found out about each. */
    private void crowd(int count) {
        world.close();
        world = World.lookingAtMxOnly(place());
        world.publish(good());
        for (int i = 0; i < count; i++) {
            world.add("w" + i + ".example.com");
        }
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static FakeDns good() {
        return zone("mail.example.com.");
    }

    /** The MX host is gone. */
    private static FakeDns bad() {
        return zone("gone.example.com.");
    }

    private static FakeDns zone(String host) {
        return World.zone(host, "v=spf1 mx -all");
    }

    private void settled() {
        world.add("example.com");
        world.pass(HOUR);
        assertEquals(List.of(), world.said(), "the first look is where the watch begins");
    }

    /** P7, P8, P17: from the zone to the channel, once, and back. */
    @Test
    void tellsOnceThatItBreaksAndInTheThreadThatItRecovers() {
        settled();
        world.publish(bad());
        world.pass(Duration.ofMinutes(30));
        assertEquals(1, world.said().size(), () -> world.said().toString());
        assertTrue(
                world.said().get(0).contains("example.com"), () -> world.said().toString());
        world.pass(HOUR);
        assertEquals(
                1,
                world.slack.everShown().stream()
                        .filter(post -> !(post.where() instanceof Placement.Under))
                        .count(),
                "as long as it lasts nothing is repeated");
        assertEquals(2, world.slack.everShown().size(), "the thread hears that the last cache has it");
        world.publish(good());
        world.pass(HOUR);
        assertEquals(Optional.empty(), world.watched("example.com").memory().trouble());
        assertTrue(
                world.slack.everShown().stream()
                        .skip(1)
                        .anyMatch(post -> post.where() instanceof Placement.Under under
                                && under.parent().equals("m1")),
                () -> world.slack.everShown().toString());
        world.pass(HOUR);
        int all = world.slack.everShown().size();
        world.pass(HOUR);
        assertEquals(all, world.slack.everShown().size());
    }

    /** P30: with each alert stands what had been found, and it stays so when the domain is well again. */
    @Test
    void keepsWhatHadBeenFoundWithEachAlert() {
        settled();
        assertEquals(List.of(), alerts());
        world.publish(bad());
        world.pass(Duration.ofMinutes(30));

        Alert opened = alerts().get(0);
        assertEquals(Transition.OPENED, opened.transition());
        assertEquals(Verdict.BROKEN, opened.found().verdict());
        assertTrue(
                opened.found().findings().get(0).evidence().stream()
                        .anyMatch(seen -> seen.question().equals("gone.example.com A")
                                && seen.answer().equals("NXDOMAIN")
                                && !seen.server().isEmpty()),
                () -> opened.found().findings().get(0).toString());
        Watched watched = world.watched("example.com");
        Incident incident = watched.memory().trouble().orElseThrow();
        Optional<Alert> asked = world.store
                .watches()
                .alert(
                        watched.watch().id(),
                        incident.id(),
                        incident.told().orElseThrow().first());
        assertEquals(Optional.of(opened), asked, "the time on the button finds it");

        world.publish(good());
        world.pass(HOUR);
        assertEquals(opened, alerts().get(alerts().size() - 1));
        assertTrue(
                alerts().stream()
                        .filter(one -> one.transition() == Transition.RESOLVED)
                        .allMatch(one -> one.found().verdict() != Verdict.BROKEN),
                () -> alerts().toString());
        assertTrue(alerts().size() > 1);
    }

    private List<Alert> alerts() {
        return world.store.watches().alerts(World.OPS, DomainName.of("example.com"), 20);
    }

    /** One id from the check to the delivery, also where another process delivers. */
    @Test
    void tellsOfACheckAndItsDeliveryUnderOneIdInTheLog() {
        settled();
        world.publish(bad());
        try (JournalLines journal = new JournalLines()) {
            while (world.watched("example.com").memory().trouble().isEmpty()) {
                world.time.advance(Duration.ofSeconds(15));
                world.rounds.runOnce();
            }
            assertEquals(List.of(), world.said());
            world.restart();
            world.say(Duration.ofSeconds(31));
            assertEquals(1, world.said().size());

            Set<String> delivered = journal.ids("delivered to slack: OPENED");
            assertEquals(1, delivered.size(), () -> journal.all().toString());
            assertEquals(delivered, journal.ids("to be told: OPENED"));
            String watch = world.watched("example.com").watch().id();
            assertTrue(
                    journal.ids("watch " + watch + " comes to").containsAll(delivered),
                    () -> journal.all().toString());
            assertTrue(
                    journal.ids("check started").containsAll(delivered),
                    () -> journal.all().toString());
            assertTrue(
                    journal.ids("check concluded").containsAll(delivered),
                    () -> journal.all().toString());
            assertTrue(journal.ids("check started").size() > 1, "other checks have other ids");
        }
    }

    /** P8: what is seen once is looked at again after the confirming delay, not after a whole interval. */
    @Test
    void looksAgainSoonAndFresh() {
        settled();
        world.publish(bad());
        world.pass(Duration.ofMinutes(30));
        Incident incident = world.watched("example.com").memory().trouble().orElseThrow();
        Instant first = incident.firstBad();
        Instant told = incident.told().orElseThrow().first();
        assertTrue(
                Duration.between(first, told).compareTo(Duration.ofMinutes(3)) < 0,
                "seen first at " + first + ", told at " + told);
    }

    /** P1, P7: what was known and said is known after a restart, and what was not said is said then. */
    @Test
    void saysNothingNewAfterARestart() {
        settled();
        world.restart();
        world.pass(HOUR);
        assertEquals(List.of(), world.said());
        world.publish(bad());
        world.pass(Duration.ofMinutes(30));
        assertEquals(1, world.slack.everShown().size());
        world.restart();
        world.pass(HOUR);
        assertEquals(2, world.slack.everShown().size(), "and the thread hears that the last cache has it");
        world.publish(good());
        world.pass(HOUR);
        assertTrue(
                world.slack.everShown().stream().skip(1).allMatch(post -> post.where() instanceof Placement.Under),
                "the thread is the one from before");
        assertTrue(world.slack.everShown().size() > 1);
    }

    /** P7: what happened while nobody looked is told once. */
    @Test
    void tellsOnceWhatHappenedWhileItWasDown() {
        settled();
        world.publish(bad());
        world.time.advance(Duration.ofHours(5));
        world.restart();
        world.pass(HOUR);
        assertEquals(1, world.slack.everShown().size());
    }

    /** P10, F2: no resolver for an hour. Whoever runs mxbot is told, once. */
    @Test
    void staysSilentWhenItSeesNoDnsAtAll() {
        settled();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger canaries = (Logger) LoggerFactory.getLogger(Canaries.class);
        canaries.addAppender(log);
        try {
            world.publish(World.dark());
            world.pass(HOUR);
        } finally {
            canaries.detachAppender(log);
        }
        assertEquals(
                List.of(
                        "mxbot cannot see the DNS: none of [canary.example] is answered. No domain is judged until one is"),
                log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
        assertEquals(List.of(), world.said());
        assertFalse(world.rounds.state().dnsSeen());
        assertTrue(world.rounds.state().concluded().containsKey(Reason.OWN_DNS_UNREACHABLE));
        world.publish(good());
        world.pass(HOUR);
        assertEquals(List.of(), world.said());
        assertTrue(world.rounds.state().dnsSeen());
    }

    /** P10: the canaries are asked once a minute, for all checks together. */
    @Test
    void asksForTheCanariesOnceAMinuteAtMost() {
        crowd(40);
        FakeDns zone = good();
        world.publish(zone);
        world.pass(Duration.ofMinutes(5), Duration.ofSeconds(1));
        long asked = zone.asked().stream()
                .filter(query -> query.name().text().equals("canary.example"))
                .count();
        assertTrue(world.checks() >= 40, () -> "checks: " + world.checks());
        assertTrue(asked >= 1 && asked <= 5, () -> "asked " + asked + " times");
    }

    /** P9, F11, F12: one resolver alone sees the domain gone. */
    @Test
    void staysSilentWhileAnotherResolverSeesNothingBad() {
        settled();
        world.publishToOneResolver(FakeDns.zone("canary.example. NS ns.canary.example."));
        world.pass(Duration.ofMinutes(40));
        assertEquals(List.of(), world.said());
        assertTrue(world.rounds.state().concluded().containsKey(Reason.PROPAGATING));
        world.publishToOneResolver(good());
        world.pass(HOUR);
        assertEquals(List.of(), world.said());
    }

    /** F11: the domain is gone for less than a minute, and a check falls into it. */
    @Test
    void staysSilentWhenTheDomainIsGoneForAMoment() {
        settled();
        Instant next = world.watched("example.com").next();
        world.pass(Duration.between(world.clock().instant(), next).minusSeconds(10), Duration.ofSeconds(5));
        long before = world.checks();
        world.publish(FakeDns.zone("canary.example. NS ns.canary.example."));
        world.pass(Duration.ofSeconds(45), Duration.ofSeconds(5));
        assertEquals(before + 1, world.checks());
        assertTrue(world.rounds.state().concluded().containsKey(Reason.CONFIRMING), "it was seen");
        world.publish(good());
        world.pass(HOUR);
        assertEquals(List.of(), world.said());
        assertEquals(Optional.empty(), world.watched("example.com").memory().trouble());
    }

    /** F50: a newer version, which knows more, has written everything that is kept; this one goes on with it. */
    @Test
    void goesOnWithWhatANewerVersionHasWritten() {
        settled();
        world.publish(bad());
        world.pass(Duration.ofMinutes(30));
        assertEquals(1, world.said().size());
        for (String column : List.of("wishes", "memory")) {
            world.tamper("UPDATE watch SET " + column + " = '{\"later\":{\"is\":\"New\",\"of\":[1,\"x\"]},' || substr("
                    + column + ", 2)");
        }
        world.restart();
        world.pass(HOUR);
        assertEquals(Optional.empty(), world.watched("example.com").broken());
        assertEquals(2, world.slack.everShown().size(), "it knows what was said, and goes on with what it follows");
        world.publish(good());
        world.pass(HOUR);
        assertEquals(Optional.empty(), world.watched("example.com").memory().trouble());
        assertTrue(world.slack.everShown().size() > 1);
    }

    /** F55: what cannot be read harms nobody else, and is shown. */
    @Test
    void goesOnWithoutAWatchThatCannotBeRead() {
        world.add("example.com");
        world.add("broken.example");
        world.pass(HOUR);
        world.tamper("UPDATE watch SET memory = '{' WHERE domain = 'broken.example'");
        long before = world.checks();
        world.publish(bad());
        world.pass(HOUR);
        assertEquals(1, world.said().size());
        assertTrue(world.checks() > before);
        List<Watched> list = world.store.watches().in(World.OPS);
        assertEquals(2, list.size());
        Watched broken = list.stream()
                .filter(one -> one.watch().domain().text().equals("broken.example"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                broken.broken().orElse("").contains("cannot be read"),
                () -> broken.broken().toString());
        assertEquals(1, world.rounds.state().broken());
        assertTrue(
                broken.next().isAfter(world.clock().instant()), "it is tried again later, and later with each failure");
    }

    /** F55: a check that always fails. */
    @Test
    void backsOffFromAWatchWhoseCheckAlwaysFails() {
        // No calendar reaches as far as its next check.
        world.add("poison.example", Wishes.DEFAULT.every(Duration.ofSeconds(Long.MAX_VALUE / 4)));
        world.add("example.com");
        world.pass(HOUR);
        world.restart();
        world.pass(HOUR);
        Watched poison = world.watched("poison.example");
        assertTrue(poison.broken().isPresent());
        assertTrue(poison.next().isAfter(world.clock().instant()));
        assertEquals(Optional.empty(), world.watched("example.com").broken());
        assertTrue(world.watched("example.com").memory().confirmed().isPresent());
    }

    /** P23, P25, F51: after a pause each runs once, and not all of them at once. */
    @Test
    void spreadsWhatIsLateAfterAPause() {
        crowd(300);
        world.pass(HOUR, Duration.ofSeconds(5));
        world.time.advance(Duration.ofHours(8));
        world.restart();
        world.pass(Duration.ofSeconds(10), Duration.ofSeconds(1));
        assertTrue(world.checks() < 30, () -> world.checks() + " checks in the first 10 seconds");
        world.pass(Duration.ofMinutes(10), Duration.ofSeconds(5));
        long checks = world.checks();
        assertTrue(checks >= 300 && checks < 600, () -> checks + " checks in the first ten minutes");
        world.pass(Duration.ofMinutes(1), Duration.ofSeconds(1));
        WatcherState state = world.rounds.state();
        assertEquals(0, state.late());
        assertTrue(
                state.lag().compareTo(Duration.ofSeconds(2)) < 0,
                () -> "the first that waits does so for " + state.lag());
    }

    /** P27, F27: a clock set forward by an hour. */
    @Test
    void makesNoBurstWhenTheClockJumpsAhead() {
        crowd(300);
        world.pass(HOUR, Duration.ofSeconds(5));
        long before = world.checks();
        world.setClock(HOUR);
        world.pass(Duration.ofSeconds(20), Duration.ofSeconds(1));
        long burst = world.checks() - before;
        assertTrue(burst < 100, () -> burst + " checks in 20 seconds");
    }

    /** P27, F27: a clock set back by an hour. */
    @Test
    void stallsNoLongerThanAnIntervalWhenTheClockJumpsBack() {
        settled();
        long before = world.checks();
        world.setClock(HOUR.negated());
        world.pass(Duration.ofMinutes(16));
        assertTrue(world.checks() > before);
        assertEquals(List.of(), world.said());
    }

    /** F19, F22: nothing is checked while the store is away, and all goes on when it is back. */
    @Test
    void goesOnWhenTheStoreComesBack() {
        settled();
        List<Flaky> stores = new ArrayList<>();
        world.through(rota -> {
            stores.add(new Flaky(rota));
            return stores.get(0);
        });
        world.restart();
        Flaky flaky = stores.get(0);
        flaky.away = true;
        int cycles = world.cycles;
        assertTrue(cycles > 0, "P24: signs of life while all goes well");
        world.publish(bad());
        world.pass(Duration.ofMinutes(30));
        assertEquals(0, world.checks());
        assertTrue(world.rounds.state().storeTrouble().isPresent());
        assertEquals(cycles, world.cycles, "P24: no sign of life while nothing is checked");
        flaky.away = false;
        world.pass(Duration.ofMinutes(30));
        assertEquals(Optional.empty(), world.rounds.state().storeTrouble());
        assertEquals(1, world.said().size());
    }

    /** F51: however many are due, so many are under way. */
    @Test
    void checksNoMoreAtATimeThanThereIsRoomFor() {
        List<CompletableFuture<Answer>> held = new ArrayList<>();
        crowd(200);
        Dns zone = good();
        world.publish(query -> {
            if (query.name().text().equals("canary.example")) {
                return zone.ask(query);
            }
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            held.add(answer);
            return answer;
        });
        Rounds one = world.replica(100);
        for (int i = 0; i < 5; i++) {
            one.runOnce();
        }
        assertEquals(100, one.state().underWay());
        assertFalse(held.isEmpty());
    }

    /** P23, P25: no check ends, and those that wait for their turn are late; they keep their place in the line. */
    @Test
    void saysHowManyAreLateAndPutsNoneOff() {
        crowd(30);
        world.pass(HOUR);
        assertEquals(0, world.rounds.state().late());
        List<CompletableFuture<Answer>> held = new ArrayList<>();
        world.publish(query -> {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            held.add(answer);
            return answer;
        });
        Rounds one = world.replica(10);
        for (int i = 0; i < 40; i++) {
            world.time.advance(Duration.ofMinutes(1));
            one.runOnce();
        }
        assertEquals(10, one.state().underWay());
        assertTrue(one.state().late() >= 20, () -> one.state().toString());
        assertTrue(
                one.state().lag().compareTo(Duration.ofMinutes(20)) > 0,
                () -> one.state().toString());

        Dns zone = good();
        world.publish(zone);
        Instant now = world.clock().instant();
        Answer there = zone.ask(Query.of(DomainName.of("canary.example"), RecordType.NS))
                .toCompletableFuture()
                .join();
        List.copyOf(held).forEach(answer -> answer.complete(there));
        assertEquals(0, one.state().underWay());
        for (int i = 0; i < 3; i++) {
            world.time.advance(Duration.ofSeconds(1));
            one.runOnce();
        }
        List<Instant> ran = world.store.watches().in(World.OPS).stream()
                .map(watched -> watched.memory().times().run().orElseThrow())
                .sorted()
                .toList();
        assertTrue(!ran.get(0).isBefore(now), () -> "within three rounds of ten, after " + now + ": " + ran);
    }

    /** P22: a post finds no channel. Nothing is looked up for it until it is back, and then it hears what it has missed. */
    @Test
    void watchesNothingForAChannelThatIsGoneUntilItIsBack() {
        settled();
        Outbox outbox = world.store.outbox(OutboxTerms.confirming(World.CONFIRM));
        Watches watches = world.store.watches();
        Farewell farewell = new Farewell(
                outbox, watches, List.of(world.slack), OutboxTerms.confirming(World.CONFIRM), world.clock());
        world.slack.always((post, show) -> new Delivery.Gone("is_archived"));
        world.publish(bad());
        world.pass(Duration.ofMinutes(30));
        farewell.runOnce();
        farewell.runOnce();
        assertEquals(Optional.of("is_archived"), world.watched("example.com").paused());
        assertEquals(1, world.slack.told().size());
        long checks = world.checks();
        world.pass(HOUR);
        assertEquals(checks, world.checks());
        assertEquals(List.of(), world.said());

        world.slack.always((post, show) -> new Delivery.Delivered(show.get()));
        Attendance attendance = new Attendance(outbox, watches, world.clock());
        attendance.joined(World.OPS);
        attendance.runOnce();
        world.pass(Duration.ofMinutes(30));
        assertEquals(Optional.empty(), world.watched("example.com").paused());
        assertTrue(world.checks() > checks);
        assertEquals(
                1,
                world.said().stream()
                        .filter(line -> line.contains("cannot receive mail"))
                        .count(),
                () -> world.said().toString());
    }

    /** P26, F47, F48: two processes, and one that wakes up late; the other takes over within a minute. */
    @Test
    void dropsWhatIsFoundOutTooLate() {
        assertTrue(Rounds.LEASE.compareTo(Duration.ofMinutes(1)) < 0);
        settled();
        List<Runnable> held = new ArrayList<>();
        Dns zone = bad();
        world.publish(query -> {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            held.add(() -> zone.ask(query).thenAccept(answer::complete));
            return query.name().text().equals("canary.example") ? zone.ask(query) : answer;
        });
        Rounds late = world.replica(10);
        Rounds other = world.replica(10);
        late.runOnce();
        other.runOnce();
        world.time.advance(Duration.ofMinutes(25));
        late.runOnce();
        assertEquals(1, late.state().underWay());
        other.runOnce();
        assertEquals(0, other.state().underWay(), "who has it has it");
        world.publish(bad());
        // Its own time stands still, that of the others does not.
        world.setClock(Rounds.LEASE.plusSeconds(1));
        other.runOnce();
        long version = world.watched("example.com").version();
        while (!held.isEmpty()) {
            held.remove(0).run();
        }
        assertEquals(0, late.state().underWay());
        assertEquals(version, world.watched("example.com").version(), "nothing was written");
        assertEquals(0, late.state().concluded().size());
        world.pass(Duration.ofMinutes(30));
        assertEquals(1, world.said().size());
    }

    /** A watch is checked when a person wishes so, and what comes of it is kept. */
    @Test
    void checksNow() {
        world.add("example.com");
        String id = world.watched("example.com").watch().id();
        Optional<Watched> after = world.rounds.check(id).toCompletableFuture().join();
        assertTrue(after.orElseThrow().memory().confirmed().isPresent());
        assertEquals(
                Optional.empty(),
                world.rounds.check("nosuchwatch0").toCompletableFuture().join());
    }

    /** A store that goes away now and then. */
    private static final class Flaky implements Rota {
        private final Rota rota;
        private boolean away;

        Flaky(Rota rota) {
            this.rota = rota;
        }

        private Rota there() {
            if (away) {
                throw new StoreUnavailableException("the store is away", new IllegalStateException());
            }
            return rota;
        }

        @Override
        public Turn take(int most, Duration lease) {
            return there().take(most, lease);
        }

        @Override
        public Optional<Turn> take(String id, Duration lease) {
            return there().take(id, lease);
        }

        @Override
        public void putOff(String id, long version, Duration after, String why) {
            there().putOff(id, version, after, why);
        }

        @Override
        public void releaseAll() {
            there().releaseAll();
        }

        @Override
        public int align(Duration grace) {
            return there().align(grace);
        }

        @Override
        public Load load() {
            return there().load();
        }
    }
}
