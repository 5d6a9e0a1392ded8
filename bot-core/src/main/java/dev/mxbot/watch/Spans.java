package dev.mxbot.watch;

import java.time.Duration;

/** How long something took, as people say it: {@code 29 min}, {@code 2 h 5 min}, {@code 3 d}. */
public final class Spans {
    private Spans() {}

    public static String of(Duration span) {
        long minutes = Math.max(0, span.plusSeconds(30).toMinutes());
        if (minutes < 1) {
            return Math.max(0, span.toSeconds()) + " s";
        }
        if (minutes < 120) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        if (hours < 48) {
            return hours + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
        return hours / 24 + " d" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
    }
}
