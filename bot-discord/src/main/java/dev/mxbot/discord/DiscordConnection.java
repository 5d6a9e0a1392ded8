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
 * <p>Once logged in, JDA mends the line by itself. A login that fails it does not repeat, so that is done here. Of several processes one
 * alone logs in; the others stand by.
 */
public final class DiscordConnection {
    private static final Logger log = LoggerFactory.getLogger(DiscordConnection.class);

    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    private final DiscordLogin login;
    private final DiscordCommands commands;
    private final DiscordPresence presence;
    private final CommandRegistration registration;
    private final Answering answering;
    private final DiscordThreads threads;
    private final ShardOwner owner;
    private final CurrentLine current;
    private final DiscordRest rest;

    private DiscordState state = new DiscordState.Stopped();
    private boolean wanted;
    /** Counts the times that the line became ours or somebody else's: what belongs to an earlier time no longer matters. */
    private int term;

    private int failures;
    private @Nullable JDA jda;

    @Inject
    DiscordConnection(
            DiscordLogin login,
            DiscordCommands commands,
            DiscordPresence presence,
            CommandRegistration registration,
            Answering answering,
            DiscordThreads threads,
            ShardOwner owner,
            CurrentLine current,
            DiscordRest rest) {
        this.login = login;
        this.commands = commands;
        this.presence = presence;
        this.registration = registration;
        this.answering = answering;
        this.threads = threads;
        this.owner = owner;
        this.current = current;
        this.rest = rest;
    }

    /** Starts to connect, once, and returns at once. */
    public synchronized void start() {
        if (wanted) {
            return;
        }
        wanted = true;
        state = new DiscordState.Retrying("not connected yet");
        owner.start(new Ownership());
    }

    /** Takes no more commands, lets the answers under way arrive, and hangs up. */
    public void stop() {
        Optional<JDA> open;
        synchronized (this) {
            wanted = false;
            state = new DiscordState.Stopped();
            open = takenDown();
        }
        try {
            if (open.isPresent()) {
                hangUp(open.get());
            }
        } catch (InterruptedException hurried) {
            open.ifPresent(JDA::shutdownNow);
            Thread.currentThread().interrupt();
        } finally {
            owner.stop();
            threads.stop();
            rest.stop();
        }
    }

    public boolean isConnected() {
        return state() instanceof DiscordState.Connected;
    }

