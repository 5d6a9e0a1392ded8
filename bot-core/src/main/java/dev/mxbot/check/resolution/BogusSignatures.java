package dev.mxbot.check.resolution;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import java.util.List;

/** Flags a domain that resolves only for those who do not check its DNSSEC signatures. */
@RuleInfo(
        code = "dns.lookup.servfail.dnssec",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = {"RFC 4035 section 5", "RFC 8914"},
        summary = "DNSSEC validation fails, so validating resolvers refuse to answer")
final class BogusSignatures implements Rule<ResolutionEvidence> {
    @Override
    public List<Finding> judge(ResolutionEvidence evidence) {
        if (!evidence.isBogus()) {
            return List.of();
        }
        return List.of(evidence.explained() ? effect(evidence) : fault(evidence));
    }

    /** The cause is a finding of its own, with the cure; this is how it shows. */
    private Finding effect(ResolutionEvidence evidence) {
        String domain = evidence.domain().text();
        return finding(domain, "validating resolvers answer SERVFAIL for " + domain)
                .severity(Severity.NOTICE)
                .impact("That is what the fault in its DNSSEC comes to; it ends when the fault does.")
                .evidence(Observations.of(evidence.answer()))
                .evidence(evidence.uncheckedObservation())
                .verify("dig " + domain + " MX", "dig +cd " + domain + " MX")
                .build();
    }

    private Finding fault(ResolutionEvidence evidence) {
        String domain = evidence.domain().text();
        return finding(domain, "the DNSSEC signatures of " + domain + " do not hold")
                .impact("Senders behind a validating resolver cannot look " + domain
                        + " up: their mail waits, and bounces after days. Others deliver.")
                .cause("its DNSSEC validation fails")
                .evidence(Observations.of(evidence.answer()))
                .evidence(evidence.uncheckedObservation())
                .fix(Fix.steps(
                        "Bring DS record, keys and signatures back together",
                        "Ask the DNS host to sign the zone again: expired signatures are the usual cause.",
                        "If the zone moved to another DNS host, replace the DS record at the registrar by the one the new"
                                + " host gives.",
                        "If the zone is no longer signed, remove the DS record at the registrar: mail works again once"
                                + " caches have dropped it."))
                .verify("dig " + domain + " MX", "dig +cd " + domain + " MX", "delv " + domain + " MX")
                .build();
    }
}
