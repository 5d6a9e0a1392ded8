package dev.mxbot.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.CommandSpec.Option;
import dev.mxbot.command.WatchGate.Deed;
import dev.mxbot.command.WatchLine.Verb;
import dev.mxbot.command.WatchOrder.Which;
import dev.mxbot.domain.DomainName;
import dev.mxbot.question.Intent;
import dev.mxbot.question.Question;
import dev.mxbot.question.QuestionParser;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lets a channel watch domains, shows how they stand, and changes how they are watched. */
final class WatchCommand implements Command {
    /** The action of the button under a diagnosis; its argument: a domain. */
    static final String WATCH = "watchadd";

    private static final CommandSpec SPEC = new CommandSpec(
            "mxwatch",
            "Watch domains: this channel hears what changes, once, and that it recovered",
            List.of(
                    new Option(
                            "action",
                            "add, remove, list, status, mute, unmute, ack, ignore, window, remind, …",
                            false,
                            true),
                    new Option("domain", "A domain; all where every watch of this channel is meant", false, true),
                    new Option(
                            "how",
                            "every 15m at warning · 2h · daily · changes of txt · sun 02:00-04:00 Europe/Berlin",
                            false,
                            false)),
            "/mxwatch add example.com");

    /** A message that is a command line in all but the slash. */
    private static final Pattern LINE =
            Pattern.compile("\\s*/?(mxwatch|watch|watches)\\b\\s*(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The same of what is only ever said of watches, which needs not even the command's name. */
    private static final Pattern BARE = Pattern.compile(
            "\\s*(?:mute|unmute|snooze|unsnooze|ack|acknowledge)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern EVERYTHING = Pattern.compile("\\b(?:all|everything|any)\\b", Pattern.CASE_INSENSITIVE);

    private final WatchLine line;
    private final WatchGate gate;
    private final WatchDesk desk;
    private final WatchPresses presses;
    private final WatchedDomains known;
    private final RecentDomains recent;
    private final StoreWork work;
    private final QuestionParser parser = new QuestionParser();

    WatchCommand(
            WatchLine line,
            WatchGate gate,
            WatchDesk desk,
            WatchPresses presses,
            WatchedDomains known,
            RecentDomains recent,
            StoreWork work) {
        this.line = line;
        this.gate = gate;
        this.desk = desk;
        this.presses = presses;
        this.known = known;
        this.recent = recent;
        this.work = work;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Intent> intents() {
        return Set.of(Intent.WATCH_ADD, Intent.WATCH_REMOVE, Intent.WATCH_LIST);
    }

    @Override
    public Set<String> actions() {
        Set<String> actions = new HashSet<>(WatchPresses.ACTIONS);
        actions.add(WATCH);
        return actions;
    }

    @Override
    public Prepared prepare(Invocation invocation) {
        return understood(() -> line.read(invocation.text(), invocation.channel()), invocation);
    }

    @Override
    public Prepared answer(Question question, Invocation invocation) {
        Matcher typed = LINE.matcher(invocation.text());
        if (typed.matches()) {
            String rest = typed.group(2).strip();
            boolean verb = Verb.of(rest.split("\\s+", 2)[0]).isPresent();
            if (verb || (typed.group(1).equalsIgnoreCase("mxwatch") && !rest.isEmpty())) {
                return prepare(invocation.withText(rest));
            }
        }
        return BARE.matcher(invocation.text()).matches()
                ? prepare(invocation)
                : understood(() -> said(question, invocation), invocation);
    }

    private WatchOrder said(Question question, Invocation invocation) throws Mistake {
        return switch (question.intent()) {
            case WATCH_ADD -> line.said(question, invocation.text());
            case WATCH_REMOVE -> {
                if (question.domains().isEmpty()
                        && !EVERYTHING.matcher(invocation.text()).find()) {
                    throw new Mistake("Which domain? Try /mxwatch remove example.com, or remove all.");
                }
                yield new WatchOrder.Remove(new Which(question.domains()));
            }
            default -> new WatchOrder.Show(false);
        };
    }

    /** What is to be understood of a text. */
    private interface Reading {
        WatchOrder read() throws Mistake;
    }

    private Prepared understood(Reading reading, Invocation invocation) {
        try {
            return obeyed(reading.read(), invocation);
        } catch (Mistake e) {
            return new Prepared.Answered(e.reply());
        }
    }

    private Prepared obeyed(WatchOrder order, Invocation invocation) {
        Channel channel = invocation.channel();
        String asker = invocation.asker();
        if (order instanceof WatchOrder.Show show) {
            return new Prepared.Working(
                    meanwhile(Text.of("Looking up what this channel watches …")),
                    () -> work.reply(() -> desk.show(channel, show.undelivered())));
        }
        if (order instanceof WatchOrder.Add add) {
            Text names = names(Text.of("Setting up the watch of "), add.domains());
            return changing(names.plain(" …"), Deed.SET_UP, invocation, () -> desk.add(add, channel, asker));
        }
        if (order instanceof WatchOrder.Remove remove) {
            return changing(
                    of("Ending", remove.which()),
                    Deed.SET_UP,
                    invocation,
                    () -> desk.remove(remove.which(), channel, asker));
        }
        if (order instanceof WatchOrder.Acknowledge ack) {
            return changing(
                    of("Acknowledging the trouble of", ack.which()),
                    Deed.HANDLE,
                    invocation,
                    () -> desk.acknowledge(ack.which(), channel, asker));
        }
        if (order instanceof WatchOrder.Digest digest) {
            return changing(
                    Text.of("Setting the digest …"),
                    Deed.SET_UP,
                    invocation,
                    () -> desk.digest(digest.wish(), channel, asker));
        }
        WatchOrder.Change change = (WatchOrder.Change) order;
        return new Prepared.Working(
                meanwhile(of("Changing", change.which())),
                () -> allowed(
                        both(change.how(), channel, asker),
                        () -> desk.change(change.which(), change.how(), channel, asker)));
    }

    private Prepared changing(Text meanwhile, Deed deed, Invocation invocation, Supplier<Reply> then) {
        return new Prepared.Working(
                meanwhile(meanwhile),
                () -> allowed(gate.refusal(deed, invocation.channel(), invocation.asker()), then));
    }

    /** Who makes mxbot speak elsewhere has to be somebody there, too. */
    private CompletionStage<Optional<Text>> both(Alteration how, Channel channel, String asker) {
        CompletionStage<Optional<Text>> here = gate.refusal(how.deed(), channel, asker);
        return how.target()
                .map(target -> here.thenCompose(refused ->
                        refused.isPresent() ? completedFuture(refused) : gate.refusal(how.deed(), target, asker)))
                .orElse(here);
    }

    private CompletionStage<Reply> allowed(CompletionStage<Optional<Text>> refusal, Supplier<Reply> then) {
        return work.reply(refusal, refused -> refused.map(Reply::privately).orElseGet(then));
    }

    @Override
    public Prepared press(String action, Invocation invocation) {
        if (!action.equals(WATCH)) {
            return presses.press(action, invocation);
        }
        Question question = parser.parse(invocation.text());
        if (question.domain().isEmpty()) {
            return Refusals.noDomain(question);
        }
        WatchOrder.Add add =
                new WatchOrder.Add(List.of(question.domain().get()), 0, Optional.empty(), Optional.empty());
        Prepared.Working public_ = (Prepared.Working) obeyed(add, invocation);
        return new Prepared.Working(
                public_.meanwhile().forAsker(), () -> public_.work().get().thenApply(Reply::forAsker));
    }

    @Override
    public List<String> suggest(String option, String typed, Channel channel) {
        String part = typed.strip().toLowerCase(Locale.ROOT);
        return switch (option) {
            case "action" ->
                Stream.of(Verb.values())
                        .map(Verb::word)
                        .filter(word -> word.startsWith(part))
                        .toList();
            case "domain" -> known.suggest(channel, typed, recent);
            default -> List.of();
        };
    }

    private static Reply meanwhile(Text line) {
        return Reply.of(Mark.NONE, line, List.of(), List.of());
    }

    private static Text of(String doing, Which which) {
        return which.isAll()
                ? Text.of(doing + " all watches of this channel …")
                : names(Text.of(doing + " the watch of "), which.domains()).plain(" …");
    }

    private static Text names(Text before, List<DomainName> domains) {
        Text text = before;
        for (int i = 0; i < domains.size(); i++) {
            text = (i == 0 ? text : text.plain(", ")).thenLiteral(domains.get(i).unicode());
        }
        return text;
    }
}
