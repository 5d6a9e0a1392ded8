package dev.mxbot.deploy;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.Commands;
import dev.mxbot.deploy.cli.WatchingBot;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.lookup.dns.Lookup;
import dev.mxbot.plan.Planner;
import dev.mxbot.sender.SenderCheck;
import dev.mxbot.store.Store;
import dev.mxbot.watch.Checking;
import dev.mxbot.watch.Watched;
import dev.mxbot.watch.Watches;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The bot with its watches on a terminal, over a store of its own. */
final class TerminalBot implements WatchingBot {
    private static final int TRIES = 100;
    private static final int BETWEEN_TRIES_MILLIS = 200;

    private final Mxbot bot;
    private final Running running;
    private final Store store;
    private final Channel channel;
    private final Runnable afterwards;

    /**
     * @param store closed with the bot
     * @param afterwards done when all is closed
     */
    TerminalBot(Mxbot bot, Store store, Channel channel, Runnable afterwards) {
        this.bot = bot;
        this.running = new Running(bot, List.of());
        this.store = store;
        this.channel = channel;
        this.afterwards = afterwards;
        running.start();
    }

    @Override
    public void awaitFirstLooks() {
        try {
            for (int i = 0; i < TRIES && !allSeen(); i++) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean allSeen() {
        return bot.instance(Watches.class).in(channel).stream()
                .allMatch(watched -> watched.memory().confirmed().isPresent());
    }

    @Override
    public void lookAgain() {
        bot.instance(Lookup.class).forget();
        Checking checking = bot.instance(Checking.class);
        for (Watched watched : bot.instance(Watches.class).in(channel)) {
            checking.check(watched.watch().id());
        }
    }

    @Override
    public Commands commands() {
        return bot.commands();
    }

    @Override
    public Diagnostician diagnostician() {
        return bot.diagnostician();
    }

    @Override
    public SenderCheck senders() {
        return bot.senders();
    }

    @Override
    public Planner planner() {
        return bot.planner();
    }

    @Override
    public void close() {
        running.drain();
        running.close();
        store.close();
        afterwards.run();
    }
}
