package dev.mxbot.check.dane;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;

/** Says what could not be asked, or not judged for want of a validating resolver; claims nothing. */
@RuleInfo(
        code = "dane.unknown",
        severity = UNKNOWN,
        lane = TRANSPORT,
        spec = "RFC 7672 section 2.1.2",
        summary = "Whether DANE protects an MX host could not be found out")
final class UnansweredTlsa implements Rule<DaneEvidence> {
    @Override
    public List<Finding> judge(DaneEvidence dane) {
        if (!dane.resolverValidates() && !dane.publishing().isEmpty()) {
            return List.of(finding(
                            dane.domain().text(),
                            "TLSA records are published, and the resolver in use does not validate DNSSEC")
                    .impact("Whether senders use the records cannot be told from here.")
                    .evidence(dane.publishing().stream()
                            .map(MxHost::tlsa)
                            .map(Observations::of)
                            .toList())
                    .verify("dig +dnssec " + dane.publishing().get(0).owner() + " TLSA")
                    .build());
        }
        // An unsigned host's TLSA records are never asked for by senders, so a failure there hides nothing.
        return dane.hosts().stream()
                .filter(host -> host.isSigned()
                        && host.tlsa() instanceof Answer.Unanswered failure
                        && failure.reason() != Answer.Reason.SERVFAIL)
                .map(host -> finding(
                                host.name().text(), "the TLSA records of " + host.name() + " could not be looked up")
                        .impact("Senders with DANE that meet the same fault put mail for this host off.")
                        .evidence(Observations.of(host.tlsa()))
                        .verify("dig +dnssec " + host.owner() + " TLSA")
                        .build())
                .toList();
    }
}
