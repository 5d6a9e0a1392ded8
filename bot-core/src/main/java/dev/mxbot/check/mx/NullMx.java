package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Says that the domain takes no mail, because it says so itself. */
@RuleInfo(
        code = "mx.null.ok",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 7505 section 3",
        summary = "The domain says that it takes no mail (null MX)")
final class NullMx implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        MxSetRecord set = evidence.set();
        if (!set.isNullMx() || set.hosts().get(0).preference() != 0) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(domain, domain + " takes no mail, and says so (null MX)")
                .impact("Mail to it bounces at once with a clear reason. Nothing to do, if that is meant.")
                .evidence(Observations.of(evidence.mx()))
                .verify(Observations.dig(domain, RecordType.MX))
                .build());
    }
}
