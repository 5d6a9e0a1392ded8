package dev.mxbot.deploy.cli;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.Commands;
import dev.mxbot.command.Invocation;
import dev.mxbot.command.Prepared;
import dev.mxbot.deploy.config.InvalidSetting;
import dev.mxbot.deploy.config.Settings;
import dev.mxbot.domain.DomainName;
import dev.mxbot.question.Question;
import dev.mxbot.question.QuestionParser;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mxbot ask}: what the bot understands of a chat message, and what it would say. */
@Command(
        name = "ask",
        header = "What the bot understands of a chat message, and its answer.",
        description = "Example: mxbot ask \"why does example.com bounce?\"",
        mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {
    private static final Channel CHANNEL = new Channel("console", "", "ask");
    private static final int IN_FLIGHT = 16;

    private final Streams streams;
    private final Wiring wiring;
    private final QuestionParser parser = new QuestionParser();

    @Parameters(paramLabel = "TEXT", arity = "0..1", description = "The message.")
    private @Nullable String text;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Messages as lines of {\"id\", \"text\"}, answered in their order, as JSON; -: from standard input.")
    private @Nullable String file;

    @Option(names = "--no-check", description = "Understand only; the DNS is left alone.")
    private boolean noCheck;

    @Option(names = "--json", description = "One JSON object a line, nothing else.")
    private boolean json;

    @Mixin
    private LookupOptions lookup = new LookupOptions();

    AskCommand(Streams streams, Wiring wiring) {
        this.streams = streams;
        this.wiring = wiring;
    }

    /** A message whose answer is on its way. */
    private record Asked(Message message, CompletableFuture<Optional<Reply>> reply) {}

    @Override
    public Integer call() throws WrongUsage, InvalidSetting {
        if ((text == null) == (file == null)) {
            throw new WrongUsage("give a text or a --file. Example: mxbot ask \"check example.com\"");
        }
        if (noCheck) {
            return answer(Optional.empty());
        }
        Settings settings = lookup.settings(streams.environment());
        // A file of messages is no person who waits for an answer, so nobody is asked for at the hosts.
        try (Bot bot = wiring.live(file == null ? settings : settings.withoutRecipient())) {
            return answer(Optional.of(bot.commands()));
        }
    }

    private int answer(Optional<Commands> commands) throws WrongUsage {
        if (text != null) {
            Message only = new Message(Optional.empty(), text);
            show(only, ask(only, commands).join());
            return Exit.OK;
        }
        String name = String.valueOf(file);
        try (InputStream in = name.equals("-") ? streams.in() : Files.newInputStream(Path.of(name));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return batch(lines, commands);
        } catch (IOException | InvalidPathException e) {
            throw new WrongUsage("--file " + OneLine.quoted(name) + " cannot be read");
        }
    }

    private int batch(BufferedReader lines, Optional<Commands> commands) throws IOException {
        Deque<Asked> underWay = new ArrayDeque<>();
        int exit = Exit.OK;
        BatchLines batch = new BatchLines(lines);
        for (Optional<BatchLines.Line> line = batch.next(); line.isPresent(); line = batch.next()) {
            try {
                Message message = Message.read(line.get().text());
                underWay.add(new Asked(message, ask(message, commands)));
                if (underWay.size() == IN_FLIGHT) {
                    showNext(underWay);
                }
            } catch (UnreadableLine e) {
                // In the order of the input.
                while (!underWay.isEmpty()) {
                    showNext(underWay);
                }
                streams.out().println(e.json());
                streams.err().println("mxbot: line " + line.get().number() + ": " + e.getMessage());
                exit = Exit.USAGE;
            }
        }
        while (!underWay.isEmpty()) {
            showNext(underWay);
        }
        return exit;
    }

    private void showNext(Deque<Asked> underWay) {
        Asked first = underWay.remove();
        show(first.message(), first.reply().join());
    }

    private static CompletableFuture<Optional<Reply>> ask(Message message, Optional<Commands> commands) {
        if (commands.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Prepared prepared = commands.get().message(new Invocation(message.text(), CHANNEL, "you"));
        if (prepared instanceof Prepared.Working working) {
            return working.work().get().toCompletableFuture().thenApply(Optional::of);
        }
        return CompletableFuture.completedFuture(Optional.of(((Prepared.Answered) prepared).reply()));
    }

    private void show(Message message, Optional<Reply> reply) {
        Question question = parser.parse(message.text());
        if (json || file != null) {
            streams.out().println(JsonLine.of(json(message, question, reply)));
            return;
        }
        streams.out()
                .println("understood: " + question.intent().word()
                        + question.domains().stream()
                                .map(d -> " " + d.unicode())
                                .reduce("", String::concat)
                        + question.ip().map(ip -> " " + ip).orElse(""));
        reply.ifPresent(known -> streams.out().print("\n" + new TerminalRenderer(streams).render(known)));
    }

    private static Map<String, @Nullable Object> json(Message message, Question question, Optional<Reply> reply) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("id", message.id().orElse(null));
        object.put("intent", question.intent().word());
        object.put("domain", question.domain().map(DomainName::text).orElse(null));
        object.put("domains", question.domains().stream().map(DomainName::text).toList());
        object.put("ip", question.ip().orElse(null));
        object.put("email", question.email().orElse(null));
        reply.ifPresent(said -> object.put(
                "reply", new PlainText(Integer.MAX_VALUE).render(said).stripTrailing()));
        return object;
    }
}
