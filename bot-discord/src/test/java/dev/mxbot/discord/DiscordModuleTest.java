package dev.mxbot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import dev.mxbot.channel.Leases;
import dev.mxbot.channel.Notifier;
import dev.mxbot.channel.People;
import dev.mxbot.channel.Presence;
import dev.mxbot.command.Commands;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the platform adds to the bot, and what it does without. */
class DiscordModuleTest {
    private final Injector injector =
            Guice.createInjector(new DiscordModule(new DiscordConfig("a-token")), new AbstractModule() {
                @Override
                protected void configure() {
                    binder().requireExplicitBindings();
                    bind(Commands.class).toInstance(new Commands(Set.of()));
                }
            });

    @Test
    void addsItsNotifierAndItsPeople() {
        Set<Notifier> notifiers = injector.getInstance(Key.get(new TypeLiteral<>() {}));
        Set<People> people = injector.getInstance(Key.get(new TypeLiteral<>() {}));
        assertEquals(Set.of("discord"), Set.of(notifiers.iterator().next().platform()));
        assertEquals("discord", people.iterator().next().platform());
        assertSame(
                injector.getInstance(DiscordNotifier.class),
                notifiers.iterator().next());
    }

    @Test
    void aloneItOwnsTheLineAndNobodyHearsWhereItIs() {
        assertInstanceOf(AloneLeases.class, injector.getInstance(Leases.class));
        assertSame(Presence.UNHEARD, injector.getInstance(Presence.class));
    }
}
