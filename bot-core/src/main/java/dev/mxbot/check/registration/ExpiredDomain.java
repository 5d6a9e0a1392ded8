package dev.mxbot.check.registration;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.rdap.Registration.Held;
import java.util.List;

/** Flags a registration whose end has passed. */
@RuleInfo(
        code = "reg.expired",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = {"RFC 9083 section 4.5", "RFC 9083 section 10.2.3"},
        summary = "The registration of the domain has expired")
final class ExpiredDomain implements Rule<RegistrationEvidence> {
    @Override
    public List<Finding> judge(RegistrationEvidence evidence) {
        // What is switched off for it is told by reg.hold, with the date beside it.
        return evidence.held().stream()
                .filter(held -> !held.isSwitchedOff())
                .flatMap(held ->
                        evidence.term(held).filter(Term::isOver).map(term -> judge(evidence, held, term)).stream())
                .toList();
    }

    private Finding judge(RegistrationEvidence evidence, Held held, Term term) {
        String domain = held.domain().text();
        return finding(domain, "the registration of " + domain + " expired on " + term.day())
                // While the DNS still knows it, mail arrives: there is time, but nobody promises how much.
                .severity(evidence.isInDns() ? ERROR : CRITICAL)
                .impact(
                        evidence.isInDns()
                                ? "Mail still arrives until the registry takes the domain out of the DNS, which it does without"
                                        + " further notice; later anybody can register it and reads its mail."
                                : "The domain is no longer in the DNS: senders get a bounce. Later anybody can register it and"
                                        + " reads its mail.")
                .cause("the registration of " + domain + " expired on " + term.day())
                .evidence(Said.by(held))
                .fix(Fix.steps(
                        "Renew " + domain + " at its registrar now",
                        "If the registrar no longer offers to renew it, ask for a restore, which costs more and is possible for"
                                + " some weeks only."))
                .verify(Said.command(held.uri()))
                .build();
    }
}
