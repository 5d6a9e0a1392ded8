package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.RecordType;
import java.net.InetAddress;
import java.util.List;

/** Flags an MX host whose address is the loopback: each sender would connect to itself. */
@RuleInfo(
        code = "mx.target.loopback",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = "RFC 6890",
        summary = "An MX host has a loopback address")
final class LoopbackAddress implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.hosts().stream()
                .flatMap(host -> judge(evidence, host).stream())
                .toList();
    }

    private List<Finding> judge(HostEvidence evidence, MailHost host) {
        List<InetAddress> bad = host.addresses().stream()
                .filter(address -> SpecialNet.isLoopback(address))
                .toList();
        if (bad.isEmpty()) {
            return List.of();
        }
        Finding.Draft finding = finding(
                        host.name().text(),
                        host.label() + ": " + SpecialNet.text(bad.get(0))
                                + " is the loopback address, each sender's own machine")
                .severity(host.isUsable() ? Severity.ERROR : evidence.severity())
                .impact(
                        host.isUsable()
                                ? "Senders that pick this address connect to themselves; the mail is late or bounces."
                                : evidence.impact(
                                        host,
                                        "Every sender connects to itself: mail loops or is refused, then bounces."))
                .cause(
                        host.isUsable()
                                ? "its MX host " + host.name() + " has an address that leads nowhere"
                                : evidence.cause(host, "has a loopback address"))
                .evidence(host.answers().stream().map(Observations::of).toList())
                .verify(Observations.dig(host.name().text(), RecordType.A));
        Repair.readdressed(evidence, host, bad).forEach(finding::fix);
        return List.of(finding.build());
    }
}
