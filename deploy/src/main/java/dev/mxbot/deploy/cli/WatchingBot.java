package dev.mxbot.deploy.cli;

/** A bot that also watches, and keeps what it needs for that in a store. */
public interface WatchingBot extends Bot {
    /** Waits until everything that this terminal watches was looked at once, but not for ever: what changes before that is no change. */
    void awaitFirstLooks();

    /** Forgets what the DNS said, and looks at everything that this terminal watches. Returns at once. */
    void lookAgain();
}
