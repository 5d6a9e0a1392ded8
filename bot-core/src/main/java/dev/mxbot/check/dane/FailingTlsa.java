package dev.mxbot.check.dane;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;

/** Flags name servers that fail on TLSA questions: senders with DANE may not go on without an answer. */
@RuleInfo(
        code = "dane.lookup_failed",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 7672 section 2.1.2",
        summary = "The look-up of TLSA records fails at a signed host, so senders with DANE put mail off")
final class FailingTlsa implements Rule<DaneEvidence> {
    @Override
    public List<Finding> judge(DaneEvidence dane) {
        return dane.hosts().stream()
                .filter(host -> host.isSigned()
                        && host.tlsa() instanceof Answer.Unanswered failure
                        && failure.reason() == Answer.Reason.SERVFAIL)
                .map(host -> finding(
                                host.name().text(),
                                "the look-up of TLSA records for " + host.name() + " fails (SERVFAIL)")
                        .impact("Senders with DANE put mail for this host off; others deliver.")
                        .evidence(Observations.of(host.address()), Observations.of(host.tlsa()))
                        .fix(
                                Fix.steps(
                                        "Let the name servers of " + host.name() + " answer TLSA questions",
                                        "A name without such records is answered NXDOMAIN or NODATA with a signed proof, not with an error."))
                        .verify("dig +dnssec " + host.owner() + " TLSA")
                        .build())
                .toList();
    }
}
