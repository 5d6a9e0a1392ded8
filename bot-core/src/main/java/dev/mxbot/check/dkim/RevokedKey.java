package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that a key has been withdrawn. */
@RuleInfo(
        code = "dkim.key.revoked",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 6376 section 3.6.1",
        summary = "A DKIM key is revoked: its p= tag is empty")
final class RevokedKey implements Rule<DkimEvidence> {
    @Override
    public List<Finding> judge(DkimEvidence dkim) {
        return dkim.published().stream()
                .filter(selector -> selector.keys().stream().anyMatch(DkimRecord::isRevoked))
                .map(selector -> {
                    String name = dkim.nameOf(selector).text();
                    return finding(name, "the key at " + name + " is revoked (empty p=)")
                            .impact("Mail signed with selector " + selector.name()
                                    + " fails verification; nothing is lost if no service uses it any more.")
                            .evidence(Observations.of(selector.answer()))
                            .verify("dig +short " + name + " TXT")
                            .build();
                })
                .toList();
    }
}
