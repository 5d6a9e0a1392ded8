package dev.mxbot.command;

import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;

/** Something typed cannot be used; said in one line to the asker. */
final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_LITERAL = 60;

    private final String literal;
    private final String after;

    /** In our words alone. */
    Mistake(String words) {
        this("", words);
    }

    /**
     * Begins with what was typed, in quotation marks.
     *
     * @param literal as typed
     * @param after our words
     */
    Mistake(String literal, String after) {
        super(after, null, false, false);
        this.literal = literal;
        this.after = after;
    }

    Reply reply() {
        String typed = Printable.line(literal, LONGEST_LITERAL);
        return Reply.privately(
                typed.isEmpty()
                        ? Text.of(after.strip())
                        : Text.of(new Inline.Plain("\""), new Inline.Literal(typed), new Inline.Plain("\"" + after)));
    }
}
