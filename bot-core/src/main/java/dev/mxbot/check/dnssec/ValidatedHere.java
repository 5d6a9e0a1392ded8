package dev.mxbot.check.dnssec;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Validated;
import java.util.List;

/** Tells what the validation in mxbot's own process came to, where one was wished for. What is bogus is told by the codes of its causes. */
@RuleInfo(
        code = "dnssec.validated",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 4033 section 5",
        summary = "What mxbot's own DNSSEC validation came to, where it was asked for")
final class ValidatedHere implements Rule<DnssecEvidence> {
    @Override
    public List<Finding> judge(DnssecEvidence evidence) {
        return evidence.mx().provenance().validation().stream()
                .filter(here -> here.status() != Validated.Status.BOGUS)
                .map(here -> finding(evidence, here))
                .toList();
    }

    private Finding finding(DnssecEvidence evidence, Validated here) {
        String domain = evidence.domain().text();
        boolean unknown = here.status() == Validated.Status.UNKNOWN;
        return finding(
                        domain,
                        unknown
                                ? "the MX records of " + domain + " could not be validated here: " + here.reason()
                                : "validated here: the answer for the MX records of " + domain + " is "
                                        + here.status().word())
                .severity(unknown ? Severity.UNKNOWN : NOTICE)
                .impact(impact(here))
                .evidence(Observations.of(evidence.mx()))
                .evidence(evidence.hosts().stream()
                        .map(MxHost::address)
                        .map(Observations::of)
                        .toList())
                .verify("delv " + domain + " MX")
                .build();
    }

    private static String impact(Validated here) {
        return switch (here.status()) {
            case SECURE -> "The chain of signatures from the trust anchor to the answer is whole.";
            case INSECURE ->
                "A zone on the way is not signed, and the zone above it says so: nobody vouches for the answer.";
            case BOGUS, UNKNOWN -> "Whether validating resolvers accept the answer is not known.";
        };
    }
}
