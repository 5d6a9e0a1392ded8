package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.check.mtasts.MtaStsPolicy.Mode;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the policy withdraws itself. */
@RuleInfo(
        code = "mtasts.mode.none",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 8461 section 5",
        summary = "The MTA-STS policy has mode none: the domain is giving MTA-STS up")
final class NoneMode implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        return MtaStsMode.remark(
                this,
                mtaSts,
                Mode.NONE,
                "the MTA-STS policy has mode none",
                "Senders behave as if there were no policy.");
    }
}
