package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import java.util.List;

/** Flags an MX host that carries the zone's name twice, because its last dot is missing in the zone file. */
@RuleInfo(
        code = "mx.target.doubled_origin",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 1035 section 5.1",
        summary = "The domain's name stands twice in an MX host, because a dot is missing at its end")
final class DoubledOrigin implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.with(Flaw.DOUBLED_ORIGIN).stream()
                .map(host -> judge(evidence, host))
                .toList();
    }

    private Finding judge(HostEvidence evidence, MailHost host) {
        Finding.Draft finding = finding(
                        host.name().text(),
                        host.label() + ": the domain was added once too often, a dot is missing at the end of the host")
                .severity(severity(evidence, host))
                .impact(
                        host.isUsable()
                                ? "Mail arrives only because a wildcard record answers for any name."
                                : evidence.impact(host, "Every sender gets a bounce: such a host does not exist."))
                .cause(evidence.cause(host, "has the domain added to its name once too often"));
        return DeadHost.shown(finding, evidence, host, Repair.of(evidence, host))
                .build();
    }

    private static Severity severity(HostEvidence evidence, MailHost host) {
        return host.isUsable() ? Severity.WARNING : evidence.severity();
    }
}
