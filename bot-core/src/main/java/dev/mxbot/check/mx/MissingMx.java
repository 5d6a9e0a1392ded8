package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.Optional;

/** Flags a domain that mail cannot be routed to: no MX, and no address to fall back to. */
@RuleInfo(
        code = "mx.missing",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "The domain has no MX record and no address, so nobody can deliver mail to it")
final class MissingMx implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        if (!(evidence.mx() instanceof Answer.NoData)
                || !evidence.addresses().stream().allMatch(Answer::isAbsent)) {
            return List.of();
        }
        MxSetRecord set = evidence.set();
        String domain = evidence.domain().text();
        Finding.Draft finding = finding(domain, domain + " has no MX record and no address")
                .impact("Every sender gets a bounce: there is no host to deliver to.")
                .cause("it has no MX record and no address")
                .evidence(Observations.of(evidence.mx()))
                .evidence(evidence.addresses().stream().map(Observations::of).toList());
        Optional<MailProvider> provider = evidence.spf().mailbox();
        provider.ifPresent(
                known -> finding.evidence(Observations.of(evidence.text())).fix(set.movedTo(known)));
        if (provider.isEmpty()) {
            finding.fix(Fix.add(
                            "Publish an MX record that names your mail host",
                            new ZoneRecord(evidence.domain(), MxSetRecord.DEFAULT_TTL, "MX", "10 <mail host>."))
                    .needing("mail host"));
        }
        return List.of(finding.fix(Fix.add("Publish a null MX, if " + domain + " takes no mail", set.nullLine()))
                .verify(Observations.dig(domain, RecordType.MX))
                .build());
    }
}
