package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Flags a null MX beside records that name hosts: the domain says both that it takes mail and that it does not. */
@RuleInfo(
        code = "mx.null.mixed",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 7505 section 3",
        summary = "A null MX stands beside other MX records")
final class MixedNullMx implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        MxSetRecord set = evidence.set();
        List<MxSetRecord.Host> nulls =
                set.hosts().stream().filter(MxSetRecord.Host::isNull).toList();
        if (nulls.isEmpty() || set.real().isEmpty()) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(domain, domain + " has a null MX (takes no mail) beside " + hosts(set))
                .impact(
                        "Some senders bounce mail at once, because the null MX tells them to; others deliver to the hosts.")
                .cause("its null MX contradicts its other MX records")
                .evidence(Observations.of(evidence.mx()))
                .fix(set.removing("Remove the null MX, if " + domain + " takes mail", nulls))
                .fix(set.removing("Remove the others, if " + domain + " takes no mail", set.real()))
                .verify(Observations.dig(domain, RecordType.MX))
                .build());
    }

    private static String hosts(MxSetRecord set) {
        return set.real().size() == 1 ? set.real().get(0).label() : set.real().size() + " records that name hosts";
    }
}
