package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.Locale;

/** Remarks that a domain declares itself parked (nobody may send, everything is to be rejected) and yet names mail hosts. */
@RuleInfo(
        code = "mx.parked_with_mx",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 7505 section 3",
        summary = "SPF and DMARC declare the domain parked, yet it has MX records")
final class ParkedWithMx implements Rule<MxEvidence> {
    private static final int MAX_TAGS = 30;

    @Override
    public List<Finding> judge(MxEvidence evidence) {
        MxSetRecord set = evidence.set();
        if (set.real().isEmpty() || !evidence.spf().authorisesNobody() || !rejects(evidence)) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(domain, domain + " is declared parked by SPF and DMARC, yet has MX records")
                .impact("Mail to it is delivered. If nobody reads it, senders never learn so.")
                .evidence(Observations.of(evidence.mx(), evidence.text()))
                .evidence(evidence.dmarc().stream().map(Observations::of).toList())
                .fix(set.replacing(
                        "Publish a null MX, if " + domain + " takes no mail", set.hosts(), List.of(set.nullLine())))
                .verify(Observations.dig(domain, RecordType.MX), Observations.dig(domain, RecordType.TXT))
                .build());
    }

    private static boolean rejects(MxEvidence evidence) {
        return evidence.dmarc().stream()
                .flatMap(answer -> answer.data(Rdata.Txt.class).stream())
                .map(txt -> txt.joined().toLowerCase(Locale.ROOT).replace(" ", ""))
                .anyMatch(text -> text.startsWith("v=dmarc1;")
                        && List.of(text.split(";", MAX_TAGS)).contains("p=reject"));
    }
}
