package dev.mxbot.watch;

/** Tells somebody outside that mxbot does its work; when it stays silent for too long, they raise the alarm. Never blocks, never throws. */
public interface Heartbeat {
    void beat();
}
