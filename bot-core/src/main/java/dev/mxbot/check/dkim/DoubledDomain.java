package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;

/** Flags a key that was published below the domain's name twice, where no verifier looks. */
@RuleInfo(
        code = "dkim.duplicate_name",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 6376 section 3.6.2.1",
        summary = "DKIM keys stand below _domainkey.<domain>.<domain>: the DNS panel appended the domain once more")
final class DoubledDomain implements Rule<DkimEvidence> {
    @Override
    public List<Finding> judge(DkimEvidence dkim) {
        return dkim.doubled().filter(DoubledDomain::isThere).stream()
                .map(answer -> {
                    String domain = dkim.domain().text();
                    return finding(domain, "records stand below _domainkey." + domain + "." + domain)
                            .impact("No verifier looks there: signatures by these keys fail.")
                            .evidence(Observations.of(answer))
                            .fix(Fix.steps(
                                    "Publish the key again without the second " + domain,
                                    "In the DNS panel, enter only <selector>._domainkey as the record's name."))
                            .verify("dig +short <selector>._domainkey." + domain + "." + domain + " TXT")
                            .build();
                })
                .toList();
    }

    /** NODATA is enough: the name exists because something stands below it. */
    private static boolean isThere(Answer answer) {
        return !answer.isUnanswered() && !(answer instanceof Answer.NoSuchName);
    }
}
