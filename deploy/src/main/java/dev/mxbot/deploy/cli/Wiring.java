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
