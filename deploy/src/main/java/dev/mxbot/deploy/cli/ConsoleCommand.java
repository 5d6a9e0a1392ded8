package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.config.InvalidSetting;
import dev.mxbot.deploy.config.Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mxbot console}: the chat on this terminal, against the real DNS. */
@Command(
        name = "console",
        header = "The chat commands on standard input and output, against the real DNS.",
        description = "Type: example.com, /mxcheck example.com, help, or the number of a button.",
        mixinStandardHelpOptions = true)
final class ConsoleCommand implements Callable<Integer> {
    private final Streams streams;
    private final Wiring wiring;

    @Mixin
    private LookupOptions lookup = new LookupOptions();

    ConsoleCommand(Streams streams, Wiring wiring) {
        this.streams = streams;
        this.wiring = wiring;
    }

    @Override
    public Integer call() throws WrongUsage, InvalidSetting {
        Settings settings = lookup.settings(streams.environment());
        try (Bot bot = wiring.live(settings);
                Watching watching = new Watching(terminal -> wiring.watching(settings, terminal))) {
            if (streams.isTerminal("out")) {
                streams.out().println("Type a domain, help, or the number of a button; exit ends.");
            }
            return new ChatSession(streams, bot.commands(), watching, Optional.empty()).run();
        }
    }
}
