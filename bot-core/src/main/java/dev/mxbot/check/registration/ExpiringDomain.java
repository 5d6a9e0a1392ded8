package dev.mxbot.check.registration;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.rdap.Registration.Held;
import java.time.Duration;
import java.util.List;

/** Flags a registration that ends soon. */
@RuleInfo(
        code = "reg.expiring",
        severity = WARNING,
        lane = RECEIVING,
        spec = {"RFC 9083 section 4.5", "RFC 9083 section 10.2.3"},
        summary = "The registration of the domain expires within 30 days")
final class ExpiringDomain implements Rule<RegistrationEvidence> {
    /** Registrars remind about a month ahead; after that nobody has renewed, or renewal is automatic and late. */
    static final Duration SOON = Duration.ofDays(30);

    private static final Duration NOW = Duration.ofDays(7);

    @Override
    public List<Finding> judge(RegistrationEvidence evidence) {
        // What is switched off for it is told by reg.hold, with the date beside it.
        return evidence.held().stream()
                .filter(held -> !held.isSwitchedOff())
                .flatMap(held ->
                        evidence
                                .term(held)
                                .filter(term -> term.endsWithin(SOON))
                                .map(term -> judge(held, term))
                                .stream())
                .toList();
    }

    private Finding judge(Held held, Term term) {
        String domain = held.domain().text();
        return finding(domain, "the registration of " + domain + " expires on " + term.day() + ", " + term.left())
                .severity(term.endsWithin(NOW) ? ERROR : WARNING)
                .impact("If it is not renewed, the domain is taken out of the DNS, and all mail to it bounces.")
                .cause("the registration of " + domain + " expires on " + term.day())
                .evidence(Said.by(held))
                .fix(Fix.steps(
                        "Renew " + domain + " at its registrar before " + term.day(),
                        "Where it renews itself, check there that the means of payment is valid."))
                .verify(Said.command(held.uri()))
                .build();
    }
}
