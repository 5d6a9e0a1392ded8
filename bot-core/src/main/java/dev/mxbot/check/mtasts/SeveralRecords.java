package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags several announcements: senders then assume that there is no policy. */
@RuleInfo(
        code = "mtasts.record.multiple",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.1",
        summary = "There is more than one MTA-STS record, so senders assume that there is no policy")
final class SeveralRecords implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        if (mtaSts.records().size() < 2) {
            return List.of();
        }
        String owner = mtaSts.owner().text();
        return List.of(finding(owner, owner + " holds " + mtaSts.records().size() + " MTA-STS records")
                .impact("Senders behave as if there were no policy: mail is delivered, without its protection.")
                .evidence(Observations.of(mtaSts.txt()))
                .fix(Announcement.instead(mtaSts, "Keep one record, with the newest id"))
                .verify("dig +short " + owner + " TXT")
                .build());
    }
}
