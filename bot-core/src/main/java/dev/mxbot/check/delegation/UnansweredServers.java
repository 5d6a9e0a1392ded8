package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.stream.Stream;

/** Says what could not be found out about the name servers; claims nothing. */
@RuleInfo(
        code = "ns.unknown",
        severity = UNKNOWN,
        lane = RECEIVING,
        spec = "RFC 1034 section 4.2",
        summary = "The domain's name servers could not be asked, or not all of them")
final class UnansweredServers implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        List<Answer> unanswered = Stream.concat(
                        evidence.looked().stream(),
                        evidence.servers().stream()
                                .filter(server -> evidence.faultOf(server).isEmpty())
                                .flatMap(NameServer::answers))
                .filter(Answer::isUnanswered)
                .filter(answer -> !(ServerWithoutTcp.failed(answer) && ServerWithoutTcp.isToldFrom(evidence)))
                .toList();
        if (unanswered.isEmpty()) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(domain, title(evidence))
                .impact("What these servers say is not known, and nothing is claimed about it."
                        + network(evidence, unanswered))
                .evidence(unanswered.stream().map(Observations::of).toList())
                .verify(Observations.dig(evidence.zoneName(), RecordType.NS))
                .build());
    }

    /** Where the network here is at fault, this is the one place that says so. */
    private static String network(DelegationEvidence evidence, List<Answer> unanswered) {
        if (unanswered.stream().anyMatch(UnansweredServers::isNoWayOut)) {
            return " Of late no name server of any domain has answered here, and the resolver does: the network here lets no DNS"
                    + " out but to its resolver. So nothing is said against the servers, and they are asked only briefly.";
        }
        return allSilent(evidence)
                ? " If other domains show the same, the network here lets no DNS out but to its resolver."
                : "";
    }

    private static boolean isNoWayOut(Answer answer) {
        return answer instanceof Answer.Unanswered silence && silence.reason() == Answer.Reason.NO_WAY_OUT;
    }

    private static String title(DelegationEvidence evidence) {
        String zone = evidence.zoneName();
        if (evidence.servers().isEmpty()) {
            return "the name servers of " + zone + " could not be looked up";
        }
        if (allSilent(evidence) && evidence.servers().size() == 1) {
            return "the only name server of " + zone + " did not answer";
        }
        return allSilent(evidence)
                ? "none of the " + evidence.servers().size() + " name servers of " + zone + " answered"
                : "not everything could be asked about the name servers of " + zone;
    }

    private static boolean allSilent(DelegationEvidence evidence) {
        return !evidence.servers().isEmpty()
                && evidence.servers().stream()
                        .allMatch(server -> server.direct().allMatch(Answer::isUnanswered)
                                && server.uselessAnswer().isEmpty());
    }
}
