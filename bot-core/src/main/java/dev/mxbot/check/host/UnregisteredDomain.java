package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags an MX host in a domain that does not exist: whoever registers it gets the mail. */
@RuleInfo(
        code = "mx.target.dangling",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "An MX host is in a domain that does not exist; whoever registers it gets the mail")
final class UnregisteredDomain implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.with(Flaw.UNREGISTERED).stream()
                .map(host -> judge(evidence, host))
                .toList();
    }

    private Finding judge(HostEvidence evidence, MailHost host) {
        Finding.Draft finding = finding(
                        host.name().text(),
                        host.label() + ": the domain " + registrable(host) + " does not exist, anybody can register it")
                .severity(evidence.severity())
                .impact(
                        evidence.isAllLost()
                                ? "Every sender gets a bounce, until somebody registers " + registrable(host)
                                        + " and reads the mail."
                                : evidence.impact(host, "") + " Whoever registers " + registrable(host)
                                        + " gets the mail that reaches it.")
                .cause(evidence.cause(host, "is in a domain that does not exist"));
        return DeadHost.shown(finding, evidence, host, Repair.of(evidence, host))
                .evidence(host.registration().stream().map(Observations::of).toList())
                .build();
    }

    private static String registrable(MailHost host) {
        return host.registration()
                .map(answer -> answer.query().name().text())
                .orElse(host.canonical().text());
    }
}
