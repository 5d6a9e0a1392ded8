package dev.mxbot.check.dane;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags certificate usages that are not meant for SMTP. */
@RuleInfo(
        code = "dane.usage",
        severity = WARNING,
        lane = TRANSPORT,
        spec = "RFC 7672 section 3.1.3",
        summary = "A TLSA record has usage 0 or 1, which SMTP does not define")
final class LegacyUsage implements Rule<DaneEvidence> {
    @Override
    public List<Finding> judge(DaneEvidence dane) {
        return dane.publishing().stream()
                .filter(host -> host.records().stream().anyMatch(record -> record.usage() <= 1))
                .map(host -> finding(host.name().text(), "a TLSA record of " + host.name() + " has usage 0 or 1")
                        .impact("What a sender does with it is undefined: many treat the record as unusable.")
                        .evidence(Observations.of(host.tlsa()))
                        .fix(
                                Fix.steps(
                                        "Publish the record with usage 3 (the host's own key) or 2 (its issuer)",
                                        "Publish the new record first, wait for the TTL of the old one, then remove the old one."))
                        .verify("dig +short " + host.owner() + " TLSA")
                        .build())
                .toList();
    }
}
