package dev.mxbot.command;

import dev.mxbot.channel.Channel;
import dev.mxbot.question.Intent;
import dev.mxbot.question.Question;
import dev.mxbot.question.QuestionParser;
import dev.mxbot.reply.Text;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything the bot can be asked to do; the one door that platforms knock at. */
public final class Commands {
    private static final Set<Intent> CHECKABLE = Set.of(Intent.BOUNCE, Intent.SPF_IP);

    /** What needs a store to keep watches in. */
    private static final Set<Intent> WATCHING =
            Set.of(Intent.WATCH_ADD, Intent.WATCH_REMOVE, Intent.WATCH_LIST, Intent.HISTORY);

    private final List<Command> commands;
    private final Allowance allowance;
    private final QuestionParser parser = new QuestionParser();

    @Inject
    Commands(Set<Command> commands, Allowance allowance) {
        this.allowance = allowance;
        this.commands = commands.stream()
                .sorted(Comparator.comparing(command -> command.spec().name()))
                .toList();
    }

    public Commands(Set<Command> commands) {
        this(commands, new Allowance());
    }

    /** The commands to register, by name. */
    public List<CommandSpec> specs() {
        return commands.stream().map(Command::spec).toList();
    }

    /** A slash command; the name without the slash. The one door behind which a dialog may be asked for. */
    public Prepared command(String name, Invocation invocation) {
        return admitted(
                find(name)
                        .map(command -> command.prepare(invocation))
                        .orElseGet(() -> Refusals.unknown("I know no command /", name)),
                invocation);
    }

    /** A mention or a direct message, with or without the bot's own name. */
    public Prepared message(Invocation invocation) {
        return understand(invocation).prepared();
    }

    /** A message: what was understood of it, and the answer. */
    public Understood understand(Invocation invocation) {
        Question question = parser.parse(invocation.text());
        Prepared prepared = inWords(answering(question.intent())
                .map(command -> command.answer(question, invocation))
                .orElseGet(() -> otherwise(question, invocation)));
        return new Understood(question, admitted(prepared, invocation));
    }

    /** A message opens no window. */
    private static Prepared inWords(Prepared prepared) {
        return prepared instanceof Prepared.Asking asking ? new Prepared.Answered(asking.otherwise()) : prepared;
    }

    /** Work is done only for those who have not asked for too much of late; a line of text is for everybody. */
    private Prepared admitted(Prepared prepared, Invocation invocation) {
        if (!(prepared instanceof Prepared.Working working)) {
            return prepared;
        }
        return allowance
                .refuses(invocation)
                .<Prepared>map(circle -> Refusals.answered(Text.of("That is more than " + circle.perMinute()
                        + " look-ups in a minute for " + circle.whose()
                        + ", so I wait a little before the next. Please ask again in a minute.")))
                .orElseGet(() -> Followed.of(working, invocation));
    }

    /** Nobody answers the wish itself: where a diagnosis says something to it, that is given, and else nothing is pretended. */
    private Prepared otherwise(Question question, Invocation invocation) {
        if (question.intent() == Intent.BOUNCE && question.domains().isEmpty()) {
            return Refusals.answered(Text.of("I find no domain in that. Try /mxcheck example.com."));
        }
        if (WATCHING.contains(question.intent())) {
            return Refusals.answered(
                    Text.of("From here nothing can be watched: mxbot run, mxbot console and mxbot demo keep watches."));
        }
        return answering(Intent.CHECK)
                .filter(check -> question.intent() == Intent.NONE
                        || (CHECKABLE.contains(question.intent())
                                && !question.domains().isEmpty()))
                .map(check -> check.answer(question, invocation))
                .orElseGet(() -> Refusals.unknown(
                        "I cannot do that: ", question.intent().word().replace('_', ' ')));
    }

    private Optional<Command> answering(Intent intent) {
        return commands.stream()
                .filter(command -> command.intents().contains(intent))
                .findFirst();
    }

    /** A button. */
    public Prepared press(String action, Invocation invocation) {
        return admitted(
                commands.stream()
                        .filter(command -> command.actions().contains(action))
                        .findFirst()
                        .map(command -> command.press(action, invocation))
                        .orElseGet(() -> Refusals.unknown("I no longer know the button ", action)),
                invocation);
    }

    /**
     * A dialog was sent.
     *
     * @param name of the command that asked for it
     * @param values by the names of the fields
     * @param invocation from where that command was typed
     */
    public Prepared submitted(String name, Map<String, String> values, Invocation invocation) {
        return admitted(
                find(name)
                        .map(command -> command.submitted(values, invocation))
                        .orElseGet(() -> Refusals.unknown("I no longer know the command /", name)),
                invocation);
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
}
