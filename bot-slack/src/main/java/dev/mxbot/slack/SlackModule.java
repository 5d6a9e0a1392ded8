package dev.mxbot.slack;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.channel.Notifier;
import dev.mxbot.channel.People;
import dev.mxbot.channel.Presence;
import dev.mxbot.channel.SeenOnce;
import dev.mxbot.command.Commands;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Binds {@link SlackConnection}, and contributes a {@link Notifier} and a {@link People}: these two need neither commands nor
 * presence, so that those may need them. Needs {@link Commands} and {@link Clock}; tells {@link Presence} and asks {@link SeenOnce} where somebody binds them.
 */
public final class SlackModule extends AbstractModule {
    /** Slack's last repetition comes about six minutes after the first attempt. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private static final int MEMORIES = 20_000;

    private final SlackConfig config;

    public SlackModule(SlackConfig config) {
        this.config = config;
    }

    @Override
    protected void configure() {
        requireBinding(Commands.class);
        requireBinding(Clock.class);
        OptionalBinder.newOptionalBinder(binder(), Presence.class);
        OptionalBinder.newOptionalBinder(binder(), SeenOnce.class);
    }

    @Provides
    @Singleton
    SlackAccess access() {
        return new SlackAccess(config);
    }

    @Provides
    @Singleton
    SlackConnection connection(
            SlackAccess access, Commands commands, Optional<Presence> presence, Optional<SeenOnce> seen, Clock clock) {
        return new SlackConnection(
                access,
                commands,
                presence.orElse(Presence.UNHEARD),
                seen.orElseGet(() -> new RecentlySeen(MEMORIES, MEMORY, clock)),
                clock,
                RandomGenerator.getDefault(),
                SlackConnection.SILENCE);
    }

    @ProvidesIntoSet
    @Singleton
    Notifier notifier(SlackAccess access) {
        return access.notifier(new Pace(System::nanoTime));
    }

    @ProvidesIntoSet
    @Singleton
    People people(SlackAccess access) {
        return access.people(Ticker.systemTicker());
    }
}
