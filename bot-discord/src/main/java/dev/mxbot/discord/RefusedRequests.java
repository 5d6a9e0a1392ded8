package dev.mxbot.discord;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Counts what Discord refuses, and sends nothing more of our own accord before there are too many: after 10,000 answers of 401, 403 or 429
 * in ten minutes Discord's proxy shuts out the whole address, with every other bot behind it. People who wait for an answer still get it.
 *
 * @see <a href="https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans">Invalid requests</a>
 */
final class RefusedRequests implements Interceptor {
    /** So far below the limit that a second process at the same address, and what people still ask for, fit under it, too. */
    static final int MOST = 3000;

    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int SLICES = 10;

    private final LongSupplier nanos;
    private final long start;
    private final int[] refused = new int[SLICES];
    private long slice;

    /** @param nanos the time */
    RefusedRequests(LongSupplier nanos) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Duration pause = pause(request.url().encodedPath());
        if (!pause.isZero()) {
            throw new StoodStill(pause);
        }
        Response response = chain.proceed(request);
        answered(response.code(), "shared".equals(response.header("X-RateLimit-Scope")));
        return response;
    }

    /** How long to send nothing of that kind; zero if it may be sent. */
    synchronized Duration pause(String path) {
        turn();
        int all = 0;
        for (int count : refused) {
            all += count;
        }
        if (all < MOST || path.contains("/interactions/") || path.contains("/webhooks/")) {
            return Duration.ZERO;
        }
        // The oldest slice that holds any goes first.
        long oldest = slice - SLICES + 1;
        while (refused[index(oldest)] == 0) {
            oldest++;
        }
        return Duration.ofNanos(start + (oldest + SLICES) * length() - nanos.getAsLong());
    }

    /** @param shared 429 because of what others do in the same place: Discord does not hold it against us */
    synchronized void answered(int status, boolean shared) {
        if (status == 401 || status == 403 || (status == 429 && !shared)) {
            turn();
            refused[index(slice)]++;
        }
    }

    /** Empties the slices that have come round since. */
    private void turn() {
        long now = (nanos.getAsLong() - start) / length();
        for (long next = Math.max(slice + 1, now - SLICES + 1); next <= now; next++) {
            refused[index(next)] = 0;
        }
        slice = now;
    }

    private static int index(long slice) {
        return (int) Math.floorMod(slice, (long) SLICES);
    }

    private static long length() {
        return WINDOW.toNanos() / SLICES;
    }

    /** Nothing was sent. */
    static final class StoodStill extends IOException {
        private static final long serialVersionUID = 1;

        private final Duration howLong;

        StoodStill(Duration wait) {
            super("Discord has refused " + MOST + " requests within ten minutes; nothing is sent for "
                    + wait.toSeconds() + " s");
            this.howLong = wait;
        }

        Duration howLong() {
            return howLong;
        }
    }
}
