package dev.mxbot.discord;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.Command;
import dev.mxbot.command.CommandSpec;
import dev.mxbot.command.Invocation;
import dev.mxbot.command.Prepared;
import dev.mxbot.question.Intent;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A check without DNS, whose answer the test gives when it likes. {@code bad} is no domain, {@code broken …} fails in different ways, {@code
 * ready} is answered as soon as it is asked.
 */
final class FakeCheck implements Command {
    static final Reply READY =
            Reply.of(Mark.HEALTHY, Text.literal("ready").plain(" receives mail."), List.of(), List.of());

    private final Map<String, CompletableFuture<Reply>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<Invocation> asked = new LinkedBlockingQueue<>();
    private final Map<String, Runnable> atBegin = new ConcurrentHashMap<>();

    /** What to do when the work for a text begins, on the thread that begins it. */
    void atBegin(String text, Runnable action) {
        atBegin.put(text, action);
    }

    /** What was asked, in order; waited for. */
    Invocation nextAsked() {
        return next(asked);
    }

    boolean nothingElseAsked() {
        return asked.isEmpty();
    }

    void answer(String text, Reply reply) {
        answers.computeIfAbsent(text, t -> new CompletableFuture<>()).complete(reply);
    }

    void answer(String text) {
        answer(text, Reply.of(Mark.BROKEN, Text.literal(text).plain(" cannot receive mail."), List.of(), List.of()));
    }

    /** Lets nobody wait any longer. */
    void answerAll() {
        answers.values().forEach(answer -> answer.complete(READY));
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "mxcheck",
                "Find out whether mail works for a domain",
                List.of(
                        new CommandSpec.Option("note", "Anything", false, false),
                        new CommandSpec.Option("domain", "The domain", true, true)),
                "/mxcheck example.com");
    }

    @Override
    public Prepared prepare(Invocation invocation) {
        asked.add(invocation);
        return switch (invocation.text()) {
            case "bad" ->
                new Prepared.Answered(Reply.privately(Text.literal("bad").plain(" is no domain I can check.")));
            case "help" ->
                new Prepared.Answered(Reply.of(Mark.NONE, Text.of("I check mail domains."), List.of(), List.of()));
            case "broken input" -> throw new IllegalStateException("broken in prepare");
            default -> working(invocation.text(), Reply.Audience.CHANNEL);
        };
    }

    @Override
    public Set<Intent> intents() {
        return EnumSet.allOf(Intent.class);
    }

    @Override
    public Set<String> actions() {
        return Set.of("recheck", "details", "help");
    }

    @Override
    public Prepared press(String action, Invocation invocation) {
        asked.add(invocation);
        return switch (action) {
            case "details" -> working(invocation.text(), Reply.Audience.ASKER);
            case "help" ->
                new Prepared.Answered(Reply.of(Mark.NONE, Text.of("I check mail domains."), List.of(), List.of()));
            default -> working(invocation.text(), Reply.Audience.CHANNEL);
        };
    }

    @Override
    public List<String> suggest(String option, String typed, Channel channel) {
        if (typed.equals("broken")) {
            throw new IllegalStateException("broken in suggest");
        }
        return IntStream.range(0, 40)
                .mapToObj(i -> i == 0 ? typed + "x".repeat(200) : typed + i + ".example")
                .toList();
    }

    private Prepared working(String text, Reply.Audience audience) {
        Reply meanwhile = new Reply(
                Mark.NONE, Text.of("Checking ").thenLiteral(text).plain(" …"), List.of(), List.of(), audience);
        return new Prepared.Working(meanwhile, () -> {
            atBegin.getOrDefault(text, () -> {}).run();
            return switch (text) {
                case "broken start" -> throw new IllegalStateException("broken at the start of the work");
                case "broken work" -> CompletableFuture.failedFuture(new IllegalStateException("broken in the work"));
                case "ready" -> CompletableFuture.completedFuture(READY);
                default -> answers.computeIfAbsent(text, t -> new CompletableFuture<>());
            };
        });
    }

    private static Invocation next(BlockingQueue<Invocation> queue) {
        try {
            Invocation next = queue.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("waited in vain");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
