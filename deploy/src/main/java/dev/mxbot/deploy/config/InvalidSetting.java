package dev.mxbot.deploy.config;

/** A setting that cannot be used; the message is one line that names it and says what to write. */
public final class InvalidSetting extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidSetting(String message) {
        super(message);
    }
}
