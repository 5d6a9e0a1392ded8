package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags an announcement that senders cannot read: they take the domain for one without a policy. */
@RuleInfo(
        code = "mtasts.record.syntax",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.1",
        summary = "The MTA-STS record is not in the standard's form, so senders ignore it")
final class FaultyRecord implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        return mtaSts.records().stream()
                .flatMap(record -> record.fault().stream())
                .limit(1)
                .map(fault -> {
                    String owner = mtaSts.owner().text();
                    return finding(owner, "the MTA-STS record at " + owner + " is faulty: " + fault)
                            .impact(
                                    "Senders behave as if there were no policy: mail is delivered, without its protection.")
                            .evidence(Observations.of(mtaSts.txt()))
                            .fix(Announcement.instead(mtaSts, "Publish the record in the standard's form"))
                            .verify("dig +short " + owner + " TXT")
                            .build();
                })
                .toList();
    }
}
