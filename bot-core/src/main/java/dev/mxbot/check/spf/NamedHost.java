package dev.mxbot.check.spf;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;

/**
 * The name that a term of the domain's own record stands for, looked up as a receiver does (RFC 7208 section 5).
 *
 * @param answers A, and where there is none AAAA; for {@code mx} the MX records
 */
record NamedHost(Term.Directive term, DomainName name, List<Answer> answers) {
    NamedHost {
        answers = List.copyOf(answers);
    }

    /** A void lookup (section 4.6.4): an authority says that nothing is there. */
    boolean isVoid() {
        return !answers.isEmpty() && answers.stream().allMatch(Answer::isAbsent);
    }
}
