package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.https.Fetch.Failure;
import java.util.List;

/** Says that the record or the policy host's address could not be asked for; claims nothing. */
@RuleInfo(
        code = "mtasts.unknown",
        severity = UNKNOWN,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.1",
        summary = "The MTA-STS record or its policy host could not be looked up",
        decisive = true)
final class UnansweredRecord implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        boolean hostUnknown = mtaSts.failure()
                .filter(failed -> failed.why() == Failure.ADDRESS_UNKNOWN)
                .isPresent();
        if (!mtaSts.txt().isUnanswered() && !hostUnknown) {
            return List.of();
        }
        String name = hostUnknown ? mtaSts.policyHost().text() : mtaSts.owner().text();
        return List.of(finding(
                        name,
                        (hostUnknown ? "the policy host " : "the MTA-STS record at ") + name
                                + " could not be looked up")
                .impact("Senders that know the policy go on applying it; others deliver without it.")
                .evidence(Observations.of(mtaSts.txt()))
                .evidence(mtaSts.fetched())
                .verify("dig " + name + (hostUnknown ? " A" : " TXT"))
                .build());
    }
}
