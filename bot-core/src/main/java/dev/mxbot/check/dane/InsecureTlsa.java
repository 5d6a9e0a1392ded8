package dev.mxbot.check.dane;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags TLSA records that DNSSEC does not protect. */
@RuleInfo(
        code = "dane.insecure",
        severity = WARNING,
        lane = TRANSPORT,
        spec = "RFC 7672 section 2.2",
        summary = "TLSA records stand in a zone without DNSSEC, so senders ignore them")
final class InsecureTlsa implements Rule<DaneEvidence> {
    @Override
    public List<Finding> judge(DaneEvidence dane) {
        if (!dane.resolverValidates()) {
            return List.of();
        }
        return dane.publishing().stream()
                .filter(host -> !host.tlsa().provenance().authenticated())
                .map(host -> finding(
                                host.name().text(),
                                "the TLSA records of " + host.name() + " are not protected by DNSSEC")
                        .impact("Senders ignore them: mail is delivered as if there were no DANE.")
                        .evidence(Observations.of(host.tlsa()))
                        .fix(Fix.steps(
                                "Sign the zone of " + host.name(),
                                "Switch on DNSSEC at the zone's DNS host and hand the DS record to the registrar.",
                                "If that is not wanted, remove the records at " + host.owner() + "."))
                        .verify("dig +dnssec " + host.owner() + " TLSA")
                        .build())
                .toList();
    }
}
