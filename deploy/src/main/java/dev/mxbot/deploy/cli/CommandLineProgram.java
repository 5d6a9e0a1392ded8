package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.config.DidYouMean;
import dev.mxbot.deploy.config.InvalidSetting;
import dev.mxbot.reply.Printable;
import dev.mxbot.store.StoreRefusedException;
import dev.mxbot.watch.StoreUnavailableException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the arguments and runs one command; whatever goes wrong is one line and an exit status, never a stack trace. */
public final class CommandLineProgram {
    private final Streams streams;
    private final Wiring wiring;

    public CommandLineProgram(Streams streams, Wiring wiring) {
        this.streams = streams;
        this.wiring = wiring;
    }

    /** The exit status. */
    public int run(String... arguments) {
        int exit = commandLine().execute(arguments);
        streams.out().flush();
        streams.err().flush();
        return exit;
    }

    private CommandLine commandLine() {
        CommandLine line = new CommandLine(new MxbotCommand())
                .addSubcommand(new DemoCommand(streams, wiring))
                .addSubcommand(new RunCommand(streams, wiring))
                .addSubcommand(new CheckCommand(streams, wiring))
                .addSubcommand(new SpfCommand(streams, wiring))
                .addSubcommand(new PlanCommand(streams, wiring))
                .addSubcommand(new AskCommand(streams, wiring))
                .addSubcommand(new ConsoleCommand(streams, wiring))
                .addSubcommand(new FindingsCommand(streams, wiring))
                .addSubcommand(new LintCommand(streams, wiring))
                .addSubcommand(new DbCommand(streams, Clock.systemUTC()))
                .addSubcommand(new RehearseCommand(wiring));
        return line.setOut(writer(streams.out()))
                .setErr(writer(streams.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        streams.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(Math.max(60, Math.min(120, streams.width())))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, args) -> refuse(e))
                .setExecutionExceptionHandler((e, command, parsed) -> fail(e));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private int fail(Exception e) {
        if (e instanceof WrongUsage || e instanceof InvalidSetting) {
            streams.err().println("mxbot: " + e.getMessage());
            return Exit.USAGE;
        }
        if (e instanceof StoreRefusedException || e instanceof StoreUnavailableException) {
            streams.err().println("mxbot: " + Printable.line(String.valueOf(e.getMessage())));
            return e instanceof StoreRefusedException ? Exit.USAGE : Exit.LATER;
        }
        String reason = e.getMessage() == null ? "" : ": " + OneLine.quoted(e.getMessage());
        streams.err().println("mxbot: an internal error, " + e.getClass().getSimpleName() + reason);
        return Exit.UNJUDGED;
    }

    private int refuse(ParameterException e) {
        CommandLine at = e.getCommandLine();
        String help = " (see " + at.getCommandSpec().qualifiedName() + " --help)";
        String reason;
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String typed = unmatched.getUnmatched().get(0);
            boolean option = typed.startsWith("-");
            boolean command = !option && !at.getSubcommands().isEmpty();
            String kind = option ? "no option " : command ? "no command " : "one argument too many: ";
            reason = (option || command ? "there is " : "")
                    + kind
                    + OneLine.quoted(typed)
                    + DidYouMean.of(typed, option ? options(at.getCommandSpec()) : commands(at));
        } else {
            reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
            reason = Printable.line(reason.length() > 300 ? reason.substring(0, 300) : reason);
        }
        streams.err().println("mxbot: " + reason + help);
        return Exit.USAGE;
    }

    private static List<String> options(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::names)
                .flatMap(Stream::of)
                .toList();
    }

    private static List<String> commands(CommandLine at) {
        List<String> names = new ArrayList<>();
        at.getSubcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                names.add(name);
            }
        });
        return names;
    }
}
