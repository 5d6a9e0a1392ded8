package dev.mxbot.check.spf;

import java.util.List;
import java.util.Optional;

/** The terms of the domain's own record that stand for its own MX hosts: what they come to is known without another question. */
final class OwnMx {
    private OwnMx() {}

    static List<Term.Directive> terms(SpfEvidence spf) {
        return spf.record()
                .filter(SpfRecord::isValid)
                .map(record -> record.reachable().stream()
                        .filter(directive -> directive.mechanism() instanceof Mechanism.Mx mx
                                && mx.domain()
                                        .map(name -> name.name().equals(Optional.of(spf.domain())))
                                        .orElse(true))
                        .toList())
                .orElse(List.of());
    }
}
