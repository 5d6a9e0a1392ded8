package dev.mxbot.watch;

import dev.mxbot.diagnosis.Canaries;
import dev.mxbot.journal.Journal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks what is due. A round takes what it has room for and waits for nothing: a check waits for the DNS most of its time, and a thread
 * for each would set the pace. What is under way is bounded, so that memory and resolvers are, too, and commands are answered meanwhile
 * (RELIABILITY.md F51).
 */
public final class Rounds {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    /** As long as a check and two further opinions may take; another process takes over after that. */
    static final Duration LEASE = Duration.ofSeconds(45);

    /** What is due for longer than this has missed its turn, and is spread. */
    static final Duration GRACE = Duration.ofMinutes(2);

    /** Clocks are set right by less every day. */
    private static final Duration JUMP = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 8;
    private static final int AT_A_TIME = 64;
    private static final Duration LOOKED = Duration.ofSeconds(30);
    private static final int LATE_SHOWN = 1000;

    private final Rota rota;
    private final Watches watches;
    private final Checkup checkup;
    private final Canaries canaries;
    private final int room;
    private final Runnable said;
    private final Runnable completed;
    private final Executor working;
    private final LongSupplier nanos;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Map<Reason, Long> concluded = new EnumMap<>(Reason.class);
    private volatile boolean running;
    private volatile boolean backlog;
    private volatile Optional<String> storeTrouble = Optional.empty();
    private volatile long lastRound;
    private volatile Gauges gauges = new Gauges(Duration.ZERO, 0, 0, 0);
    private Optional<Moment> last = Optional.empty();

    /** When it was what time by the store, and by what no clock's setting moves. */
    private record Moment(Instant at, long nanos) {}

    private record Gauges(Duration lag, long late, long broken, long nanos) {}

    /**
     * @param room checks under way at the same time
     * @param said called when there may be something to say
     * @param completed called now and then, where all that was due is done or under way (P24)
     * @param working where the store is waited for
     * @param nanos time that no setting of a clock moves
     */
    public Rounds(
            Rota rota,
            Watches watches,
            Checkup checkup,
            Canaries canaries,
            int room,
            Runnable said,
            Runnable completed,
            Executor working,
            LongSupplier nanos) {
        this.rota = rota;
        this.watches = watches;
        this.checkup = checkup;
        this.canaries = canaries;
        this.room = room;
        this.said = said;
        this.completed = completed;
        this.working = working;
        this.nanos = nanos;
    }

    /** From now on a round does something. */
    void open() {
        last = Optional.empty();
        lastRound = nanos.getAsLong();
        running = true;
    }

    /** Looks each second by a time that no clock's setting moves, so that a jump of the clock holds nothing up (P27). */
    void start(ScheduledExecutorService timer) {
        open();
        timer.scheduleWithFixedDelay(this::runOnce, 0, 1, TimeUnit.SECONDS);
    }

    /** Begins the checks that are due, as far as there is room; what fails is tried again with the next second. */
    synchronized void runOnce() {
        if (!running) {
            return;
        }
        try {
            round();
            storeTrouble = Optional.empty();
            lastRound = nanos.getAsLong();
        } catch (StoreUnavailableException e) {
            // Nothing is lost: what is due stays so.
            if (storeTrouble.isEmpty()) {
                log.warn("Nothing is checked for now, the store is out of reach: {}", e.getMessage());
            }
            storeTrouble = Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("The rounds stumble", e);
        }
    }

    private void round() {
        if (last.isEmpty()) {
            align("the start");
        }
        int free = Math.min(room - underWay.get(), AT_A_TIME);
        backlog = free <= 0;
        if (backlog) {
            last = last.map(this::carriedOn);
        } else {
            long asked = nanos.getAsLong();
            Rota.Turn turn = rota.take(free, LEASE);
            Moment now = new Moment(turn.now(), asked);
            turn.unreadable().forEach(this::unreadable);
            turn.taken().forEach(taken -> begin(taken, now));
            backlog = turn.taken().size() + turn.unreadable().size() >= free;
            boolean jumped = last.filter(before -> jumped(before, now)).isPresent();
            last = Optional.of(now);
            if (jumped) {
                align("a jump of the clock, or a pause");
            }
        }
        measure();
    }

    /** The store is not asked for the time while there is no room; that is no pause, unless there were no rounds either. */
    private Moment carriedOn(Moment before) {
        long here = nanos.getAsLong();
        return here - before.nanos() > GRACE.toNanos() ? before : new Moment(now(before), here);
    }

    private static boolean jumped(Moment before, Moment now) {
        Duration passed = Duration.ofNanos(now.nanos() - before.nanos());
        Duration shown = Duration.between(before.at(), now.at());
        // A process that was stopped sees both pass, and its rounds missing.
        return shown.minus(passed).abs().compareTo(JUMP) > 0 || passed.compareTo(GRACE) > 0;
    }

    private void align(String why) {
        int moved = rota.align(GRACE);
        if (moved > 0) {
            log.info("{} watches get another turn after {}", moved, why);
        }
    }

    private void measure() {
        if (nanos.getAsLong() - gauges.nanos() < LOOKED.toNanos() && gauges.nanos() != 0) {
            return;
        }
        Rota.Load load = rota.load();
        Instant now = last.map(this::now).orElse(Instant.EPOCH);
        long late = watches.overdue(now.minus(GRACE), LATE_SHOWN).stream()
                .filter(watched -> isLate(watched, now))
                .count();
        gauges = new Gauges(load.lag(), late, load.broken(), Math.max(1, nanos.getAsLong()));
        if (!backlog && load.lag().compareTo(GRACE) < 0) {
            completed.run();
        }
    }

