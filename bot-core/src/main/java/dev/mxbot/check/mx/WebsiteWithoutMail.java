package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import com.google.common.net.InetAddresses;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Recommends the null MX to a domain that has an address, sends no mail and names no mail host. */
@RuleInfo(
        code = "mx.implicit.recommend_null",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 7505 section 3",
        summary = "The domain sends no mail and has no MX record; a null MX would say that it takes none")
final class WebsiteWithoutMail implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        if (evidence.implicitHosts().isEmpty() || !evidence.spf().authorisesNobody()) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(
                        domain, domain + " sends no mail and has no MX record; a null MX would say that it takes none")
                .impact("Senders try its address, "
                        + InetAddresses.toAddrString(evidence.implicitHosts().get(0))
                        + ", and keep mistyped mail for days before it bounces.")
                .evidence(Observations.of(evidence.mx(), evidence.text()))
                .evidence(evidence.addresses().stream().map(Observations::of).toList())
                .fix(Fix.add("Publish the null MX", evidence.set().nullLine()))
                .verify(Observations.dig(domain, RecordType.MX))
                .build());
    }
}