    /** Does what it is to do: holds the line, or stands by for it. */
    public boolean isReady() {
        return isConnected() || state() instanceof DiscordState.Standby;
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

    /** From now on nothing of the present line matters. */
    private Optional<JDA> takenDown() {
        term++;
        Optional<JDA> open = Optional.ofNullable(jda);
        jda = null;
        current.set(null);
        return open;
    }

    private synchronized void owns() {
        if (wanted) {
            term++;
            failures = 0;
            state = new DiscordState.Retrying("not connected yet");
            log.info("Discord: the line is this process's.");
            loginIn(term);
        }
    }

    private synchronized void standsBy() {
        if (!wanted) {
            return;
        }
        if (!(state instanceof DiscordState.Standby)) {
            log.info("Discord: another process holds the line; standing by.");
        }
        state = new DiscordState.Standby();
        // What is on its way out is still sent; nothing more comes in.
        takenDown().ifPresent(open -> threads.answers().execute(open::shutdown));
    }

    private void loginIn(int ofTerm) {
        threads.answers().execute(() -> login(ofTerm));
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

    private void login(int ofTerm) {
        if (!isCurrent(ofTerm)) {
            return;
        }
        Line line = new Line(ofTerm);
        try {
            opened(line, login.open(line, commands, presence));
        } catch (InvalidTokenException wrong) {
            refused(
                    ofTerm,
                    "Discord does not know the token in DISCORD_TOKEN. Copy the current one from the Bot page of the application"
                            + " (discord.com/developers/applications) and start again.");
        } catch (DiscordLogin.NoLoginsLeft usedUp) {
            tooMany(ofTerm, usedUp);
        } catch (RuntimeException unreachable) {
            tryAgain(ofTerm, "Discord cannot be reached (" + Failure.described(unreachable) + ")");
        }
    }

    private synchronized boolean isCurrent(int ofTerm) {
        return wanted && term == ofTerm;
    }

    private void opened(Line line, JDA opened) {
        synchronized (this) {
            if (isCurrent(line.term)) {
                jda = opened;
                current.set(opened);
                line.inUse();
                return;
            }
        }
        opened.shutdownNow(); // stopped while it was logging in
    }

    private synchronized void connected(int ofTerm, JDA opened) {
        if (!isCurrent(ofTerm)) {
            return;
        }
        failures = 0;
        state = new DiscordState.Connected();
        log.info(
                "Discord: connected as {}, in {} servers.",
                opened.getSelfUser().getName(),
                opened.getGuildCache().size());
    }

    private synchronized void dropped(int ofTerm) {
        if (isCurrent(ofTerm)) {
            state = new DiscordState.Retrying("the line to Discord dropped");
        }
    }

    private synchronized void refused(int ofTerm, String reason) {
        if (isCurrent(ofTerm)) {
            state = new DiscordState.Refused(reason);
            takenDown();
            log.error("{}", reason);
            threads.requests().execute(owner::stop); // another process may have what this one lacks
        }
    }

    private synchronized void tryAgain(int ofTerm, String reason) {
        if (isCurrent(ofTerm)) {
            failures++;
            again(reason);
            threads.afterPause(failures, () -> login(ofTerm));
        }
    }

    private synchronized void tooMany(int ofTerm, DiscordLogin.NoLoginsLeft usedUp) {
        if (isCurrent(ofTerm)) {
            again(String.valueOf(usedUp.getMessage()));
            threads.after(usedUp.until(), () -> login(ofTerm));
        }
    }

    private void again(String reason) {
        jda = null;
        current.set(null);
        state = new DiscordState.Retrying(reason);
        log.warn("{}; trying again.", reason);
    }

    /** JDA gave up: for good where Discord said so, else for us to begin anew. */
    private void ended(int ofTerm, int closeCode) {
        CloseCode code = Optional.ofNullable(CloseCode.from(closeCode)).orElse(CloseCode.UNKNOWN_ERROR);
        if (code == CloseCode.AUTHENTICATION_FAILED) {
            refused(
                    ofTerm,
                    "Discord no longer accepts the token in DISCORD_TOKEN (4004): it was reset. Copy the current one from the Bot page of the"
                            + " application (discord.com/developers/applications) and start again.");
        } else if (!code.isReconnect()) {
            refused(
                    ofTerm,
                    "Discord closed the line for good (" + closeCode + " " + code
                            + "): the application's settings do not allow this bot,"
                            + " see discord.com/developers/applications.");
        } else {
            tryAgain(ofTerm, "The line to Discord ended (" + closeCode + ")");
        }
    }

    /** What the lease says; taken up on a thread that holds nothing of the lease. */
    private final class Ownership implements ShardOwner.Listener {
        @Override
        public void owns() {
            threads.timer().execute(DiscordConnection.this::owns);
        }

        @Override
        public void standsBy() {
            threads.timer().execute(DiscordConnection.this::standsBy);
        }
    }

    /** What JDA tells of one line. It also tells of the end of a line that never was: one whose login failed, which is known already. */
    private final class Line extends ListenerAdapter {
        private final int term;
        private boolean used;
        private OptionalInt closeCode = OptionalInt.empty();

        /** @param term to which it belongs */
        Line(int term) {
            this.term = term;
        }

        /** The login went through; the gateway may have said no in the meantime. */
        void inUse() {
            synchronized (DiscordConnection.this) {
                used = true;
                closeCode.ifPresent(code -> ended(term, code));
            }
        }

        @Override
        public void onReady(ReadyEvent event) {
            registration.register(event.getJDA());
            connected(term, event.getJDA());
        }

        @Override
        public void onSessionDisconnect(SessionDisconnectEvent event) {
            dropped(term);
        }

        @Override
        public void onShutdown(ShutdownEvent event) {
            synchronized (DiscordConnection.this) {
                closeCode = OptionalInt.of(event.getCode());
                if (used) {
                    ended(term, event.getCode());
                }
            }
        }
    }
}
