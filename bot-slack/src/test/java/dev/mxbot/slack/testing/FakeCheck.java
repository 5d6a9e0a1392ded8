package dev.mxbot.slack.testing;

import dev.mxbot.command.Command;
import dev.mxbot.command.CommandSpec;
import dev.mxbot.command.Invocation;
import dev.mxbot.command.Prepared;
import dev.mxbot.question.Intent;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.testing.ReplyGallery;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code mxcheck} without the DNS: the work begins when it is asked for and ends when the test says so. */
public final class FakeCheck implements Command {
    private final List<Invocation> begun = new ArrayList<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();

    /** One whose work ends at once. */
    public static FakeCheck instant() {
        FakeCheck check = new FakeCheck();
        check.release();
        return check;
    }

    /** All work ends, begun or not. */
    public void release() {
        released.complete(null);
    }

    /** What work was begun, in order. */
    public synchronized List<Invocation> begun() {
        return List.copyOf(begun);
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "mxcheck",
                "Find out whether mail for a domain works",
                List.of(new CommandSpec.Option("domain", "the domain", true, false)),
                "/mxcheck example.com");
    }

    @Override
    public Prepared prepare(Invocation invocation) {
        String text = invocation.text();
        if (!text.contains(".")) {
            return new Prepared.Answered(
                    Reply.privately(Text.literal(text).plain(" is no domain I can check. Try /mxcheck example.com.")));
        }
        return new Prepared.Working(
                Reply.of(Mark.NONE, Text.of("Checking ").thenLiteral(text).plain(" …"), List.of(), List.of()),
                () -> begin(invocation, "is checked"));
    }

    /** Whatever a message wants, this command answers it. */
    @Override
    public Set<Intent> intents() {
        return EnumSet.allOf(Intent.class);
    }

    @Override
    public Set<String> actions() {
        return Set.of("recheck", "details", "flow");
    }

    @Override
    public Prepared press(String action, Invocation invocation) {
        if (action.equals("flow")) {
            return new Prepared.Working(
                    Reply.privately(Text.of("Drawing …")),
                    () -> released.thenApply(
                            done -> ReplyGallery.named("mail-flow").forAsker()));
        }
        if (action.equals("details")) {
            return new Prepared.Answered(Reply.privately(
                    Text.of("Details of ").thenLiteral(invocation.text()).plain(".")));
        }
        return new Prepared.Working(
                Reply.of(
                        Mark.NONE,
                        Text.of("Checking ").thenLiteral(invocation.text()).plain(" again …"),
                        List.of(),
                        List.of()),
                () -> begin(invocation, "is checked again"));
    }

    private CompletionStage<Reply> begin(Invocation invocation, String outcome) {
        synchronized (this) {
            begun.add(invocation);
        }
        return released.thenApply(done -> Reply.of(
                Mark.HEALTHY,
                Text.literal(invocation.text()).plain(" " + outcome + "."),
                List.of(),
                List.of(
                        new Button("Re-check", "recheck", invocation.text()),
                        new Button("Details", "details", invocation.text()),
                        new Button("Mail flow", "flow", invocation.text()))));
    }
}
