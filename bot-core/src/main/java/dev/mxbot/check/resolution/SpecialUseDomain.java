package dev.mxbot.check.resolution;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.SpecialUse;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the domain lies in a reserved part of the name space, so that the public DNS has no word on it. */
@RuleInfo(
        code = "dns.domain.specialuse",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 6761",
        summary = "The domain is reserved for special use, so it has no mail on the Internet")
final class SpecialUseDomain implements Rule<ResolutionEvidence> {
    @Override
    public List<Finding> judge(ResolutionEvidence evidence) {
        if (evidence.specialUse().isEmpty()) {
            return List.of();
        }
        SpecialUse special = evidence.specialUse().get();
        boolean known = evidence.mx().isPresent()
                && !evidence.isMissing()
                && !evidence.answer().isUnanswered();
        Finding.Draft finding = finding(
                        evidence.domain().text(),
                        evidence.domain() + " lies in " + special.suffix() + ", which is reserved for "
                                + special.purpose() + " (" + special.reference() + ")")
                .impact("Nobody can register it, so no sender on the Internet can deliver to it"
                        + (known ? "; it is judged as your own DNS shows it." : "."))
                .cause("it is reserved for " + special.purpose() + ", and not in the public DNS")
                .evidence(evidence.mx().map(Observations::of).stream().toList())
                .fix(Fix.steps(
                        "Use a registered domain for mail from outside",
                        "Register a domain, or use a name below one that you have."));
        return List.of((known ? finding : finding.decisive()).build());
    }
}
