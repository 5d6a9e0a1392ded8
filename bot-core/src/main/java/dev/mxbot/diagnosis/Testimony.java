package dev.mxbot.diagnosis;

import dev.mxbot.lookup.dns.Answer;
import java.util.List;

/**
 * What those who publish records, and those who repeat them, said when each was asked by name.
 *
 * @param answers of name servers and resolvers, failures too
 */
public record Testimony(Publishers publishers, List<Answer> answers) {
    /** Nobody was asked. */
    public static final Testimony NONE = new Testimony(Publishers.UNKNOWN, List.of());

    public Testimony {
        answers = List.copyOf(answers);
    }
}
