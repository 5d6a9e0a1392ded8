package dev.mxbot.slack;

import java.time.Duration;

/** Runs something after a while, on a thread of its own choosing. */
@FunctionalInterface
interface Later {
    void run(Duration delay, Runnable task);
}
