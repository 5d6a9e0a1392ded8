package dev.mxbot;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.mxbot.channel.Leases;
import dev.mxbot.channel.Notifier;
import dev.mxbot.channel.People;
import dev.mxbot.channel.Presence;
import dev.mxbot.channel.SeenOnce;
import dev.mxbot.command.WatchCommandsModule;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.diagnosis.Canaries;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.DiagnosisListener;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Judges;
import dev.mxbot.diagnosis.Registrations;
import dev.mxbot.diagnosis.RollCall;
import dev.mxbot.lookup.dns.AuthoritativeDns;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Fresh;
import dev.mxbot.lookup.dns.ResolverDns;
import dev.mxbot.lookup.dns.Resolvers;
import dev.mxbot.lookup.dns.Validation;
import dev.mxbot.lookup.rdap.Rdap;
import dev.mxbot.store.JdbcSeenOnce;
import dev.mxbot.store.Patience;
import dev.mxbot.store.Store;
import dev.mxbot.watch.Attendance;
import dev.mxbot.watch.Checking;
import dev.mxbot.watch.Checkup;
import dev.mxbot.watch.Chores;
import dev.mxbot.watch.DeadMan;
import dev.mxbot.watch.Decider;
import dev.mxbot.watch.DigestRounds;
import dev.mxbot.watch.Digests;
import dev.mxbot.watch.Farewell;
import dev.mxbot.watch.Outbox;
import dev.mxbot.watch.OutboxTerms;
import dev.mxbot.watch.RetryDelays;
import dev.mxbot.watch.Rota;
import dev.mxbot.watch.Rounds;
import dev.mxbot.watch.SecondOpinion;
import dev.mxbot.watch.Sender;
import dev.mxbot.watch.SenderLoop;
import dev.mxbot.watch.SenderTerms;
import dev.mxbot.watch.Sweep;
import dev.mxbot.watch.WatchThreads;
import dev.mxbot.watch.Watcher;
import dev.mxbot.watch.Watches;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watching, and the store it needs. Binds for the composition root {@link Watcher} (to be started and stopped) and {@link Store} (to be
 * closed after that; it is opened when it is first asked for, which may take a minute and may fail with what {@link Store#open} throws);
 * for platforms {@link Presence}, {@link SeenOnce} and {@link Leases}; for commands {@link Watches}, {@link Checking} and
 * {@link SenderLoop}. Takes what platforms add to the sets of {@link Notifier} and {@link People}, of which there may be none.
 */
final class WatchModule extends AbstractModule {
    private static final Logger log = LoggerFactory.getLogger(WatchModule.class);

    /** SQLite has one writer at a time; PostgreSQL's pool has ten connections, and commands need some. */
    private static final int SQLITE_WRITERS = 4;

    private static final int POSTGRESQL_WRITERS = 8;

    /** What waits longer than this to be said is as good as not said (P24). */
    private static final Duration UNSAID = Duration.ofMinutes(15);

    private final WatchConfig config;
    private final Optional<Store> open;

    /** @param open empty: it is opened when it is first asked for */
    WatchModule(WatchConfig config, Optional<Store> open) {
        this.config = config;
        this.open = open;
    }

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), Notifier.class);
        Multibinder.newSetBinder(binder(), People.class);
        // Where nothing is watched these are not there: whoever can do without asks for an Optional, or has a default.
        OptionalBinder.newOptionalBinder(binder(), Presence.class).setBinding().to(Attendance.class);
        OptionalBinder.newOptionalBinder(binder(), SeenOnce.class).setBinding().to(JdbcSeenOnce.class);
        Provider<Store> store = getProvider(Store.class);
        OptionalBinder.newOptionalBinder(binder(), Leases.class)
                .setBinding()
                .toProvider(() -> store.get().leases())
                .in(Singleton.class);
        bind(Checking.class).to(Watcher.class);
        install(new WatchCommandsModule(config.policy()));
    }

    @Provides
    @Singleton
    Store store(Clock clock) {
        return open.orElseGet(() -> Store.open(config.store(), clock, Patience.ofAMinute(log::warn)));
    }

    @Provides
    @Singleton
    Watches watches(Store store) {
        return store.watches();
    }

    @Provides
    @Singleton
    Outbox outbox(Store store) {
        return store.outbox(terms());
    }

    @Provides
    @Singleton
    Digests digests(Store store) {
        return store.digests();
    }

    private OutboxTerms terms() {
        return OutboxTerms.confirming(config.confirm());
    }

    @Provides
    @Singleton
    JdbcSeenOnce seenOnce(Store store) {
        return store.seenOnce();
    }

    @Provides
    @Singleton
    Attendance attendance(Outbox outbox, Watches watches, Clock clock) {
        return new Attendance(outbox, watches, clock);
    }

    @Provides
    @Singleton
    WatchThreads threads(Store store) {
        return WatchThreads.of(store.isShared() ? POSTGRESQL_WRITERS : SQLITE_WRITERS);
    }

    @Provides
    @Singleton
    SenderLoop sender(
            Store store,
            Outbox outbox,
            Watches watches,
            Attendance attendance,
            Set<Notifier> notifiers,
            WatchThreads threads,
            Clock clock) {
        if (!store.isShared()) {
            // The lock of the data folder says that nobody else is there: whoever held a channel is dead.
            outbox.releaseAll();
        }
        return new SenderLoop(
                new Sender(
                        outbox,
                        notifiers,
                        new RetryDelays(new SecureRandom()),
                        SenderTerms.DEFAULT,
                        name(),
                        System::nanoTime),
                attendance,
                new Farewell(outbox, watches, notifiers, terms(), clock),
                new Sweep(outbox, watches, clock),
                threads.sending());
    }

    @Provides
    @Singleton
    Canaries canaries(@Fresh Dns fresh) {
        return new Canaries(fresh, config.canaries(), System::nanoTime);
    }

    @Provides
    @Singleton
    Rounds rounds(
            Store store,
            Watches watches,
            Diagnostician diagnostician,
            Canaries canaries,
            SenderLoop sender,
            Outbox outbox,
            List<SecondOpinion.Vantage> others,
            @Fresh Dns fresh,
            Resolvers resolvers,
            WatchThreads threads) {
        Rota rota = store.rota();
        if (!store.isShared()) {
            rota.releaseAll();
        }
        Decider decider = new Decider(config.confirm(), new SecureRandom());
        return new Rounds(
                rota,
                watches,
                new Checkup(
                        diagnostician,
                        new SecondOpinion(others, decider, threads.working()),
                        new RollCall(fresh, resolvers.servers()),
                        watch -> watches.history(watch.channel(), watch.domain(), Checkup.HISTORY),
                        canaries,
                        decider,
                        ThisProgram.word(),
                        threads.working()),
                canaries,
                config.reserve(),
                sender::wake,
                cycles(outbox),
                threads.working(),
                System::nanoTime);
    }

    /** The other resolvers each by itself, and last those who publish what the others only repeat. */
    @Provides
    @Singleton
    List<SecondOpinion.Vantage> vantages(
            Resolvers resolvers,
            Set<Check<?>> checks,
            @Fresh Dns fresh,
            Validation validation,
            Budget budget,
            Clock clock,
            ScheduledExecutorService timer,
            @Judges Executor judges) {
        // A second opinion is a part of a check, which is counted already.
        Function<Dns, Diagnostician> seeing = dns ->
                new Diagnostician(checks, dns, dns, validation, budget, clock, timer, judges, DiagnosisListener.NOBODY);
        Stream<SecondOpinion.Vantage> each = resolvers.servers().stream()
                .map(server -> new SecondOpinion.Vantage(server.label(), seeing.apply(new ResolverDns(fresh, server))));
        return Stream.concat(
                        each,
                        Stream.of(new SecondOpinion.Vantage(
                                "the name servers", seeing.apply(new AuthoritativeDns(fresh)))))
                .toList();
    }

    private Runnable cycles(Outbox outbox) {
        if (config.ping().isEmpty()) {
            return () -> {};
        }
        return new DeadMan(outbox, new Ping(config.ping().get()), UNSAID)::cycleCompleted;
    }

    @Provides
    @Singleton
    Chores chores(
            Store store,
            JdbcSeenOnce seen,
            Digests digests,
            Watches watches,
            Rdap rdap,
            SenderLoop sender,
            Clock clock) {
        DigestRounds digesting = new DigestRounds(
                digests, watches, new Registrations(rdap, System::nanoTime), clock, new SecureRandom(), sender::wake);
        return new Chores(
                store.dataSource(),
                store.isShared(),
                name(),
                List.of(
                        new Chores.Chore("forget-requests", Duration.ofHours(1), seen::sweep),
                        new Chores.Chore("digests", Duration.ofMinutes(5), digesting::runOnce)));
    }

    @Provides
    @Singleton
    Watcher watcher(Rounds rounds, Chores chores, SenderLoop sender, WatchThreads threads) {
        return new Watcher(rounds, chores, sender, threads);
    }

    /** Unlike that of any other process, also an earlier one with the same number. */
    private static String name() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }
}
