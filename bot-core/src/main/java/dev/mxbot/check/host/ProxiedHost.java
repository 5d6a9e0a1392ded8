package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.RecordType;
import java.net.InetAddress;
import java.util.List;

/** Flags an MX host behind a proxy that passes web traffic only. */
@RuleInfo(
        code = "mx.target.proxied",
        severity = ERROR,
        lane = RECEIVING,
        summary = "An MX host has the address of a web proxy, which takes no mail")
final class ProxiedHost implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.hosts().stream()
                .flatMap(host -> host.addresses().stream()
                        .filter(host::isProxied)
                        .limit(1)
                        .map(address -> judge(evidence, host, address)))
                .toList();
    }

    private Finding judge(HostEvidence evidence, MailHost host, InetAddress address) {
        String owner = WebProxies.CLOUDFLARE;
        return finding(
                        host.name().text(),
                        host.label() + ": " + SpecialNet.text(address) + " is " + owner
                                + "'s web proxy, which takes no mail")
                .severity(host.isUsable() ? Severity.ERROR : evidence.severity())
                .impact(evidence.impact(host, "Every sender tries in vain for days, then bounces the mail."))
                .cause(evidence.cause(host, "stands behind a web proxy, which takes no mail"))
                .evidence(host.answers().stream().map(Observations::of).toList())
                .fix(Fix.steps(
                        "Take the mail host out of the proxy",
                        owner + " dashboard, DNS > Records: set the proxy status of " + host.name()
                                + " to \"DNS only\".",
                        "If the web site needs the proxy under the same name, give the mail host a name of its own and name"
                                + " that in the MX record."))
                .verify(Observations.dig(host.name().text(), RecordType.A))
                .build();
    }
}
