package dev.mxbot.discord;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.OptionalBinder;
import dev.mxbot.channel.Leases;
import dev.mxbot.channel.Presence;
import dev.mxbot.command.Command;
import dev.mxbot.command.Commands;
import dev.mxbot.discord.testing.LoopbackDiscord;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The Discord half of the bot, wired as in the program, around a fake check. */
final class Bot implements AutoCloseable {
    /** As long as a real one, and easy to find in a log. */
    static final String TOKEN = "MTExMTExMTExMTExMTExMTEx.marker.never-to-be-seen-in-a-log-0123456789";

    static final RetryDelays QUICK = new RetryDelays(Duration.ofMillis(20), Duration.ofMillis(100));

    final FakeCheck check = new FakeCheck();
    final DiscordConnection connection;
    final DiscordNotifier notifier;
    final DiscordPeople people;
    final HeardPresence presence = new HeardPresence();

    Bot(LoopbackDiscord discord) {
        this(discord, TOKEN);
    }

    Bot(LoopbackDiscord discord, String token) {
        this(discord, token, Set.of(), new AloneLeases(Clock.systemUTC()));
    }

    /** One of several. */
    Bot(LoopbackDiscord discord, Leases leases) {
        this(discord, TOKEN, Set.of(), leases);
    }

    /** One that can do more than check. */
    Bot(LoopbackDiscord discord, Command other) {
        this(discord, TOKEN, Set.of(other), new AloneLeases(Clock.systemUTC()));
    }

    private Bot(LoopbackDiscord discord, String token, Set<Command> others, Leases leases) {
        DiscordConfig config = new DiscordConfig(token, discord.apiUrl(), discord.gatewayUrl(), QUICK);
        Injector injector = Guice.createInjector(new DiscordModule(config), new AbstractModule() {
            @Override
            protected void configure() {
                binder().requireExplicitBindings();
                Set<Command> commands = new HashSet<>(others);
                commands.add(check);
                bind(Commands.class).toInstance(new Commands(commands));
                OptionalBinder.newOptionalBinder(binder(), Presence.class)
                        .setBinding()
                        .toInstance(presence);
                OptionalBinder.newOptionalBinder(binder(), Leases.class)
                        .setBinding()
                        .toInstance(leases);
            }
        });
        connection = injector.getInstance(DiscordConnection.class);
        notifier = injector.getInstance(DiscordNotifier.class);
        people = injector.getInstance(DiscordPeople.class);
    }

    Bot start() {
        connection.start();
        return this;
    }

    @Override
    public void close() {
        check.answerAll();
        connection.stop();
    }
}
