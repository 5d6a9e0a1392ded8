package dev.mxbot.check.dnssec;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import java.util.List;

/** Flags an MX host that resolves only for those who do not check DNSSEC signatures. What holds for the domain itself, name resolution tells. */
@RuleInfo(
        code = "dnssec.bogus",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = {"RFC 4035 section 5", "RFC 8914"},
        summary = "The DNSSEC signatures of an MX host's zone do not hold, so validating senders cannot find the host")
final class BogusHost implements Rule<DnssecEvidence> {
    @Override
    public List<Finding> judge(DnssecEvidence evidence) {
        boolean another = evidence.hosts().stream().anyMatch(MxHost::isFound);
        return evidence.hosts().stream()
                .filter(MxHost::isBogus)
                .map(host -> finding(host, another))
                .toList();
    }

    private Finding finding(MxHost host, boolean another) {
        String name = host.name().text();
        return finding(name, "the DNSSEC signatures of " + name + " do not hold")
                .severity(another ? Severity.ERROR : CRITICAL)
                .impact("Senders behind a validating resolver do not find this host: "
                        + (another
                                ? "they deliver to the other MX hosts."
                                : "their mail waits, and bounces after days. Others deliver."))
                .cause(another ? "" : "the DNSSEC validation of its MX host " + name + " fails")
                .evidence(Observations.of(host.address()))
                .evidence(host.unchecked().map(Observations::of).stream().toList())
                .fix(Fix.steps(
                        "Bring DS record, keys and signatures of the host's zone back together",
                        "Ask whoever runs the DNS of " + name
                                + " to sign the zone again, or to correct its DS record at the" + " registrar."))
                .verify("dig " + name + " A", "dig +cd " + name + " A", "delv " + name + " A")
                .build();
    }
}
