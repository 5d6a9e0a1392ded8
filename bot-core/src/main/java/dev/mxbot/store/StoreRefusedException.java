package dev.mxbot.store;

/** The store is there and must not be used as it is; the message says why, and what to do. */
public final class StoreRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreRefusedException(String why) {
        super(why);
    }

    StoreRefusedException(String why, Throwable cause) {
        super(why, cause);
    }
}
