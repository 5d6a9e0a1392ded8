package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.config.Settings;
import dev.mxbot.deploy.demo.DemoWorld;
import dev.mxbot.diagnosis.Linters;
import dev.mxbot.lookup.dns.TrustAnchors;
import dev.mxbot.report.Catalogue;
import java.util.List;

/** Makes what a command needs, when it needs it. */
public interface Wiring {
    /** The bot over the real DNS. */
    default Bot live(Settings settings) {
        return live(settings, TrustAnchors.ROOT);
    }

    /**
     * The same.
     *
     * @param anchors what its own validation of DNSSEC starts from
     */
    Bot live(Settings settings, TrustAnchors anchors);

    /** The bot over the demo's DNS. */
    Bot demo(DemoWorld world);

    /**
     * The bot over the real DNS, with the watches of the settings' store; it says what comes of them on the terminal.
     *
     * @throws dev.mxbot.store.StoreRefusedException if the store must not be used, by this process or at all
     * @throws dev.mxbot.watch.StoreUnavailableException if it cannot be reached
     */
    WatchingBot watching(Settings settings, TerminalPlatform terminal);

    /** The same over the demo's DNS, and with a store that is gone when the bot is closed. */
    WatchingBot watchingDemo(DemoWorld world, TerminalPlatform terminal);

    /** What can be found. */
    Catalogue catalogue();

    /** What judges records before they are published. */
    Linters linters();

    /** Puts the chat platforms together without connecting them. */
    void rehearsePlatforms();

    /** What a person does to connect each chat platform, a few lines each. */
    List<String> howToConnect();

    /** The bot on its chat platforms, until it is stopped; the exit status. */
    int serve(Settings settings, Streams streams);
}
