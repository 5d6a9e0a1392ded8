package dev.mxbot.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the watches: checks each when it is due, and says what comes of it. Start it when the platforms can be spoken to, stop it before
 * they go; what is not said by then is in the store.
 */
public final class Watcher implements Checking {
    private final Rounds rounds;
    private final Chores chores;
    private final SenderLoop sender;
    private final WatchThreads threads;

    public Watcher(Rounds rounds, Chores chores, SenderLoop sender, WatchThreads threads) {
        this.rounds = rounds;
        this.chores = chores;
        this.sender = sender;
        this.threads = threads;
    }

    /** Begins at once; what is late is spread. */
    public void start() {
        sender.start();
        rounds.start(threads.rounds());
        chores.start();
    }

    /**
     * Begins nothing new, waits for the checks under way, and says what is due; a check that does not end in time is made again by
     * whoever starts next.
     *
     * @return false if the time was too short for that
     */
    public boolean stop(Duration within) throws InterruptedException {
        long start = System.nanoTime();
        chores.stop();
        boolean ended = rounds.drain(within.dividedBy(2));
        boolean said = sender.stop(within.minusNanos(System.nanoTime() - start));
        threads.close();
        return ended && said;
    }

    public WatcherState state() {
        return rounds.state();
    }

    @Override
    public void wake() {
        rounds.wake();
    }

    @Override
    public CompletionStage<Optional<Watched>> check(String watch) {
        return rounds.check(watch);
    }
}
