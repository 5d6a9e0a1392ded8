package dev.mxbot.channel;

/**
 * Tells what comes for the first time from what a platform sends again. Where several processes share a platform's requests, they share
 * this, too.
 */
@FunctionalInterface
public interface SeenOnce {
    /**
     * True the first time; it is kept for an hour at least. Answers within a second: whoever asks has to acknowledge a request. What
     * cannot be looked up counts as new, since answering twice is better than not at all.
     *
     * @param key at most 200 characters, beginning with the platform's name
     */
    boolean first(String key);
}
