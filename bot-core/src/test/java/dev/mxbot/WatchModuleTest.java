package dev.mxbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import dev.mxbot.channel.Leases;
import dev.mxbot.channel.Presence;
import dev.mxbot.channel.SeenOnce;
import dev.mxbot.command.Commands;
import dev.mxbot.lookup.dns.Lookup;
import dev.mxbot.lookup.dns.LookupConfig;
import dev.mxbot.store.JdbcSeenOnce;
import dev.mxbot.store.Store;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.watch.Attendance;
import dev.mxbot.watch.Checking;
import dev.mxbot.watch.Watcher;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How watching is put together. */
class WatchModuleTest {
    private static final CoreConfig CORE = CoreConfig.of(
            new LookupConfig(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)), LookupConfig.DIRECT));

    @TempDir
    private Path folder;

    private static Injector bot(CoreConfig config) {
        return Guice.createInjector(new AbstractModule() {
            @Override
            protected void configure() {
                binder().requireExplicitBindings();
                install(new CoreModule(config));
            }
        });
    }

    private static void close(Injector bot) {
        bot.getInstance(Lookup.class).close();
        bot.getInstance(ScheduledExecutorService.class).shutdownNow();
    }

    @Test
    void startsAndStopsWithoutAPlatform() throws Exception {
        Injector bot = bot(CORE.watching(WatchConfig.in(StoreConfig.in(folder))));
        try (Store store = bot.getInstance(Store.class)) {
            Watcher watcher = bot.getInstance(Watcher.class);
            assertEquals(watcher, bot.getInstance(Checking.class));
            assertInstanceOf(Attendance.class, bot.getInstance(Presence.class));
            assertInstanceOf(JdbcSeenOnce.class, bot.getInstance(SeenOnce.class));
            assertTrue(bot.getInstance(Leases.class)
                    .take("x", "me", Duration.ofMinutes(1))
                    .isPresent());
            watcher.start();
            assertTrue(watcher.state().running());
            assertTrue(watcher.stop(Duration.ofSeconds(20)));
            assertTrue(store.trouble().isEmpty());
        } finally {
            close(bot);
        }
    }

    @Test
    void aTerminalHasCommandsAndNoStore() {
        Injector bot = bot(CORE);
        try {
            assertNotNull(bot.getInstance(Commands.class));
            assertNull(bot.getExistingBinding(Key.get(Store.class)));
        } finally {
            close(bot);
        }
    }
}
