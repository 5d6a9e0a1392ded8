package dev.mxbot.diagnosis;

import java.time.Duration;

/** What one diagnosis may cost; what does not fit is unknown, and said so. */
public record Budget(int queries, Duration time) {
    public static final Budget DEFAULT = new Budget(150, Duration.ofSeconds(15));
}
