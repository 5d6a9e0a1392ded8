package dev.mxbot.check.blocklist;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that a list does not answer this resolver, which is no listing. */
@RuleInfo(
        code = "dnsbl.query_refused",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 5782 section 5",
        summary = "A block list refuses questions from this resolver, so nothing is known of it")
final class RefusedQuery implements Rule<BlocklistEvidence> {
    @Override
    public List<Finding> judge(BlocklistEvidence evidence) {
        return evidence.lists().stream()
                .flatMap(list -> list.refusal().stream()
                        .map(refusal -> finding(
                                        list.zone().text(),
                                        list.zone() + " refuses to be asked from here ("
                                                + String.join(", ", refusal.addresses()) + ")")
                                .impact("Nothing is known of this list: neither that it names " + evidence.domain()
                                        + " nor that it does not.")
                                .evidence(Observations.of(refusal.answer()))
                                .fix(
                                        Fix.steps(
                                                "Ask through a resolver of your own",
                                                "Lists refuse public resolvers and heavy users: set MXBOT_RESOLVERS to a resolver of your own.",
                                                "Or get a key from the list's operator, and name the list with the key in MXBOT_DNSBL."))
                                .verify(Observations.dig(refusal.answer()))
                                .build()))
                .toList();
    }
}
