package dev.mxbot.deploy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import dev.mxbot.CoreConfig;
import dev.mxbot.CoreModule;
import dev.mxbot.command.Commands;
import dev.mxbot.deploy.cli.Bot;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.lookup.dns.Lookup;
import dev.mxbot.plan.Planner;
import dev.mxbot.report.Catalogue;
import dev.mxbot.sender.SenderCheck;
import dev.mxbot.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** The composition root: the one place where everything is put together, once, with every binding named. */
final class Mxbot implements Bot {
    private final Injector injector;

    /** The core and, in a running bot, the platforms' modules. */
    Mxbot(CoreConfig core, List<Module> platforms) {
        this(new CoreModule(core), platforms);
    }

    /**
     * The same over a store.
     *
     * @param store open; whoever opened it closes it after the bot
     */
    Mxbot(CoreConfig core, Store store, List<Module> platforms) {
        this(new CoreModule(core, store), platforms);
    }

    private Mxbot(CoreModule core, List<Module> platforms) {
        List<Module> modules = new ArrayList<>(platforms);
        modules.add(new AbstractModule() {
            @Override
            protected void configure() {
                binder().requireExplicitBindings();
                install(core);
            }
        });
        injector = Guice.createInjector(Stage.DEVELOPMENT, modules);
    }

    @Override
    public Commands commands() {
        return injector.getInstance(Commands.class);
    }

    @Override
    public Diagnostician diagnostician() {
        return injector.getInstance(Diagnostician.class);
    }

    @Override
    public SenderCheck senders() {
        return injector.getInstance(SenderCheck.class);
    }

    @Override
    public Planner planner() {
        return injector.getInstance(Planner.class);
    }

    Catalogue catalogue() {
        return injector.getInstance(Catalogue.class);
    }

    <T> T instance(Class<T> type) {
        return injector.getInstance(type);
    }

    @Override
    public void close() {
        injector.getInstance(Lookup.class).close();
        injector.getInstance(ScheduledExecutorService.class).shutdownNow();
    }
}
