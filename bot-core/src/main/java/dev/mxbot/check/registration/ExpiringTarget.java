package dev.mxbot.check.registration;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.rdap.Registration.Held;
import java.util.List;
import java.util.Optional;

/** Flags MX hosts in a domain of somebody else that is about to end, or has ended. */
@RuleInfo(
        code = "mx.target.domain_expiring",
        severity = WARNING,
        lane = RECEIVING,
        spec = {"RFC 9083 section 4.5", "RFC 5321 section 5.1"},
        summary = "The domain that an MX host is in expires within 30 days")
final class ExpiringTarget implements Rule<RegistrationEvidence> {
    @Override
    public List<Finding> judge(RegistrationEvidence evidence) {
        return evidence.targets().stream()
                .flatMap(target -> judge(evidence, target).stream())
                .toList();
    }

    private Optional<Finding> judge(RegistrationEvidence evidence, TargetDomain target) {
        return target.registration() instanceof Held held
                ? evidence.term(held)
                        .filter(term -> term.isOver() || term.endsWithin(ExpiringDomain.SOON))
                        .map(term -> judge(evidence, target, held, term))
                : Optional.empty();
    }

    private Finding judge(RegistrationEvidence evidence, TargetDomain target, Held held, Term term) {
        String host = target.hosts().get(0).text();
        String domain = held.domain().text();
        String when = term.isOver() ? " expired on " + term.day() : " expires on " + term.day() + ", " + term.left();
        return finding(host, "MX host " + host + ": the registration of its domain " + domain + when)
                .impact("If its owner does not renew " + domain + ", " + evidence.domain() + " loses "
                        + (target.hosts().size() == 1
                                ? "this host"
                                : target.hosts().size() + " hosts")
                        + ", and whoever registers " + domain + " gets the mail.")
                .cause("the domain of its MX host " + host + when)
                .evidence(Said.by(held))
                .evidence(evidence.mx().stream().map(Observations::of).toList())
                .fix(Fix.steps(
                        "Ask whoever runs " + host + " to renew " + domain,
                        "If nobody there takes care of it, point the MX of " + evidence.domain() + " elsewhere before "
                                + "the domain is gone."))
                .verify(Said.command(held.uri()))
                .build();
    }
}
