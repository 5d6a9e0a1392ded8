package dev.mxbot.slack;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.mxbot.command.Commands;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Binds {@link SlackConnection}. Needs {@link Commands} and {@link Clock}. */
public final class SlackModule extends AbstractModule {
    private final SlackConfig config;

    public SlackModule(SlackConfig config) {
        this.config = config;
    }

    @Override
    protected void configure() {
        requireBinding(Commands.class);
        requireBinding(Clock.class);
    }

    @Provides
    @Singleton
    SlackConnection connection(Commands commands, Clock clock) {
        return new SlackConnection(config, commands, clock, RandomGenerator.getDefault());
    }
}
