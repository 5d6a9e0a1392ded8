package dev.mxbot.discord;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.mxbot.channel.Leases;
import dev.mxbot.channel.Notifier;
import dev.mxbot.channel.People;
import dev.mxbot.channel.Presence;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;

/**
 * The Discord platform. Binds {@link DiscordConnection} for others, and adds to the sets of {@link Notifier} and {@link People}; needs
 * {@link dev.mxbot.command.Commands}. Others may bind {@link Presence}, which hears where the bot may speak, and {@link Leases}, by which
 * one of several processes holds the line.
 */
public final class DiscordModule extends AbstractModule {
    private final DiscordConfig config;

    public DiscordModule(DiscordConfig config) {
        this.config = config;
    }

    @Override
    protected void configure() {
        bind(DiscordConfig.class).toInstance(config);
        bind(DiscordConnection.class).in(Singleton.class);
        bind(DiscordLogin.class).in(Singleton.class);
        bind(DiscordCommands.class).in(Singleton.class);
        bind(DiscordHttp.class).in(Singleton.class);
        bind(DiscordRest.class).in(Singleton.class);
        bind(DiscordNotifier.class).in(Singleton.class);
        bind(DiscordPresence.class).in(Singleton.class);
        bind(CurrentLine.class).in(Singleton.class);
        bind(CommandRegistration.class).in(Singleton.class);
        bind(Answering.class).in(Singleton.class);
        bind(DiscordRenderer.class).toInstance(new DiscordRenderer());
        Multibinder.newSetBinder(binder(), Notifier.class).addBinding().to(DiscordNotifier.class);
        Multibinder.newSetBinder(binder(), People.class).addBinding().to(DiscordPeople.class);
        OptionalBinder.newOptionalBinder(binder(), Presence.class).setDefault().toInstance(Presence.UNHEARD);
        OptionalBinder.newOptionalBinder(binder(), Leases.class)
                .setDefault()
                .toInstance(new AloneLeases(Clock.systemUTC()));
    }

    @Provides
    @Singleton
    DiscordThreads threads() {
        return new DiscordThreads(config.retries(), new Random());
    }

    @Provides
    @Singleton
    ShardOwner owner(Leases leases, DiscordThreads threads) {
        Duration every = config.retries().longest();
        return new ShardOwner(
                leases,
                ProcessHandle.current().pid() + "-" + UUID.randomUUID(),
                threads.requests(),
                threads.timer(),
                System::nanoTime,
                every.compareTo(ShardOwner.EVERY) < 0 ? every : ShardOwner.EVERY);
    }

    @Provides
    @Singleton
    IdentifyPace pace(DiscordThreads threads) {
        return new IdentifyPace(threads.timer(), TimeMeter.SYSTEM_NANOTIME);
    }

    @Provides
    @Singleton
    RefusedRequests refused() {
        return new RefusedRequests(System::nanoTime);
    }

    @Provides
    @Singleton
    DiscordPeople people(CurrentLine line) {
        return new DiscordPeople(line, Ticker.systemTicker());
    }
}