    private static boolean isLate(Watched watched, Instant now) {
        try {
            return Due.isLate(watched, GRACE, now);
        } catch (ArithmeticException | DateTimeException e) {
            // Its interval is beyond any calendar: it is found to be broken when it is checked.
            return false;
        }
    }

    private void begin(Rota.Taken taken, Moment when) {
        underWay.incrementAndGet();
        check(taken, when, Journal.newId()).whenCompleteAsync((written, failure) -> ended(taken, failure), working);
    }

    /** One id goes with it through all that is logged. */
    private CompletionStage<Boolean> check(Rota.Taken taken, Moment when, String journal) {
        Watched watched = taken.watched();
        Optional<String> id = Optional.of(journal);
        return attempt(() -> Journal.under(id, () -> checkup.of(watched, () -> now(when))))
                .thenApplyAsync(end -> Journal.under(id, () -> conclude(watched, end)), working);
    }

    /** What throws at once fails like the rest. */
    private static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Instant now(Moment since) {
        return since.at().plusNanos(nanos.getAsLong() - since.nanos());
    }

    /** False if somebody has written to the watch since: what was found out may be told already, so it is dropped. */
    private boolean conclude(Watched watched, Conclusion conclusion) {
        boolean written = watches.conclude(watched, conclusion);
        if (!written) {
            log.debug(
                    "What a check of {} came to is dropped: it was written to meanwhile",
                    watched.watch().id());
            return false;
        }
        // Most checks come to nothing, thousands a minute: they are counted, and not written down.
        if (conclusion.reason() != Reason.NOTHING_TO_SAY && conclusion.reason() != Reason.SAME) {
            Journal.note(
                    "watch {} comes to {}",
                    watched.watch().id(),
                    conclusion.reason().word());
        }
        synchronized (concluded) {
            concluded.merge(conclusion.reason(), 1L, Long::sum);
        }
        if (!conclusion.announcements().isEmpty()) {
            note(watched, conclusion);
            said.run();
        }
        return true;
    }

    /** Its delivery is told of under the same id, by whichever process. */
    private static void note(Watched watched, Conclusion conclusion) {
        conclusion
                .announcements()
                .forEach(told -> Journal.note(
                        "to be told: {} of incident {} of watch {}",
                        told.transition(),
                        told.incident(),
                        watched.watch().id()));
    }

    private void ended(Rota.Taken taken, @org.jspecify.annotations.Nullable Throwable failure) {
        try {
            if (failure != null) {
                failed(taken, root(failure));
            }
        } catch (StoreUnavailableException e) {
            log.debug("It is checked again when its lease has ended", e);
        } finally {
            int left = underWay.decrementAndGet();
            if (backlog && left <= room - Math.min(room, AT_A_TIME)) {
                wake();
            }
        }
    }

    private void failed(Rota.Taken taken, Throwable why) {
        Watched watched = taken.watched();
        if (why instanceof StoreUnavailableException) {
            // Not the watch's fault, and it cannot be given back either: it is due again when the lease has ended.
            storeTrouble = Optional.of(String.valueOf(why.getMessage()));
            return;
        }
        log.error("The check of {} fails", watched.watch().domain(), why);
        rota.putOff(watched.watch().id(), watched.version(), pause(taken.failures()), why.toString());
    }

    private void unreadable(Rota.Unreadable one) {
        log.error("The watch {} cannot be read: {}", one.id(), one.why());
        rota.putOff(one.id(), one.version(), pause(one.failures()), one.why());
    }

    /** Longer with each failure, so that what is broken costs little, and up to four hours. */
    private static Duration pause(int failures) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(failures, DOUBLINGS));
    }

    private static Throwable root(Throwable failure) {
        return failure instanceof java.util.concurrent.CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
    }

    /** There may be something due. From any thread; returns at once. */
    void wake() {
        if (running && woken.compareAndSet(false, true)) {
            try {
                working.execute(() -> {
                    woken.set(false);
                    runOnce();
                });
            } catch (RejectedExecutionException e) {
                log.debug("Not woken, as all is over", e);
            }
        }
    }

    /** Checks one watch now, under the id of whatever asked for it. */
    CompletionStage<Optional<Watched>> check(String id) {
        String journal = Journal.id().orElseGet(Journal::newId);
        return CompletableFuture.supplyAsync(() -> rota.take(id, LEASE), working)
                .thenCompose(turn -> turn.map(some -> checkNow(some, journal))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    private CompletionStage<Optional<Watched>> checkNow(Rota.Turn turn, String journal) {
        List<Rota.Taken> taken = turn.taken();
        if (taken.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException("What is kept of it cannot be read"));
        }
        Watched watched = taken.get(0).watched();
        Moment when = new Moment(turn.now(), nanos.getAsLong());
        underWay.incrementAndGet();
        return check(taken.get(0), when, journal)
                .whenCompleteAsync((written, failure) -> ended(taken.get(0), failure), working)
                .thenApplyAsync(written -> watches.find(watched.watch().id()), working);
    }

    /** Begins nothing more, and waits for what has begun; false if the time was too short. */
    boolean drain(Duration within) throws InterruptedException {
        running = false;
        long start = nanos.getAsLong();
        while (underWay.get() > 0 && nanos.getAsLong() - start < within.toNanos()) {
            Thread.sleep(20);
        }
        return underWay.get() == 0;
    }

    WatcherState state() {
        Map<Reason, Long> counts;
        synchronized (concluded) {
            counts = Map.copyOf(concluded);
        }
        Gauges known = gauges;
        return new WatcherState(
                running,
                storeTrouble,
                canaries.wasClear(),
                Duration.ofNanos(nanos.getAsLong() - lastRound),
                known.lag(),
                known.late(),
                known.broken(),
                underWay.get(),
                counts);
    }
}
