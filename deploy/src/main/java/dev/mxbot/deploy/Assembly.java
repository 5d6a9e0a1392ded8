package dev.mxbot.deploy;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.mxbot.CoreConfig;
import dev.mxbot.WatchConfig;
import dev.mxbot.channel.Notifier;
import dev.mxbot.channel.People;
import dev.mxbot.command.WatchPolicy;
import dev.mxbot.deploy.cli.Bot;
import dev.mxbot.deploy.cli.Exit;
import dev.mxbot.deploy.cli.Streams;
import dev.mxbot.deploy.cli.TerminalPlatform;
import dev.mxbot.deploy.cli.WatchingBot;
import dev.mxbot.deploy.cli.Wiring;
import dev.mxbot.deploy.config.InvalidSetting;
import dev.mxbot.deploy.config.Settings;
import dev.mxbot.deploy.config.SettingsReader;
import dev.mxbot.deploy.demo.DemoWorld;
import dev.mxbot.deploy.log.Logs;
import dev.mxbot.deploy.metrics.Metrics;
import dev.mxbot.diagnosis.DiagnosisListener;
import dev.mxbot.diagnosis.Linters;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Lookup;
import dev.mxbot.lookup.dns.LookupConfig;
import dev.mxbot.lookup.dns.TrustAnchors;
import dev.mxbot.lookup.https.HttpsConfig;
import dev.mxbot.lookup.smtp.SmtpConfig;
import dev.mxbot.reply.Printable;
import dev.mxbot.report.Catalogue;
import dev.mxbot.store.Patience;
import dev.mxbot.store.Store;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.watch.Watches;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts the bot together for each of the commands. */
final class Assembly implements Wiring {
    /** Nobody wants to wait long to see an alert. */
    private static final Duration CONFIRM_IN_DEMO = Duration.ofSeconds(2);

    private static final long PATIENCE_AT_STOP_SECONDS = 30;

    /** Nobody listens there: a server that the demo's zones do not hold is asked nowhere. */
    private static final int DISCARD = 9;

    @Override
    public Bot live(Settings settings, TrustAnchors anchors) {
        return new Mxbot(core(settings, anchors), List.of());
    }

    @Override
    public Bot demo(DemoWorld world) {
        return new Mxbot(CoreConfig.of(lookup(world)), List.of());
    }

    @Override
    public WatchingBot watching(Settings settings, TerminalPlatform terminal) {
        StoreConfig store = new StoreConfig(settings.dataDir(), settings.storeUrl());
        return onTerminal(core(settings, TrustAnchors.ROOT), watching(settings, store), terminal, () -> {});
    }

    @Override
    public WatchingBot watchingDemo(DemoWorld world, TerminalPlatform terminal) {
        TemporaryFolder folder = TemporaryFolder.make();
        try {
            return onTerminal(
                    CoreConfig.of(lookup(world)),
                    WatchConfig.in(StoreConfig.in(folder.path()))
                            .confirming(CONFIRM_IN_DEMO)
                            .trusting(List.of(DomainName.of("dns.demo"))),
                    terminal,
                    folder::remove);
        } catch (RuntimeException e) {
            folder.remove();
            throw e;
        }
    }

