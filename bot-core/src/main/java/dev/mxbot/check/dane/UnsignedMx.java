package dev.mxbot.check.dane;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the way to the protected hosts is itself unprotected. */
@RuleInfo(
        code = "dane.mx_insecure",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 7672 section 2.2.1",
        summary = "The MX hosts publish TLSA records, and the domain's own MX records are unsigned")
final class UnsignedMx implements Rule<DaneEvidence> {
    @Override
    public List<Finding> judge(DaneEvidence dane) {
        boolean hostsProtected = dane.publishing().stream()
                .anyMatch(host -> host.tlsa().provenance().authenticated());
        if (!hostsProtected || dane.mx().provenance().authenticated()) {
            return List.of();
        }
        String domain = dane.domain().text();
        return List.of(finding(domain, "the MX records of " + domain + " are unsigned, its MX hosts have DANE")
                .impact(
                        "An attacker who forges the MX answer leads mail to another host; most senders do not use DANE then.")
                .evidence(Observations.of(dane.mx()))
                .fix(Fix.steps(
                        "Sign the zone of " + domain,
                        "Switch on DNSSEC at the DNS host and hand the DS record to the registrar."))
                .verify("dig +dnssec " + domain + " MX")
                .build());
    }
}
