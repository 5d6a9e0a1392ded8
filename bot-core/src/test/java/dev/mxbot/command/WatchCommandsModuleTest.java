package dev.mxbot.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Module;
import dev.mxbot.CoreConfig;
import dev.mxbot.CoreModule;
import dev.mxbot.channel.Channel;
import dev.mxbot.lookup.dns.LookupConfig;
import dev.mxbot.store.Patience;
import dev.mxbot.store.Store;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.watch.Checking;
import dev.mxbot.watch.Digests;
import dev.mxbot.watch.Outbox;
import dev.mxbot.watch.OutboxTerms;
import dev.mxbot.watch.Watched;
import dev.mxbot.watch.Watches;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as they are put together, with and without a store. */
class WatchCommandsModuleTest {
    private static final Channel CONSOLE = new Channel("console", "", "console");

    @Test
    void addsItsCommands(@TempDir Path folder) {
        try (Store store = Store.open(StoreConfig.in(folder), Clock.systemUTC(), Patience.none())) {
            Commands commands = commands(new WatchCommandsModule(WatchPolicy.DEFAULT), kept(store));

            assertEquals(List.of("mxcheck", "mxhelp", "mxhistory", "mxplan", "mxspf", "mxwatch"), names(commands));
            String said = WatchHouse.line(
                    WatchHouse.done(commands.command("mxwatch", new Invocation("add example.com", CONSOLE, "you"))));
            assertTrue(said.startsWith("example.com is watched from now on"), said);
            String help =
                    WatchHouse.text(WatchHouse.done(commands.command("mxhelp", new Invocation("", CONSOLE, "you"))));
            assertTrue(help.contains("- /mxwatch add example.com  Watch domains"), help);
            assertTrue(help.contains("- what changed on example.com?"), help);
            assertTrue(help.contains("- mxwatch ignore example.com changes of TXT"), help);
        }
    }

    @Test
    void withoutAStoreNothingIsWatched() {
        Commands commands = commands();

        assertEquals(List.of("mxcheck", "mxhelp", "mxplan", "mxspf"), names(commands));
        assertTrue(!WatchHouse.text(WatchHouse.done(commands.command("mxhelp", new Invocation("", CONSOLE, "you"))))
                .contains("watch"));
    }

    private static List<String> names(Commands commands) {
        return commands.specs().stream().map(CommandSpec::name).toList();
    }

    private static Commands commands(Module... others) {
        LookupConfig nobody = new LookupConfig(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)), LookupConfig.DIRECT);
        return Guice.createInjector(new AbstractModule() {
                    @Override
                    protected void configure() {
                        binder().requireExplicitBindings();
                        install(new CoreModule(CoreConfig.of(nobody)));
                        List.of(others).forEach(this::install);
                    }
                })
                .getInstance(Commands.class);
    }

    private static Module kept(Store store) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(Watches.class).toInstance(store.watches());
                bind(Digests.class).toInstance(store.digests());
                bind(Outbox.class).toInstance(store.outbox(OutboxTerms.confirming(Duration.ofSeconds(60))));
                bind(Checking.class).toInstance(new Checking() {
                    @Override
                    public void wake() {}

                    @Override
                    public CompletionStage<Optional<Watched>> check(String watch) {
                        return CompletableFuture.completedFuture(store.watches().find(watch));
                    }
                });
            }
        };
    }
}
