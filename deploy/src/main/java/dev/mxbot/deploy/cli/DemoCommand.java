package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.demo.DemoWorld;
import dev.mxbot.deploy.demo.Story;
import dev.mxbot.domain.DomainName;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code mxbot demo}: the whole bot over a DNS of its own. */
@Command(
        name = "demo",
        header = "The whole bot on this machine: no token, no network, a DNS of its own.",
        description =
                "Type a domain of the list, flow or spf tree and a domain, help, or the number of a button. With input from a pipe it answers each line and ends.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final Streams streams;
    private final Wiring wiring;

    DemoCommand(Streams streams, Wiring wiring) {
        this.streams = streams;
        this.wiring = wiring;
    }

    @Override
    public Integer call() {
        try (DemoWorld world = DemoWorld.start();
                Bot bot = wiring.demo(world);
                Watching watching = new Watching(terminal -> wiring.watchingDemo(world, terminal))) {
            introduce(world);
            return new ChatSession(streams, bot.commands(), watching, Optional.of(new StageDirections(world))).run();
        }
    }

    private void introduce(DemoWorld world) {
        streams.out().println("A closed DNS world on this machine. Nothing leaves it; every domain is a story:");
        streams.out().println();
        for (Story story : world.stories()) {
            String shown = DomainName.of(story.domain()).unicode();
            streams.out().println(String.format(Locale.ROOT, "  %-16s  %s", shown, story.title()));
        }
        streams.out().println();
        streams.out()
                .println(
                        "Try: check typo.demo   flow typo.demo   /mxcheck migration.demo   google.demo silent.demo   help   exit");
        streams.out()
                .println(
                        "Watch: /mxwatch add google.demo   break google.demo   mend google.demo   wait (for the alert)");
        streams.out().println();
    }
}
