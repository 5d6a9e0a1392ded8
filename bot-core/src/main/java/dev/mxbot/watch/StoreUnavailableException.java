package dev.mxbot.watch;

/** The store cannot be reached, or cannot be written; nothing was written. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String why, Throwable cause) {
        super(why, cause);
    }
}
