package dev.mxbot.deploy.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code mxbot} without a command: says what there is. */
@Command(
        name = "mxbot",
        header = "A mail-DNS medic for Slack, Discord and the terminal.",
        description = "Try it without any token: mxbot demo",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfBuild.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:judged, nothing at or above --fail-on",
            "1:something at or above --fail-on",
            "2:wrong usage or unreadable input",
            "3:could not be judged: the DNS could not be asked",
            "75:the store cannot be reached for now"
        })
final class MxbotCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws WrongUsage {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Exit.USAGE;
    }

    /** {@code source <(mxbot completion)}. */
    @Command(
            name = "completion",
            header = "Print completions for bash and zsh: source <(mxbot completion)",
            mixinStandardHelpOptions = true)
    int completion() {
        spec.commandLine().getOut().print(AutoComplete.bash("mxbot", spec.commandLine()));
        spec.commandLine().getOut().flush();
        return Exit.OK;
    }
}
