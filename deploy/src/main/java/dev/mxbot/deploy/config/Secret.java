package dev.mxbot.deploy.config;

/** A token or key, which no log, error or listing ever shows. */
public record Secret(String value) {
    @Override
    public String toString() {
        return mask(value);
    }

    /** The kind of token and its length: enough to see that it is the wrong one, useless to anybody else. */
    static String mask(String value) {
        int dash = value.indexOf('-');
        String kind =
                value.startsWith("xox") || value.startsWith("xapp") ? value.substring(0, Math.max(dash, 0) + 1) : "";
        return kind + "**** (" + value.length() + " characters)";
    }
}
