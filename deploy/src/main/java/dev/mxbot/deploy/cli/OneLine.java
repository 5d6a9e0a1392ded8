package dev.mxbot.deploy.cli;

import dev.mxbot.reply.Printable;

/** Foreign text within a line of ours. */
final class OneLine {
    private static final int LONGEST = 100;

    private OneLine() {}

    /** In quotes, cut to what can be read, with nothing in it that a terminal would obey. */
    static String quoted(String text) {
        String line = Printable.line(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        return "\"" + line + (text.length() > LONGEST ? "…" : "") + "\"";
    }

    /** Without quotes, with nothing in it that a terminal would obey. */
    static String plain(String text) {
        return Printable.line(text, 2 * LONGEST);
    }
}
