package dev.mxbot.check.dnssec;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import java.util.Optional;

/**
 * An MX host, as a validating resolver sees it.
 *
 * @param unchecked the address answer without validation; asked only after SERVFAIL
 */
record MxHost(DomainName name, Answer address, Optional<Answer> unchecked) {
    /** The answer failed with validation, and is there without. */
    boolean isBogus() {
        return unchecked.filter(answer -> !answer.isUnanswered()).isPresent();
    }

    boolean isFound() {
        return address instanceof Answer.Records;
    }

    boolean isSigned() {
        return address.provenance().authenticated();
    }
}
