package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says which hosts of the policy are no MX hosts. */
@RuleInfo(
        code = "mtasts.mx.unused",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.2",
        summary = "The MTA-STS policy allows a host that is no MX host of the domain")
final class UnusedPattern implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        return mtaSts
                .policy()
                .filter(policy -> policy.faults().isEmpty() && !mtaSts.mxHosts().isEmpty())
                .stream()
                .map(policy -> policy.mx().stream()
                        .filter(pattern ->
                                mtaSts.mxHosts().stream().noneMatch(host -> MtaStsPolicy.matches(pattern, host)))
                        .toList())
                .filter(unused -> !unused.isEmpty())
                .map(unused -> finding(
                                mtaSts.domain().text(),
                                "the MTA-STS policy allows "
                                        + String.join(
                                                ", ", unused.stream().limit(5).toList()) + ", which is no MX host")
                        .impact("Nothing fails; a host that has no business with the domain any more is still trusted.")
                        .evidence(mtaSts.fetched())
                        .fix(Fix.steps(
                                "Remove the line if the host is not meant to come back, and change the id of the record at "
                                        + mtaSts.owner()))
                        .verify("curl https://" + mtaSts.policyHost() + "/.well-known/mta-sts.txt")
                        .build())
                .toList();
    }
}
