package dev.mxbot.deploy.cli;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.InvalidDomainName;
import dev.mxbot.question.Question;
import dev.mxbot.question.QuestionParser;

/** A domain as typed in a terminal or a list: a name, or whatever a chat would take for one (an address, a URL). */
final class Typed {
    private static final QuestionParser PARSER = new QuestionParser();

    private Typed() {}

    /**
     * Reads one domain.
     *
     * @throws InvalidDomainName with the reason in plain words
     */
    static DomainName domain(String typed) throws InvalidDomainName {
        if (isPlain(typed)) {
            return DomainName.parse(typed);
        }
        Question question = PARSER.parse(typed);
        if (question.domains().size() == 1) {
            return question.domains().get(0);
        }
        if (question.domains().size() > 1) {
            throw new InvalidDomainName("it holds several; give each by itself");
        }
        String reason = question.refusal().map(Question.Refusal::reason).orElse("");
        throw new InvalidDomainName(reason.isEmpty() ? why(typed) : reason);
    }

    /** Lists are long: what is plainly a name needs no understanding. */
    private static boolean isPlain(String typed) {
        return typed.indexOf('.') > 0
                && typed.chars()
                        .allMatch(c -> c > 0x7f
                                || (c >= '0' && c <= '9')
                                || (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || c == '.'
                                || c == '-'
                                || c == '_')
                && !typed.matches("[0-9.]+");
    }

    private static String why(String typed) {
        try {
            DomainName.parse(typed);
            return "it is one word without a dot";
        } catch (InvalidDomainName e) {
            return String.valueOf(e.getMessage());
        }
    }
}
