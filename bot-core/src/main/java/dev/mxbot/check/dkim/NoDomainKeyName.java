package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Flags a domain below which no DKIM key can exist. */
@RuleInfo(
        code = "dkim.domainkey.nxdomain",
        severity = WARNING,
        lane = SENDING,
        spec = {"RFC 6376 section 3.6.2.1", "RFC 8020 section 2"},
        summary = "The name _domainkey does not exist, so the domain surely has no DKIM key")
final class NoDomainKeyName implements Rule<DkimEvidence> {
    @Override
    public List<Finding> judge(DkimEvidence dkim) {
        // Some servers answer NXDOMAIN for a name that only holds others: what was found below it is the better word.
        boolean empty = dkim.selectors().stream().allMatch(Selector::isEmpty);
        return dkim.domainKey().filter(answer -> dkim.sends() && empty && answer instanceof Answer.NoSuchName).stream()
                .map(answer -> {
                    String domain = dkim.domain().text();
                    return finding(domain, domain + " has no DKIM key under any selector")
                            .impact(
                                    "Its mail is unsigned, or signed by another domain: DMARC then rests on SPF alone, and breaks"
                                            + " when mail is forwarded.")
                            .evidence(Observations.of(answer))
                            .fix(Fix.steps(
                                    "Switch on DKIM signing",
                                    "Switch on DKIM at the service that sends the mail for " + domain + ".",
                                    "Publish the record it shows; it stands below _domainkey." + domain + "."))
                            .verify(Observations.dig("_domainkey." + domain, RecordType.TXT))
                            .build();
                })
                .toList();
    }
}
