package dev.mxbot;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.OptionalBinder;
import dev.mxbot.check.ChecksModule;
import dev.mxbot.check.blocklist.Blocklists;
import dev.mxbot.command.CommandsModule;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.diagnosis.DiagnosisListener;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Judges;
import dev.mxbot.lookup.dns.LookupModule;
import dev.mxbot.lookup.https.HttpsModule;
import dev.mxbot.lookup.rdap.RdapModule;
import dev.mxbot.lookup.smtp.SmtpModule;
import dev.mxbot.report.Catalogue;
import dev.mxbot.store.Store;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * The bot without a platform. Binds for others: {@link dev.mxbot.command.Commands}, {@link Diagnostician},
 * {@link dev.mxbot.sender.SenderCheck}, {@link Catalogue},
 * {@link dev.mxbot.lookup.dns.Lookup} (to be closed), {@link Clock} and the {@link ScheduledExecutorService} of the timers (to be shut
 * down); where the settings ask for watching, what {@link WatchModule} binds, too.
 */
public final class CoreModule extends AbstractModule {
    private final CoreConfig config;
    private final Optional<Store> store;

    public CoreModule(CoreConfig config) {
        this.config = config;
        this.store = Optional.empty();
    }

    /** Watching over a store that is open already, and that whoever opened it closes. */
    public CoreModule(CoreConfig config, Store store) {
        this.config = config;
        this.store = Optional.of(store);
    }

    @Override
    protected void configure() {
        install(new LookupModule(config.lookup()));
        install(new HttpsModule(config.https()));
        install(new SmtpModule(config.smtp()));
        install(new RdapModule(config.rdap()));
        install(new ChecksModule());
        install(new CommandsModule());
        OptionalBinder.newOptionalBinder(binder(), Blocklists.class)
                .setBinding()
                .toInstance(config.blocklists());
        // Only there the classes of watching and of its store are loaded.
        if (config.watch().isPresent()) {
            install(new WatchModule(config.watch().get(), store));
        }
        OptionalBinder.newOptionalBinder(binder(), DiagnosisListener.class)
                .setDefault()
                .toInstance(DiagnosisListener.NOBODY);
        bind(Budget.class).toInstance(config.budget());
        bind(Clock.class).toInstance(Clock.systemUTC());
        bind(Diagnostician.class).in(Singleton.class);
        bind(Catalogue.class).in(Singleton.class);
    }

    /** As many as can run at once: rules wait for nothing. They end with the program. */
    @Provides
    @Singleton
    @Judges
    Executor judges() {
        return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            Thread thread = new Thread(task, "mxbot-judge");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Provides
    @Singleton
    ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "mxbot-timer");
            thread.setDaemon(true);
            return thread;
        });
        // A deadline is cancelled when its diagnosis ends in time, as nearly all do; it must not stay in the queue
        // until then.
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
