package dev.mxbot.store;

import dev.mxbot.watch.StoreUnavailableException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How long a store that cannot be reached is waited for.
 *
 * @param most from the first try to the last
 * @param nanos time that no clock's correction moves (RELIABILITY.md P27)
 * @param says hears why it still waits, in words
 */
public record Patience(Duration most, LongSupplier nanos, Sleep sleep, Consumer<String> says) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Waits. */
    public interface Sleep {
        void sleep(Duration time) throws InterruptedException;
    }

    /** Tries once. */
    public static Patience none() {
        return new Patience(Duration.ZERO, System::nanoTime, time -> {}, why -> {});
    }

    /** A database that is started beside mxbot may take a minute. */
    public static Patience ofAMinute(Consumer<String> says) {
        return of(Duration.ofSeconds(60), says);
    }

    /** Waits in earnest. */
    public static Patience of(Duration most, Consumer<String> says) {
        return new Patience(most, System::nanoTime, time -> Thread.sleep(time.toMillis()), says);
    }

    /** What a try gives, as soon as one does. */
    <T> T waitFor(Supplier<T> tries) {
        long start = nanos.getAsLong();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return tries.get();
            } catch (StoreUnavailableException e) {
                Duration waited = Duration.ofNanos(nanos.getAsLong() - start);
                if (waited.plus(pause).compareTo(most) > 0) {
                    String soLong = waited.toSeconds() > 0 ? " (tried for " + waited.toSeconds() + " s)" : "";
                    throw new StoreUnavailableException(e.getMessage() + soLong, e);
                }
                says.accept(e.getMessage() + "; tried again in " + pause.toSeconds() + " s");
                pause(pause, e);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void pause(Duration time, StoreUnavailableException why) {
        try {
            sleep.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw why;
        }
    }
}
