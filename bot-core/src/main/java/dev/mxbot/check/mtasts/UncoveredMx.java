package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.CRITICAL;
import static dev.mxbot.finding.Severity.ERROR;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.check.mtasts.MtaStsPolicy.Mode;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.Optional;

/** Flags MX hosts that the policy does not allow: senders that know it do not deliver to them. */
@RuleInfo(
        code = "mtasts.mx.not_covered",
        severity = CRITICAL,
        lane = TRANSPORT,
        spec = "RFC 8461 section 4.1",
        summary = "The MTA-STS policy does not allow an MX host that mail goes to")
final class UncoveredMx implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        Optional<MtaStsPolicy> policy =
                mtaSts.policy().filter(read -> read.faults().isEmpty());
        if (policy.isEmpty() || policy.get().mode().equals(Optional.of(Mode.NONE))) {
            return List.of();
        }
        List<DomainName> uncovered = mtaSts.mxHosts().stream()
                .filter(host -> !policy.get().covers(host))
                .toList();
        if (uncovered.isEmpty()) {
            return List.of();
        }
        boolean all = uncovered.size() == mtaSts.mxHosts().size();
        String hosts = String.join(
                ", ", uncovered.stream().limit(5).map(DomainName::text).toList());
        String domain = mtaSts.domain().text();
        return List.of(finding(domain, "the MTA-STS policy does not allow " + hosts)
                .severity(!mtaSts.isEnforced() ? WARNING : all ? CRITICAL : ERROR)
                .impact(
                        !mtaSts.isEnforced()
                                ? "The policy is in testing mode: senders deliver and report; in enforce mode they would not deliver."
                                : all
                                        ? "Senders that know the policy deliver to no host of the domain, and return the mail after days."
                                        : "Senders that know the policy pass over these hosts and use the others.")
                .cause("its MTA-STS policy is enforced and allows none of its MX hosts")
                .evidence(Observations.of(mtaSts.mx()))
                .evidence(mtaSts.fetched())
                .fix(Fix.steps(
                        "Allow the hosts in the policy",
                        "Add to https://" + mtaSts.policyHost() + "/.well-known/mta-sts.txt: "
                                + String.join(
                                        " ",
                                        uncovered.stream()
                                                .limit(5)
                                                .map(host -> "mx: " + host)
                                                .toList()) + ".",
                        "Then change the id of the record at " + mtaSts.owner()
                                + "; senders look at the policy again when it changes."))
                .verify(
                        "curl https://" + mtaSts.policyHost() + "/.well-known/mta-sts.txt",
                        Observations.dig(domain, RecordType.MX))
                .build());
    }
}
