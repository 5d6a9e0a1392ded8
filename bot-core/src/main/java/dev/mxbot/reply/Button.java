package dev.mxbot.reply;

/**
 * Something to press under a reply. Pressed days later, by anybody, after restarts: it holds all that it needs.
 *
 * @param label at most 40 characters
 * @param action what is asked for: {@code recheck}, {@code details}, …; lower case letters only
 * @param argument what it is asked for, a domain say
 */
public record Button(String label, String action, String argument) {}
