package dev.mxbot.command;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.channel.People;
import dev.mxbot.picture.Pictures;
import dev.mxbot.report.Catalogue;
import dev.mxbot.watch.Checking;
import dev.mxbot.watch.Digests;
import dev.mxbot.watch.Outbox;
import dev.mxbot.watch.Watches;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The commands about watches, for where there is a store to keep them in: adds to what {@link CommandsModule} binds. Binds
 * {@link WatchedDomains}; needs {@link Watches}, {@link Digests}, {@link Outbox}, {@link Checking}, {@link Catalogue} and {@link Clock};
 * asks each {@link People}.
 */
public final class WatchCommandsModule extends AbstractModule {
    /** They wait for the store, which has one writer. */
    private static final int THREADS = 4;

    private static final int MOST_WAITING = 2000;

    private final WatchPolicy policy;

    public WatchCommandsModule(WatchPolicy policy) {
        this.policy = policy;
    }

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), People.class);
    }

    @Provides
    @Singleton
    StoreWork work() {
        return new StoreWork(threads());
    }

    @Provides
    @Singleton
    WatchedDomains watched(Watches watches) {
        return new WatchedDomains(watches, threads(), Ticker.systemTicker());
    }

    @Provides
    @Singleton
    WatchGate gate(Set<People> people) {
        return new WatchGate(people, policy);
    }

    @Provides
    @Singleton
    Names names(Set<People> people) {
        return new Names(people, Names.PATIENCE);
    }

    @Provides
    @Singleton
    WatchDesk desk(
            Watches watches,
            Digests digests,
            Outbox outbox,
            Checking checking,
            WatchedDomains known,
            Names names,
            Clock clock) {
        return new WatchDesk(watches, digests, outbox, checking, known, names, policy, clock, new SecureRandom());
    }

    @ProvidesIntoSet
    @Singleton
    Command watch(
            Watches watches,
            WatchDesk desk,
            WatchGate gate,
            Checking checking,
            WatchedDomains known,
            RecentDomains recent,
            StoreWork work,
            Catalogue catalogue,
            Clock clock) {
        return new WatchCommand(
                new WatchLine(policy, catalogue, clock),
                gate,
                desk,
                new WatchPresses(watches, desk, gate, checking, work, clock),
                known,
                recent,
                work);
    }

    @ProvidesIntoSet
    @Singleton
    Command history(
            Watches watches,
            WatchedDomains known,
            RecentDomains recent,
            Pictures pictures,
            Names names,
            StoreWork work) {
        return new HistoryCommand(watches, known, recent, pictures, names, work);
    }

    /** They end with the program. */
    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "mxbot-watches");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
