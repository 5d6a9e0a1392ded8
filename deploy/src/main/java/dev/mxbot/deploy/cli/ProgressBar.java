package dev.mxbot.deploy.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** How far a long run has come, on the last line of a terminal; nothing where nobody watches. */
final class ProgressBar {
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final int CELLS = 24;

    /** Back to the line's start, and clear it. */
    private static final String CLEAR = "\r\033[K";

    private final PrintStream err;
    private final boolean watched;
    private final OptionalInt total;
    private final Clock clock;
    private final Instant start;
    private Instant drawn = Instant.EPOCH;
    private boolean visible;

    /**
     * Draws nothing yet.
     *
     * @param total empty where the input has no known end
     */
    ProgressBar(PrintStream err, boolean watched, OptionalInt total, Clock clock) {
        this.err = err;
        this.watched = watched;
        this.total = total;
        this.clock = clock;
        this.start = clock.instant();
    }

    void show(int done) {
        Instant now = clock.instant();
        if (!watched || drawn.plus(REDRAW).isAfter(now)) {
            return;
        }
        drawn = now;
        visible = true;
        err.print(CLEAR + line(done, Duration.between(start, now)));
        err.flush();
    }

    /** Takes the bar away, so that a result can be written in its place. */
    void clear() {
        if (visible) {
            err.print(CLEAR);
            err.flush();
            visible = false;
            drawn = Instant.EPOCH;
        }
    }

    private String line(int done, Duration passed) {
        if (total.isEmpty()) {
            return done + " domains checked, " + passed.toSeconds() + " s";
        }
        int all = Math.max(1, total.getAsInt());
        int filled = Math.min(CELLS, done * CELLS / all);
        String left = done == 0 ? "" : ", " + passed.toSeconds() * Math.max(0, all - done) / done + " s left";
        return "[" + "#".repeat(filled) + ".".repeat(CELLS - filled) + "] " + done + " of " + all + " domains" + left;
    }
}
