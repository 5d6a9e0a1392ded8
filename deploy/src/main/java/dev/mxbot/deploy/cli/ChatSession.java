package dev.mxbot.deploy.cli;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.Commands;
import dev.mxbot.command.Invocation;
import dev.mxbot.command.Prepared;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.watch.StoreUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A chat on a terminal: a line is a message, {@code /mxcheck example.com} a slash command, the number of a button presses it. Ends with
 * the input.
 */
final class ChatSession {
    private static final Channel CONSOLE = TerminalPlatform.CHANNEL;
    private static final String ASKER = "you";
    private static final Set<String> FAREWELLS = Set.of("exit", "quit", "bye", "\\q");

    /** What a chat platform would deliver at most; the rest of such a line says nothing about mail. */
    private static final int LONGEST_LINE = 40_000;

    private static final int LONGEST_WAIT_SECONDS = 30;

    /** Longer than the demo takes for its second look. */
    private static final int FOLLOWS_WITHIN_SECONDS = 4;

    private final Streams streams;
    private final Commands plain;
    private final TerminalRenderer renderer;
    private final boolean prompting;
    private final Watching watching;
    private final Optional<StageDirections> stage;
    private final TerminalPlatform terminal = new TerminalPlatform(this::hear);

    /** Alerts that were shown and not waited for. */
    private final Semaphore heard = new Semaphore(0);

    private List<Button> buttons = List.of();

    ChatSession(Streams streams, Commands commands, Watching watching, Optional<StageDirections> stage) {
        this.streams = streams;
        this.watching = watching;
        this.stage = stage;
        this.plain = commands;
        this.renderer = new TerminalRenderer(streams);
        this.prompting = streams.isTerminal("in") && streams.isTerminal("out");
    }

    /** A chat in which nothing is watched. */
    ChatSession(Streams streams, Commands commands) {
        this(
                streams,
                commands,
                new Watching(terminal -> {
                    throw new StoreUnavailableException("there is no store", new IllegalStateException());
                }),
                Optional.empty());
    }

    int run() {
        BufferedReader lines = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        try {
            for (String line = next(lines); line != null; line = next(lines)) {
                String typed = line.strip();
                if (FAREWELLS.contains(typed)) {
                    break;
                }
                if (!typed.isEmpty()) {
                    answer(typed.length() > LONGEST_LINE ? typed.substring(0, LONGEST_LINE) : typed);
                }
                if (streams.out().checkError()) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("standard input", e);
        }
        return Exit.OK;
    }

    private @org.jspecify.annotations.Nullable String next(BufferedReader lines) throws IOException {
        prompt();
        return lines.readLine();
    }

    private synchronized void prompt() {
        if (prompting) {
            streams.out().print("> ");
        }
        streams.out().flush();
    }

    /** Something is said that nobody asked for just now; on any thread. */
    private synchronized void hear(Reply reply) {
        streams.out().print(prompting ? "\r\033[K" : "");
        show(reply);
        prompt();
        // The echo of what somebody did has no buttons, and nobody waits for it.
        if (!reply.buttons().isEmpty()) {
            heard.release();
        }
    }

    private void answer(String typed) {
        // Read from a pipe, a log of answers alone could not be followed.
        if (!prompting) {
            streams.out().println("> " + dev.mxbot.reply.Printable.line(typed));
        }
        if (stage.isPresent() && directed(typed, stage.get())) {
            return;
        }
        boolean wanted = watching.isWanted(typed);
        // The demo is the whole bot from the first line on; help and the button under a diagnosis tell of watches there
        // as well.
        if (wanted || stage.isPresent() || watching.isOffered(typed)) {
            Optional<String> why = watching.begin(terminal);
            if (wanted && why.isPresent()) {
                show(Reply.privately(Text.of("Nothing can be watched from here: " + why.get())));
                return;
            }
        }
        converse(typed);
    }

    /** True if the line was for the stage and not for the bot. */
    private boolean directed(String typed, StageDirections directions) {
        if (directions.isWait(typed)) {
            await();
            return true;
        }
        if (directions.isChange(typed)) {
            watching.bot().ifPresent(WatchingBot::awaitFirstLooks);
            // What is waited for next is what comes of this change.
            heard.drainPermits();
        }
        Optional<String> done = directions.follow(typed);
        done.ifPresent(line -> {
            streams.out().println(line);
            streams.out().println();
            watching.bot().ifPresent(WatchingBot::lookAgain);
        });
        return done.isPresent();
    }

    /** For an alert and what follows at once, as an end follows a step towards it; without one, for as long as one takes. */
    private void await() {
        try {
            if (!heard.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                streams.out().println("Nothing was said in " + LONGEST_WAIT_SECONDS + " s.");
                return;
            }
            boolean more = true;
            while (more) {
                more = heard.tryAcquire(FOLLOWS_WITHIN_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse(String typed) {
        Prepared prepared = prepare(typed);
        if (prepared instanceof Prepared.Working working) {
            if (prompting) {
                streams.out().print(PlainText.line(working.meanwhile().headline()));
                streams.out().flush();
            }
            Reply reply = working.work().get().toCompletableFuture().join();
            if (prompting) {
                streams.out().print("\r\033[K");
            }
            show(reply);
        } else if (prepared instanceof Prepared.Answered answered) {
            show(answered.reply());
        } else if (prepared instanceof Prepared.Asking asking) {
            // A terminal has no windows: the line says what to type.
            show(asking.otherwise());
        }
    }

    private Prepared prepare(String typed) {
        Commands commands = watching.bot().map(Bot::commands).orElse(plain);
        if (typed.startsWith("/")) {
            int end = typed.indexOf(' ');
            String name = end < 0 ? typed.substring(1) : typed.substring(1, end);
            return commands.command(name, invocation(end < 0 ? "" : typed.substring(end + 1)));
        }
        if (typed.matches("\\d{1,2}")) {
            int number = Integer.parseInt(typed);
            if (number >= 1 && number <= buttons.size()) {
                Button button = buttons.get(number - 1);
                return commands.press(button.action(), invocation(button.argument()));
            }
            return new Prepared.Answered(Reply.privately(Text.of("There is no button " + number + " to press now.")));
        }
        return commands.message(invocation(typed));
    }

    private static Invocation invocation(String text) {
        return new Invocation(text.strip(), CONSOLE, ASKER);
    }

    private synchronized void show(Reply reply) {
        streams.out().print(renderer.render(reply));
        // A line without buttons leaves those that were shown last.
        if (!reply.buttons().isEmpty()) {
            buttons = reply.buttons();
            StringBuilder choices = new StringBuilder();
            for (int i = 0; i < reply.buttons().size(); i++) {
                choices.append(i == 0 ? "" : "  ")
                        .append('[')
                        .append(i + 1)
                        .append("] ")
                        .append(reply.buttons().get(i).label());
            }
            streams.out().println(choices);
        }
        streams.out().println();
    }
}
