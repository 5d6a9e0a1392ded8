package dev.mxbot.command;

import dev.mxbot.question.Intent;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Says what can be asked, with examples. */
public final class HelpCommand implements Command {
    private static final CommandSpec SPEC =
            new CommandSpec("mxhelp", "Show what I can do, with examples", List.of(), "/mxhelp");

    private static final List<Text> SENTENCES = Stream.of(
                    "example.com",
                    "mail flow of example.com",
                    "SPF tree of example.com",
                    "why does mail to user@example.com bounce?",
                    "check example.com, example.org and https://example.net/")
            .map(Text::literal)
            .toList();

    /** Where there is a store to keep watches in. */
    private static final List<Text> WATCHING = Stream.of(
                    "watch example.com every 15m",
                    "mxwatch ignore example.com changes of TXT",
                    "what changed on example.com?")
            .map(Text::literal)
            .toList();

    private final Provider<Set<Command>> commands;

    /**
     * @param commands all of them, this one too: asked for when help is
     */
    @Inject
    public HelpCommand(Provider<Set<Command>> commands) {
        this.commands = commands;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Intent> intents() {
        return Set.of(Intent.HELP);
    }

    @Override
    public Prepared prepare(Invocation invocation) {
        List<Text> lines = commands.get().stream()
                .map(Command::spec)
                .sorted(Comparator.comparing(CommandSpec::name))
                .map(spec -> Text.of("").strong(spec.example()).plain("  " + spec.description()))
                .toList();
        List<Text> sentences = new ArrayList<>(SENTENCES);
        if (commands.get().stream().anyMatch(command -> command.intents().contains(Intent.WATCH_ADD))) {
            sentences.addAll(WATCHING);
        }
        return new Prepared.Answered(Reply.of(
                        Mark.NONE,
                        Text.of("I find out why mail to or from a domain fails, and what to publish so that it works."),
                        List.of(
                                new Block.Section(Text.of("Commands"), List.of(new Block.Bullets(lines))),
                                new Block.Section(Text.of("Or simply say"), List.of(new Block.Bullets(sentences)))),
                        List.of())
                .forAsker());
    }
}
