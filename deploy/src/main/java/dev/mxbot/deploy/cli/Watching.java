package dev.mxbot.deploy.cli;

import dev.mxbot.question.Intent;
import dev.mxbot.question.QuestionParser;
import dev.mxbot.reply.Printable;
import dev.mxbot.store.StoreRefusedException;
import dev.mxbot.watch.StoreUnavailableException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Watches, from the first line on that is about them: who only checks needs no store, and waits for none. */
final class Watching implements AutoCloseable {
    private static final Set<String> COMMANDS = Set.of("/mxwatch", "/mxhistory");
    private static final Set<Intent> INTENTS =
            Set.of(Intent.WATCH_ADD, Intent.WATCH_REMOVE, Intent.WATCH_LIST, Intent.HISTORY);

    private final Function<TerminalPlatform, WatchingBot> opening;
    private final QuestionParser parser = new QuestionParser();
    private @Nullable WatchingBot bot;

    /** @param opening may fail as {@link dev.mxbot.store.Store#open} does */
    Watching(Function<TerminalPlatform, WatchingBot> opening) {
        this.opening = opening;
    }

    boolean isWanted(String typed) {
        return typed.startsWith("/")
                ? COMMANDS.contains(typed.split(" ", 2)[0])
                : INTENTS.contains(parser.parse(typed).intent());
    }

    /** Where they can be had, the answer tells of them. */
    boolean isOffered(String typed) {
        return typed.equals("/mxhelp") || parser.parse(typed).intent() == Intent.HELP;
    }

    /** Why it cannot be; empty if it is. */
    Optional<String> begin(TerminalPlatform terminal) {
        if (bot != null) {
            return Optional.empty();
        }
        try {
            bot = opening.apply(terminal);
            return Optional.empty();
        } catch (StoreRefusedException | StoreUnavailableException e) {
            return Optional.of(Printable.line(String.valueOf(e.getMessage())));
        }
    }

    /** Empty before it has begun. */
    Optional<WatchingBot> bot() {
        return Optional.ofNullable(bot);
    }

    @Override
    public void close() {
        if (bot != null) {
            bot.close();
        }
    }
}
