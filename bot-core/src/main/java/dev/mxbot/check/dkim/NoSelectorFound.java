package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Says which selectors were asked for in vain; a key under another name cannot be seen from outside. */
@RuleInfo(
        code = "dkim.none_found",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 6376 section 3.6.2.1",
        summary = "No key was found at the selectors that mxbot knows to ask for")
final class NoSelectorFound implements Rule<DkimEvidence> {
    @Override
    public List<Finding> judge(DkimEvidence dkim) {
        boolean surelyNone =
                dkim.domainKey().filter(Answer.NoSuchName.class::isInstance).isPresent();
        if (!dkim.sends()
                || dkim.selectors().isEmpty()
                || surelyNone
                || !dkim.asNamed().isEmpty()
                || !dkim.selectors().stream().allMatch(Selector::isEmpty)) {
            return List.of();
        }
        String domain = dkim.domain().text();
        String asked =
                String.join(", ", dkim.selectors().stream().map(Selector::name).toList());
        return List.of(finding(domain, "no DKIM key of " + domain + " stands at a usual selector")
                .impact("Nothing is claimed: a key can stand under another selector. Asked: " + asked + ".")
                .evidence(dkim.domainKey().map(Observations::of).stream().toList())
                .fix(
                        Fix.steps(
                                "Look for the selector in a mail that the domain sent",
                                "Open the mail's source and find the s= tag of its DKIM-Signature header.",
                                "Without such a header: switch on DKIM at the service that sends the mail, and publish the record it shows."))
                .verify(Observations.dig("<selector>._domainkey." + domain, RecordType.TXT))
                .build());
    }
}
