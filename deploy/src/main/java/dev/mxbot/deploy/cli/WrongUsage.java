package dev.mxbot.deploy.cli;

/** The command cannot be run as it was typed; the message is one line that says what to type in its place. */
final class WrongUsage extends Exception {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
