package dev.mxbot.command;

import dev.mxbot.question.Question;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;

/** What is said to input that cannot be used: one line, to the asker alone, with the next step. */
final class Refusals {
    private static final int LONGEST_LITERAL = 60;

    private static final String TRY = " Try /mxcheck example.com, an address like user@example.com, or paste a bounce.";

    private Refusals() {}

    /** {@code "exmaple" is no domain I can check. Try …} */
    static Prepared noDomain(Question question) {
        return new Prepared.Answered(noDomain(question, TRY));
    }

    /** The same of a field that holds nothing but a domain. */
    static Reply notADomain(Question question) {
        return noDomain(question, " Enter one like example.com.");
    }

    private static Reply noDomain(Question question, String next) {
        Question.Refusal refusal = question.refusal().orElse(new Question.Refusal("", ""));
        String typed = Printable.line(refusal.literal(), LONGEST_LITERAL);
        if (typed.isEmpty()) {
            return Reply.privately(Text.of("Which domain?" + next));
        }
        String reason = refusal.reason().isEmpty() ? "" : ": " + refusal.reason();
        return Reply.privately(Text.of(
                new Inline.Plain("\""),
                new Inline.Literal(typed),
                new Inline.Plain("\" is no domain I can check" + reason + "." + next)));
    }

    static Prepared answered(Text line) {
        return new Prepared.Answered(Reply.privately(line));
    }

    /** {@code I know no command /…. Try /mxhelp.} */
    static Prepared unknown(String before, String name) {
        return answered(Text.of(
                new Inline.Plain(before),
                new Inline.Literal(Printable.line(name, LONGEST_LITERAL)),
                new Inline.Plain(". Try /mxhelp.")));
    }
}
