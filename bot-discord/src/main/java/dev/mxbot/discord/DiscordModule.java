package dev.mxbot.discord;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.util.Random;

/**
 * The Discord platform. Binds {@link DiscordConnection} for others; needs {@link dev.mxbot.command.Commands}.
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
        bind(CommandRegistration.class).in(Singleton.class);
        bind(Answering.class).in(Singleton.class);
        bind(DiscordRenderer.class).toInstance(new DiscordRenderer());
    }

    @Provides
    @Singleton
    DiscordThreads threads() {
        return new DiscordThreads(config.retries(), new Random());
    }
}
