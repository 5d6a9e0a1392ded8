package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Server;
import java.util.List;

/** Says that a name server of the zone also resolves for a stranger. */
@RuleInfo(
        code = "ns.recursive_open",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 5358 section 4",
        summary = "A name server of the domain resolves other names for strangers")
final class OpenResolver implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        return evidence.servers().stream()
                .flatMap(server -> server
                        .recursion()
                        .filter(answer -> answer instanceof Answer.Records
                                && answer.provenance().recursionAvailable()
                                && !answer.provenance().authoritative())
                        .map(answer -> finding(evidence, server, answer))
                        .stream())
                .toList();
    }

    private Finding finding(DelegationEvidence evidence, NameServer server, Answer answer) {
        return finding(server.name().text(), server.label() + " resolves other domains' names for a stranger")
                .impact(
                        "It can be misused to flood others with answers, and forged answers in its cache can reach those who ask for "
                                + evidence.zoneName() + ". Mail is not affected.")
                .evidence(Observations.of(answer))
                .fix(Fix.steps(
                        "Switch recursion off on " + server.name() + ", or allow it for your own network only",
                        "If mxbot runs in that network, this is as it should be."))
                .verify("dig @"
                        + answer.query()
                                .server()
                                .flatMap(Server::name)
                                .map(Object::toString)
                                .orElse(server.label())
                        + " . NS")
                .build();
    }
}
