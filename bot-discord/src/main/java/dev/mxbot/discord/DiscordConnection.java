package dev.mxbot.discord;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to Discord: logs in, keeps trying while Discord cannot be reached, and stops trying when Discord says no.
 *
 * <p>Once logged in, JDA mends the line by itself. A login that fails it does not repeat, so that is done here.
 */
public final class DiscordConnection {
    private static final Logger log = LoggerFactory.getLogger(DiscordConnection.class);

    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    private final DiscordLogin login;
    private final DiscordCommands commands;
    private final CommandRegistration registration;
    private final Answering answering;
    private final DiscordThreads threads;

    private DiscordState state = new DiscordState.Stopped();
    private boolean wanted;
    private int failures;
    private @Nullable JDA jda;

    @Inject
    DiscordConnection(
            DiscordLogin login,
            DiscordCommands commands,
            CommandRegistration registration,
            Answering answering,
            DiscordThreads threads) {
        this.login = login;
        this.commands = commands;
        this.registration = registration;
        this.answering = answering;
        this.threads = threads;
    }

    /** Starts to connect, once, and returns at once. */
    public synchronized void start() {
        if (wanted) {
            return;
        }
        wanted = true;
        state = new DiscordState.Retrying("not connected yet");
        threads.answers().execute(this::login);
    }

    /** Takes no more commands, lets the answers under way arrive, and hangs up. */
    public void stop() {
        Optional<JDA> open;
        synchronized (this) {
            wanted = false;
            state = new DiscordState.Stopped();
            open = Optional.ofNullable(jda);
            jda = null;
        }
        try {
            if (open.isPresent()) {
                hangUp(open.get());
            }
        } catch (InterruptedException hurried) {
            open.ifPresent(JDA::shutdownNow);
            Thread.currentThread().interrupt();
        } finally {
            threads.stop();
        }
    }

    public boolean isConnected() {
        return state() instanceof DiscordState.Connected;
    }

    public synchronized DiscordState state() {
        boolean open = jda != null && jda.getStatus() == JDA.Status.CONNECTED;
        if (open) {
            return new DiscordState.Connected();
        }
        return state instanceof DiscordState.Connected
                ? new DiscordState.Retrying("the line to Discord dropped")
                : state;
    }

    private void hangUp(JDA open) throws InterruptedException {
        log.info("Discord: hanging up.");
        open.removeEventListener(commands);
        answering.settle(PATIENCE_AT_STOP);
        open.shutdown();
        if (!open.awaitShutdown(PATIENCE_AT_STOP)) {
            open.shutdownNow();
        }
    }

    private void login() {
        synchronized (this) {
            if (!wanted) {
                return;
            }
        }
        Line line = new Line();
        try {
            opened(line, login.open(line, commands));
        } catch (InvalidTokenException wrong) {
            refused(
                    "Discord does not know the token in DISCORD_TOKEN. Copy the current one from the Bot page of the application"
                            + " (discord.com/developers/applications) and start again.");
        } catch (RuntimeException unreachable) {
            tryAgain("Discord cannot be reached (" + Failure.described(unreachable) + ")");
        }
    }

    private void opened(Line line, JDA opened) {
        synchronized (this) {
            if (wanted) {
                jda = opened;
                line.inUse();
                return;
            }
        }
        opened.shutdownNow(); // stopped while it was logging in
    }

    private synchronized void connected(JDA opened) {
        if (!wanted) {
            return;
        }
        failures = 0;
        state = new DiscordState.Connected();
        log.info(
                "Discord: connected as {}, in {} servers.",
                opened.getSelfUser().getName(),
                opened.getGuildCache().size());
    }

    private synchronized void dropped() {
        if (wanted) {
            state = new DiscordState.Retrying("the line to Discord dropped");
        }
    }

    private synchronized void refused(String reason) {
        if (wanted) {
            state = new DiscordState.Refused(reason);
            jda = null;
            log.error("{}", reason);
        }
    }

    private synchronized void tryAgain(String reason) {
        if (wanted) {
            failures++;
            jda = null;
            state = new DiscordState.Retrying(reason);
            log.warn("{}; trying again.", reason);
            threads.afterPause(failures, this::login);
        }
    }

    /** JDA gave up: for good where Discord said so, else for us to begin anew. */
    private void ended(int closeCode) {
        CloseCode code = Optional.ofNullable(CloseCode.from(closeCode)).orElse(CloseCode.UNKNOWN_ERROR);
        if (code == CloseCode.AUTHENTICATION_FAILED) {
            refused(
                    "Discord no longer accepts the token in DISCORD_TOKEN (4004): it was reset. Copy the current one from the Bot page of the"
                            + " application (discord.com/developers/applications) and start again.");
        } else if (!code.isReconnect()) {
            refused("Discord closed the line for good (" + closeCode + " " + code
                    + "): the application's settings do not allow this bot,"
                    + " see discord.com/developers/applications.");
        } else {
            tryAgain("The line to Discord ended (" + closeCode + ")");
        }
    }

    /** What JDA tells of one line. It also tells of the end of a line that never was: one whose login failed, which is known already. */
    private final class Line extends ListenerAdapter {
        private boolean used;
        private OptionalInt closeCode = OptionalInt.empty();

        /** The login went through; the gateway may have said no in the meantime. */
        void inUse() {
            synchronized (DiscordConnection.this) {
                used = true;
                closeCode.ifPresent(DiscordConnection.this::ended);
            }
        }

        @Override
        public void onReady(ReadyEvent event) {
            registration.register(event.getJDA());
            connected(event.getJDA());
        }

        @Override
        public void onSessionDisconnect(SessionDisconnectEvent event) {
            dropped();
        }

        @Override
        public void onShutdown(ShutdownEvent event) {
            synchronized (DiscordConnection.this) {
                closeCode = OptionalInt.of(event.getCode());
                if (used) {
                    ended(event.getCode());
                }
            }
        }
    }
}
