package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags an MX host that does not exist, where nothing better is known of it. */
@RuleInfo(
        code = "mx.target.nxdomain",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "An MX host does not exist")
final class MissingHost implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.with(Flaw.NXDOMAIN).stream()
                .map(host -> judge(evidence, host))
                .toList();
    }

    private Finding judge(HostEvidence evidence, MailHost host) {
        Finding.Draft finding = finding(host.name().text(), host.label() + ": " + problem(host))
                .severity(evidence.severity())
                .impact(evidence.impact(host, "Every sender gets a bounce (\"Host not found\")."))
                .cause(evidence.cause(host, "does not exist"));
        return DeadHost.shown(finding, evidence, host, Repair.of(evidence, host))
                .build();
    }

    private static String problem(MailHost host) {
        return host.aliases().isEmpty()
                ? "the name does not exist"
                : "it is an alias of " + host.canonical() + ", which does not exist";
    }
}
