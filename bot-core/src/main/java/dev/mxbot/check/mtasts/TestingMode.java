package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.check.mtasts.MtaStsPolicy.Mode;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the policy only reports. */
@RuleInfo(
        code = "mtasts.mode.testing",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 8461 section 5",
        summary = "The MTA-STS policy is in testing mode: failures are reported, not prevented")
final class TestingMode implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        return MtaStsMode.remark(
                this,
                mtaSts,
                Mode.TESTING,
                "the MTA-STS policy is in testing mode",
                "Senders report failures and deliver all the same.");
    }
}
