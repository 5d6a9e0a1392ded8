package dev.mxbot.deploy.cli;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.Commands;
import dev.mxbot.command.Invocation;
import dev.mxbot.command.Prepared;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A chat on a terminal: a line is a message, {@code /mxcheck example.com} a slash command, the number of a button presses it. Ends with
 * the input.
 */
final class ChatSession {
    private static final Channel CONSOLE = new Channel("console", "", "terminal");
    private static final String ASKER = "you";
    private static final Set<String> FAREWELLS = Set.of("exit", "quit", "bye", "\\q");

    /** What a chat platform would deliver at most; the rest of such a line says nothing about mail. */
    private static final int LONGEST_LINE = 40_000;

    private final Streams streams;
    private final Commands commands;
    private final TerminalRenderer renderer;
    private final boolean prompting;
    private List<Button> buttons = List.of();

    ChatSession(Streams streams, Commands commands) {
        this.streams = streams;
        this.commands = commands;
        this.renderer = new TerminalRenderer(streams);
        this.prompting = streams.isTerminal("in") && streams.isTerminal("out");
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
        if (prompting) {
            streams.out().print("> ");
        }
        streams.out().flush();
        return lines.readLine();
    }

    private void answer(String typed) {
        // Read from a pipe, a log of answers alone could not be followed.
        if (!prompting) {
            streams.out().println("> " + dev.mxbot.reply.Printable.line(typed));
        }
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
        }
        return commands.message(invocation(typed));
    }

    private static Invocation invocation(String text) {
        return new Invocation(text.strip(), CONSOLE, ASKER);
    }

    private void show(Reply reply) {
        streams.out().print(renderer.render(reply));
        // A private line stands beside the last answer; its buttons can still be pressed.
        if (reply.audience() == Reply.Audience.CHANNEL) {
            buttons = reply.buttons();
        }
        if (!reply.buttons().isEmpty()) {
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
