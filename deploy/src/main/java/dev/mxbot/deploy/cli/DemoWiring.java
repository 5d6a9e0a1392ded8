package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.config.Settings;
import dev.mxbot.deploy.demo.DemoWorld;
import dev.mxbot.diagnosis.Linters;
import dev.mxbot.lookup.dns.TrustAnchors;
import dev.mxbot.report.Catalogue;
import java.util.List;

/** Every command over the demo's DNS, also those that ask the real one: for rehearsals and tests. */
public final class DemoWiring implements Wiring {
    private final Wiring wiring;
    private final DemoWorld world;

    public DemoWiring(Wiring wiring, DemoWorld world) {
        this.wiring = wiring;
        this.world = world;
    }

    @Override
    public Bot live(Settings settings, TrustAnchors anchors) {
        return wiring.demo(world);
    }

    @Override
    public Bot demo(DemoWorld other) {
        return wiring.demo(other);
    }

    @Override
    public WatchingBot watching(Settings settings, TerminalPlatform terminal) {
        return wiring.watchingDemo(world, terminal);
    }

    @Override
    public WatchingBot watchingDemo(DemoWorld other, TerminalPlatform terminal) {
        return wiring.watchingDemo(other, terminal);
    }

    @Override
    public Catalogue catalogue() {
        return wiring.catalogue();
    }

    @Override
    public Linters linters() {
        return wiring.linters();
    }

    @Override
    public void rehearsePlatforms() {
        wiring.rehearsePlatforms();
    }

    @Override
    public List<String> howToConnect() {
        return wiring.howToConnect();
    }

    @Override
    public int serve(Settings settings, Streams streams) {
        return wiring.serve(settings, streams);
    }
}
