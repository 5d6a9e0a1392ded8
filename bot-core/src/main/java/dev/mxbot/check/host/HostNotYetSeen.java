package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Flags an MX host that the domain's own servers know while the resolver still says that it is not there. */
@RuleInfo(
        code = "mx.target.ns_diff",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 2308 section 5",
        summary = "The domain's own servers know an MX host's address, the resolver does not")
final class HostNotYetSeen implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.with(Flaw.NOT_YET_SEEN).stream()
                .map(host -> judge(evidence, host))
                .toList();
    }

    private Finding judge(HostEvidence evidence, MailHost host) {
        long seconds = host.answers().stream()
                .mapToLong(answer -> answer.provenance().ttl().orElse(0))
                .max()
                .orElse(0);
        Finding.Draft finding = finding(
                        host.name().text(),
                        host.label()
                                + ": the domain's own servers know its address, the resolver still says that it has none")
                .impact("Senders whose resolver asked too early bounce or go on to the next host, for up to " + seconds
                        + " s more.")
                .cause(evidence.cause(host, "is not known everywhere yet"))
                .evidence(host.answers().stream().map(Observations::of).toList())
                .evidence(host.authority().stream().map(Observations::of).toList())
                .fix(Fix.steps("Wait", "Nothing to publish: the old answer runs out by itself. Check again then."))
                .verify(Observations.dig(host.name().text(), RecordType.A));
        host.authority().stream()
                .filter(answer -> !answer.records().isEmpty())
                .findFirst()
                .ifPresent(answer -> finding.verify(Observations.dig(answer)));
        return finding.build();
    }
}
