package dev.mxbot.check.mtasts;

import dev.mxbot.check.mtasts.MtaStsPolicy.Mode;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import java.util.List;
import java.util.Optional;

/** What the rules about a policy's mode have in common. */
final class MtaStsMode {
    private MtaStsMode() {}

    static List<Finding> remark(
            Rule<MtaStsEvidence> rule, MtaStsEvidence mtaSts, Mode mode, String title, String impact) {
        boolean applies = mtaSts.policy().flatMap(MtaStsPolicy::mode).equals(Optional.of(mode));
        return applies
                ? List.of(rule.finding(mtaSts.domain().text(), title)
                        .impact(impact)
                        .evidence(mtaSts.fetched())
                        .verify("curl https://" + mtaSts.policyHost() + "/.well-known/mta-sts.txt")
                        .build())
                : List.of();
    }
}
