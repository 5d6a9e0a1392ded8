package dev.mxbot.check.spf;

/** Leaves the parsing of one term at its first mistake. */
final class SpfSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SpfError error;

    SpfSyntaxException(SpfError.Kind kind, int position, int length, String message) {
        super(message, null, false, false);
        this.error = new SpfError(kind, position, Math.max(1, length), message);
    }

    SpfError error() {
        return error;
    }
}
