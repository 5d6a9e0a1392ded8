package dev.mxbot.check.spf;

import dev.mxbot.domain.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A term that hands on to another domain's record.
 *
 * @param target empty if it has macros in it, or is a name that DNS cannot carry
 */
record Reference(Term term, MacroString domain, Optional<DomainName> target, boolean redirect) {
    /** Those that a receiver may come to, in order. */
    static List<Reference> of(SpfRecord record) {
        List<Reference> references = new ArrayList<>();
        for (Term.Directive directive : record.reachable()) {
            if (directive.mechanism() instanceof Mechanism.Include include) {
                references.add(new Reference(
                        directive, include.domain(), include.domain().name(), false));
            }
        }
        record.redirect()
                .ifPresent(redirect -> references.add(new Reference(
                        redirect, redirect.domain(), redirect.domain().name(), true)));
        return references;
    }

    /** True if the name depends on the message, so that nothing can be said about it beforehand. */
    boolean hasMacros() {
        return !domain.isStatic();
    }
}
