package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags an MX record that holds an IP address where the name of a host belongs. */
@RuleInfo(
        code = "mx.target.ip_literal",
        severity = ERROR,
        lane = RECEIVING,
        spec = {"RFC 1035 section 3.3.9", "RFC 5321 section 5.1"},
        summary = "An MX record names an IP address instead of a host")
final class AddressAsHost implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.with(Flaw.IP_LITERAL).stream()
                .map(host -> judge(evidence, host))
                .toList();
    }

    private Finding judge(HostEvidence evidence, MailHost host) {
        Finding.Draft finding = finding(
                        host.name().text(), host.label() + ": an MX record takes the name of a host, not an address")
                .severity(evidence.severity())
                .impact(evidence.impact(
                        host, "Senders look the address up as a name, find nothing, and bounce every message."))
                .cause(evidence.cause(host, "is written as an IP address instead of a name"));
        return DeadHost.shown(finding, evidence, host, LiteralRepair.of(evidence, host))
                .build();
    }
}
