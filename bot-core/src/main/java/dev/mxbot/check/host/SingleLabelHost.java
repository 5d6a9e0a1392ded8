package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import java.util.List;

/** Flags an MX host without a dot: every sender would complete it with a domain of its own. */
@RuleInfo(
        code = "mx.target.single_label",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 5321 section 2.3.5",
        summary = "An MX host is a name without a dot")
final class SingleLabelHost implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.with(Flaw.SINGLE_LABEL).stream()
                .map(host -> judge(evidence, host))
                .toList();
    }

    private Finding judge(HostEvidence evidence, MailHost host) {
        Finding.Draft finding = finding(
                        host.name().text(), host.label() + ": a name without a dot is no host on the Internet")
                .severity(host.isUsable() ? Severity.ERROR : evidence.severity())
                .impact(
                        host.isUsable()
                                ? "Senders that take such a name for a local one do not deliver."
                                : evidence.impact(host, "Every sender gets a bounce: no such host exists."))
                .cause(evidence.cause(host, "is a name without a dot"));
        return DeadHost.shown(finding, evidence, host, Repair.of(evidence, host))
                .build();
    }
}
