package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.demo.DemoWorld;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Loads what the other commands need, for the launcher's archive of classes; asks nobody outside this process. */
@Command(name = "rehearse", hidden = true, header = "Load every class that is needed, and end.")
final class RehearseCommand implements Callable<Integer> {
    private static final String LINES = """
            help
            check google.demo
            check typo.demo
            check greedyspf.demo
            /mxcheck migration.demo
            1
            """;

    private final Wiring wiring;

    RehearseCommand(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public Integer call() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Streams streams = new Streams(
                new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8)),
                nowhere,
                nowhere,
                Map.of("TERM", "xterm"),
                Set.of("out"));
        try (DemoWorld world = DemoWorld.start();
                Bot bot = wiring.demo(world)) {
            new ChatSession(streams, bot.commands()).run();
            CommandLineProgram program = new CommandLineProgram(streams, new DemoWiring(wiring, world));
            program.run("check", "typo.demo", "--json");
            program.run("check", "google.demo", "selfhosted.demo", "--details");
            program.run("findings", "mx.missing");
            program.run("lint", "spf", "v=spf1 include:example.net -all");
            program.run("ask", "check google.demo", "--no-check");
            program.run("--help");
            program.run("--version");
        }
        wiring.rehearsePlatforms();
        return Exit.OK;
    }
}
