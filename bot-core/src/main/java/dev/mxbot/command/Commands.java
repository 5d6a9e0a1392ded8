package dev.mxbot.command;

import dev.mxbot.channel.Channel;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything the bot can be asked to do; the one door that platforms knock at. */
public final class Commands {
    private final List<Command> commands;

    @Inject
    public Commands(Set<Command> commands) {
        this.commands = commands.stream()
                .sorted(Comparator.comparing(command -> command.spec().name()))
                .toList();
    }

    /** The commands to register, by name. */
    public List<CommandSpec> specs() {
        return commands.stream().map(Command::spec).toList();
    }

    /** A slash command; the name without the slash. */
    public Prepared command(String name, Invocation invocation) {
        return find(name)
                .map(command -> command.prepare(invocation))
                .orElseGet(() -> answered("I know no command /", name, ". Try /mxhelp."));
    }

    /** A mention or a direct message, without the bot's own name. */
    public Prepared message(Invocation invocation) {
        return command("mxcheck", invocation);
    }

    /** A button. */
    public Prepared press(String action, Invocation invocation) {
        return commands.stream()
                .filter(command -> command.actions().contains(action))
                .findFirst()
                .map(command -> command.press(action, invocation))
                .orElseGet(() -> answered("I no longer know the button ", action, ". Try /mxhelp."));
    }

    /** Completions for an option that is being typed; at most 25. */
    public List<String> suggest(String name, String option, String typed, Channel channel) {
        return find(name)
                .map(command -> command.suggest(option, typed, channel))
                .orElse(List.of());
    }

    private Optional<Command> find(String name) {
        return commands.stream()
                .filter(command -> command.spec().name().equals(name))
                .findFirst();
    }

    private static Prepared answered(String before, String literal, String after) {
        return new Prepared.Answered(
                Reply.privately(Text.of(before).thenLiteral(literal).plain(after)));
    }
}
