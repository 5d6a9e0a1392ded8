package dev.mxbot.history;

/**
 * One question that is answered differently now; never from or to an unknown.
 *
 * @param question {@code example.com MX}
 */
public record Difference(String question, Seen before, Seen after) {}
