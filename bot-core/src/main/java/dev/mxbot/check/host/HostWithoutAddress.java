package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags an MX host that exists but has neither an IPv4 nor an IPv6 address. */
@RuleInfo(
        code = "mx.target.no_address",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "An MX host has no address")
final class HostWithoutAddress implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.with(Flaw.NO_ADDRESS).stream()
                .map(host -> judge(evidence, host))
                .toList();
    }

    private Finding judge(HostEvidence evidence, MailHost host) {
        Finding.Draft finding = finding(host.name().text(), host.label() + ": " + problem(host))
                .severity(evidence.severity())
                .impact(evidence.impact(host, "Every sender gets a bounce: there is no address to connect to."))
                .cause(evidence.cause(host, "has no address"));
        return DeadHost.shown(finding, evidence, host, Repair.of(evidence, host))
                .build();
    }

    private static String problem(MailHost host) {
        return host.aliases().isEmpty()
                ? "the name has no address"
                : "it is an alias of " + host.canonical() + ", which has no address";
    }
}
