package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Flags a null MX with another preference than 0. */
@RuleInfo(
        code = "mx.null.preference",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 7505 section 3",
        summary = "The null MX has a preference other than 0")
final class NullMxPreference implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        MxSetRecord set = evidence.set();
        if (!set.isNullMx() || set.hosts().get(0).preference() == 0) {
            return List.of();
        }
        String domain = evidence.domain().text();
        int preference = set.hosts().get(0).preference();
        return List.of(finding(domain, "the null MX of " + domain + " has preference " + preference + ", not 0")
                .impact(
                        "Senders that read the standard to the letter take it for a host without an address and keep mail for"
                                + " days; others bounce it at once, as meant.")
                .cause("its null MX has preference " + preference)
                .evidence(Observations.of(evidence.mx()))
                .fix(set.replacing("Write the null MX with preference 0", set.hosts(), List.of(set.nullLine())))
                .verify(Observations.dig(domain, RecordType.MX))
                .build());
    }
}
