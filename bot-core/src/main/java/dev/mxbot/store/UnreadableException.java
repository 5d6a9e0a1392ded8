package dev.mxbot.store;

/** What is kept of a watch cannot be understood: it was written by another version, or damaged. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