    private static WatchingBot onTerminal(
            CoreConfig core, WatchConfig config, TerminalPlatform terminal, Runnable afterwards) {
        Store store = Store.open(config.store(), Clock.systemUTC(), Patience.none());
        try {
            Module platform = new AbstractModule() {
                @Override
                protected void configure() {
                    Multibinder.newSetBinder(binder(), Notifier.class)
                            .addBinding()
                            .toInstance(terminal);
                    Multibinder.newSetBinder(binder(), People.class)
                            .addBinding()
                            .toInstance(terminal);
                }
            };
            Mxbot bot = new Mxbot(core.watching(config), store, List.of(platform));
            return new TerminalBot(bot, store, terminal.channel(), afterwards);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** A lookup that asks the demo's world alone. */
    static LookupConfig lookup(DemoWorld world) {
        return new LookupConfig(
                List.of(world.resolver()),
                server -> server.recursive()
                        ? server.address()
                        : world.authority(server.address().getAddress())
                                .orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), DISCARD)));
    }

    @Override
    public Catalogue catalogue() {
        // Whom the probes would ask does not matter: nothing is looked up.
        try (Mxbot bot = new Mxbot(CoreConfig.of(nobody()), List.of())) {
            return bot.catalogue();
        }
    }

    @Override
    public Linters linters() {
        try (Mxbot bot = new Mxbot(CoreConfig.of(nobody()), List.of())) {
            return bot.instance(Linters.class);
        }
    }

    @Override
    public void rehearsePlatforms() {
        String token = "rehearsal-only-no-token";
        Settings settings;
        try {
            settings = SettingsReader.of(
                            Map.of("SLACK_BOT_TOKEN", token, "SLACK_APP_TOKEN", token, "DISCORD_TOKEN", token),
                            Optional.empty())
                    .read();
        } catch (InvalidSetting e) {
            throw new IllegalStateException(e);
        }
        List<Platforms.Plug> all = Platforms.wanted(settings);
        try (Mxbot bot = new Mxbot(CoreConfig.of(nobody()), modules(all))) {
            all.forEach(plug -> plug.connect().of(bot));
        }
    }

    @Override
    public List<String> howToConnect() {
        return Platforms.howToConnect();
    }

    private static List<Module> modules(List<Platforms.Plug> plugs) {
        return plugs.stream().map(Platforms.Plug::module).toList();
    }

    private static LookupConfig nobody() {
        return new LookupConfig(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), DISCARD)), LookupConfig.DIRECT);
    }

    @Override
    public int serve(Settings settings, Streams streams) {
        List<Platforms.Plug> wanted;
        try {
            wanted = Platforms.wanted(settings);
        } catch (IllegalArgumentException e) {
            streams.err().println("mxbot: " + e.getMessage());
            return Exit.USAGE;
        }
        Logs.ofTheRunningBot(settings.jsonLog());
        StoreConfig config = new StoreConfig(settings.dataDir(), settings.storeUrl());
        try (Metrics metrics = new Metrics()) {
            Service service = new Service(
                    part -> Store.open(config, Clock.systemUTC(), Patience.of(settings.storeWait(), why -> {
                        part.waits(why);
                        streams.err().println("mxbot: " + Printable.line(why));
                    })),
                    store -> running(
                            core(settings, TrustAnchors.ROOT), watching(settings, config), wanted, store, metrics),
                    metrics,
                    streams.err());
            Signals signals = Signals.first(() -> stop(service, streams.err()));
            try {
                return service.run(settings.httpPort());
            } finally {
                signals.close();
            }
        }
    }

    /** On the signal's own thread: it may wait. */
    private static void stop(Service service, PrintStream err) {
        service.stop();
        try {
            if (!service.awaitEnd(PATIENCE_AT_STOP_SECONDS)) {
                err.println("mxbot: stopped before everything was settled");
                Runtime.getRuntime().halt(Exit.OK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Running running(
            CoreConfig core, WatchConfig watching, List<Platforms.Plug> wanted, Store store, Metrics metrics) {
        List<Module> modules = new ArrayList<>(modules(wanted));
        modules.add(new AbstractModule() {
            @Override
            protected void configure() {
                OptionalBinder.newOptionalBinder(binder(), DiagnosisListener.class)
                        .setBinding()
                        .toInstance(metrics);
            }
        });
        Mxbot bot = new Mxbot(core.watching(watching), store, modules);
        List<Platform> platforms =
                wanted.stream().map(plug -> plug.connect().of(bot)).toList();
        metrics.watch(bot.instance(Lookup.class));
        platforms.forEach(platform -> metrics.watch(platform.name(), platform::isReady));
        Running running = new Running(bot, platforms);
        metrics.watch(running::numbers);
        return running;
    }

    private static WatchPolicy policy(Settings settings) {
        Settings.WatchRules rules = settings.watchRules();
        return new WatchPolicy(
                rules.adminsOnly(),
                rules.guests(),
                new Watches.Limits(rules.perChannel(), rules.perWorkspace()),
                settings.watchMinInterval());
    }

    private static WatchConfig watching(Settings settings, StoreConfig store) {
        WatchConfig config = WatchConfig.in(store).under(policy(settings)).confirming(settings.watchConfirm());
        return settings.pingUrl().map(config::pinging).orElse(config);
    }

    private static CoreConfig core(Settings settings, TrustAnchors anchors) {
        LookupConfig lookup = LookupConfig.of(settings.resolvers()).trusting(anchors);
        return CoreConfig.of(settings.allowPrivate() ? lookup.allowingPrivate() : lookup)
                .with(new HttpsConfig(settings.allowPrivate(), settings.caFile(), UnaryOperator.identity()))
                .with(new SmtpConfig(
                        settings.smtp().probe(),
                        settings.smtp().recipient(),
                        settings.smtp().port(),
                        settings.smtp().ehloName(),
                        settings.allowPrivate(),
                        settings.caFile(),
                        SmtpConfig.Limits.DEFAULT,
                        UnaryOperator.identity()))
                .askingRegistries(settings.rdap())
                .asking(settings.blocklists());
    }
}
