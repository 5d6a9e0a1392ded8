package dev.mxbot.command;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.People;
import dev.mxbot.channel.Standing;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.diagnosis.Linters;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.diagnosis.TextRules;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.finding.Topic;
import dev.mxbot.picture.Pictures;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.report.Catalogue;
import dev.mxbot.store.Patience;
import dev.mxbot.store.Store;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Checking;
import dev.mxbot.watch.OutboxTerms;
import dev.mxbot.watch.Watch;
import dev.mxbot.watch.Watched;
import dev.mxbot.watch.Watches;
import dev.mxbot.watch.Wishes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The commands about watches over a real store, with people and a clock that a test decides about. */
final class WatchHouse implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    static final Channel OPS = new Channel("slack", "T1", "C0000001");

    final Store store;
    final Watches watches;
    final Map<String, Standing> standings = new HashMap<>();
    final Map<String, String> called = new HashMap<>();
    final List<String> checked = new ArrayList<>();
    final WatchedDomains known;
    final Commands commands;

    WatchHouse(Path folder) {
        this(folder, WatchPolicy.DEFAULT);
    }

    WatchHouse(Path folder, WatchPolicy policy) {
        this(Store.open(StoreConfig.in(folder), clock(), Patience.none()), policy, Optional.empty());
    }

    /**
     * @param instead of the store's own watches, for a store that misbehaves
     */
    WatchHouse(Store store, WatchPolicy policy, Optional<Watches> instead) {
        this.store = store;
        this.watches = instead.orElseGet(store::watches);
        RecentDomains recent = new RecentDomains();
        StoreWork work = new StoreWork(Runnable::run);
        this.known = new WatchedDomains(watches, Runnable::run, Ticker.disabledTicker());
        Set<People> people = Set.of(new Roll("slack"), new Roll("discord"));
        WatchGate gate = new WatchGate(people, policy);
        Names names = new Names(people, Names.PATIENCE);
        Checks checking = new Checks();
        WatchDesk desk = new WatchDesk(
                watches,
                store.digests(),
                store.outbox(OutboxTerms.confirming(Duration.ofSeconds(60))),
                checking,
                known,
                names,
                policy,
                clock(),
                new Random(1));
        this.commands = new Commands(Set.of(
                new WatchCommand(
                        new WatchLine(policy, catalogue(), clock()),
                        gate,
                        desk,
                        new WatchPresses(watches, desk, gate, checking, work, clock()),
                        known,
                        recent,
                        work),
                new HistoryCommand(watches, known, recent, new Pictures(), names, work)));
    }

    static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** Everybody is a member who is not said to be something else. */
    private final class Roll implements People {
        private final String platform;

        Roll(String platform) {
            this.platform = platform;
        }

        @Override
        public String platform() {
            return platform;
        }

        @Override
        public CompletionStage<Standing> standing(Channel channel, String person) {
            return completedFuture(standings.getOrDefault(person, Standing.MEMBER));
        }

        @Override
        public CompletionStage<Optional<String>> name(Channel channel, String person) {
            return completedFuture(Optional.ofNullable(called.get(person)));
        }
    }

    /** Checks nothing, and remembers of what it was asked. */
    private final class Checks implements Checking {
        @Override
        public void wake() {
            checked.add("wake");
        }

        @Override
        public CompletionStage<Optional<Watched>> check(String watch) {
            checked.add(watch);
            return completedFuture(watches.find(watch));
        }
    }

    Watched add(String id, Channel channel, String domain) {
        Watch watch = new Watch(id, channel, DomainName.of(domain), Wishes.DEFAULT, "U9", NOW.minusSeconds(86_400));
        watches.add(
                watch,
                WatchPolicy.DEFAULT.limits(),
                new AuditEntry(watch.since(), "U9", channel, "watch_added", domain, ""));
        return watches.find(id).orElseThrow();
    }

    Watched find(String domain) {
        return watches.find(OPS, DomainName.of(domain)).orElseThrow();
    }

    Wishes wishes(String domain) {
        return find(domain).watch().wishes();
    }

    /** The answer to what a member types after {@code /mxwatch}. */
    Reply watch(String text) {
        return done(commands.command("mxwatch", new Invocation(text, OPS, "U1")));
    }

    Reply message(String text) {
        return done(commands.message(new Invocation(text, OPS, "U1")));
    }

    Reply press(String action, String argument, Channel from) {
        return done(commands.press(action, new Invocation(argument, from, "U1")));
    }

    static Reply done(Prepared prepared) {
        return prepared instanceof Prepared.Working working
                ? working.work().get().toCompletableFuture().join()
                : assertInstanceOf(Prepared.Answered.class, prepared).reply();
    }

    static String line(Reply reply) {
        return PlainText.line(reply.headline());
    }

    static String text(Reply reply) {
        return new PlainText(1000).render(reply);
    }

    /** One line, for the asker alone. */
    static String privately(Reply reply) {
        assertEquals(Reply.Audience.ASKER, reply.audience());
        return line(reply);
    }

    @Override
    public void close() {
        store.close();
    }

    private static Catalogue catalogue() {
        Check<Nothing> check = new Check<>(
                new Topic("dmarc"), of -> completedFuture(new Nothing()), List.of(new NoPolicy(), new NoReports()));
        return new Catalogue(Set.of(check), new Linters(Set.of(), new TextRules(List.of()), clock()));
    }

    private record Nothing() implements Evidence {
        @Override
        public Map<String, Object> facts() {
            return Map.of();
        }
    }

    @RuleInfo(code = "dmarc.policy.none", severity = Severity.WARNING, lane = Lane.SENDING, summary = "p=none")
    private static final class NoPolicy implements Rule<Nothing> {
        @Override
        public List<Finding> judge(Nothing nothing) {
            return List.of();
        }
    }

    @RuleInfo(code = "dmarc.rua.missing", severity = Severity.NOTICE, lane = Lane.SENDING, summary = "No reports")
    private static final class NoReports implements Rule<Nothing> {
        @Override
        public List<Finding> judge(Nothing nothing) {
            return List.of();
        }
    }
}
