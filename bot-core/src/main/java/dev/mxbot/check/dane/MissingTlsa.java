package dev.mxbot.check.dane;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that a signed domain could have DANE; that is a choice. */
@RuleInfo(
        code = "dane.missing",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 7672 section 2.2",
        summary = "The MX records and their hosts are signed, and no host has TLSA records")
final class MissingTlsa implements Rule<DaneEvidence> {
    @Override
    public List<Finding> judge(DaneEvidence dane) {
        boolean allSigned = dane.mx().provenance().authenticated()
                && !dane.hosts().isEmpty()
                && dane.hosts().stream().allMatch(MxHost::isSigned);
        if (!allSigned || !dane.hosts().stream().allMatch(host -> host.tlsa().isAbsent())) {
            return List.of();
        }
        String domain = dane.domain().text();
        return List.of(finding(domain, "no DANE, though everything it needs is signed")
                .impact("Senders that support DANE deliver without it.")
                .evidence(dane.hosts().stream()
                        .map(MxHost::tlsa)
                        .map(Observations::of)
                        .toList())
                .fix(Fix.steps(
                        "Publish a TLSA record for each MX host",
                        "Take usage 3, selector 1, matching type 1 over the host's key, so that a renewed certificate with the same"
                                + " key still matches.",
                        "Publish the record of the next key before it is used."))
                .verify("dig +short " + dane.hosts().get(0).owner() + " TLSA")
                .build());
    }
}
