package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import java.util.List;

/** Flags an MX host with characters that no host name has; senders differ in what they make of it. */
@RuleInfo(
        code = "mx.target.bad_chars",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 1123 section 2.1",
        summary = "An MX host has characters that host names do not have")
final class UnlawfulHostName implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.with(Flaw.BAD_CHARS).stream()
                .map(host -> judge(evidence, host))
                .toList();
    }

    private Finding judge(HostEvidence evidence, MailHost host) {
        Finding.Draft finding = finding(host.name().text(), host.label() + ": " + problem(host))
                .severity(host.leadsNowhere() ? evidence.severity() : Severity.WARNING)
                .impact(
                        host.leadsNowhere()
                                ? evidence.impact(host, "Every sender gets a bounce: such a name cannot exist.")
                                : "Most senders deliver; those that check host names refuse it.")
                .cause(evidence.cause(host, "is no possible name"));
        return DeadHost.shown(finding, evidence, host, Repair.of(evidence, host))
                .build();
    }

    private static String problem(MailHost host) {
        return host.text().hasNumericTop()
                ? "its last label is a number, as in no host name"
                : "\""
                        + host.text().unlawfulLabels().stream()
                                .findFirst()
                                .orElse(host.name().text()) + "\" is no part of a host name";
    }
}
