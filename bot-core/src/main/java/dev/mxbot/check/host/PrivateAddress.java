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

/** Flags an MX host with an address that nobody reaches over the public Internet. */
@RuleInfo(
        code = "mx.target.private",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = "RFC 6890",
        summary = "An MX host has an address that cannot be reached from the Internet")
final class PrivateAddress implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.hosts().stream()
                .flatMap(host -> judge(evidence, host).stream())
                .toList();
    }

    private List<Finding> judge(HostEvidence evidence, MailHost host) {
        List<InetAddress> bad = host.addresses().stream()
                .filter(address -> !SpecialNet.isLoopback(address) && SpecialNet.isSpecial(address))
                .toList();
        if (bad.isEmpty()) {
            return List.of();
        }
        Finding.Draft finding = finding(
                        host.name().text(),
                        host.label() + ": " + SpecialNet.text(bad.get(0)) + " cannot be reached from the Internet ("
                                + SpecialNet.name(bad.get(0)) + ")")
                .severity(host.isUsable() ? Severity.ERROR : evidence.severity())
                .impact(
                        host.isUsable()
                                ? "Senders that pick this address of the host wait in vain before they try another."
                                : evidence.impact(host, "Every sender tries in vain for days, then bounces the mail."))
                .cause(
                        host.isUsable()
                                ? "its MX host " + host.name() + " has an address that leads nowhere"
                                : evidence.cause(host, "has no address that can be reached from the Internet"))
                .evidence(host.answers().stream().map(Observations::of).toList())
                .verify(Observations.dig(host.name().text(), RecordType.A));
        Repair.readdressed(evidence, host, bad).forEach(finding::fix);
        return List.of(finding.build());
    }
}
