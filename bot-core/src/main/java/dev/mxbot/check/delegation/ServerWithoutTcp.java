package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;
import java.util.stream.Stream;

/** Flags a name server whose long answers cannot be fetched. */
@RuleInfo(
        code = "ns.tcp",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 7766 section 5",
        summary = "A name server truncates a long answer and does not give it over TCP")
final class ServerWithoutTcp implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        return !isToldFrom(evidence)
                ? List.of()
                : evidence.servers().stream()
                        .flatMap(server -> server.told()
                                .filter(ServerWithoutTcp::failed)
                                .limit(1)
                                .map(answer -> finding(evidence, server, answer)))
                        .toList();
    }

    /** Where nobody is reached over TCP, the network here is as likely at fault. */
    static boolean isToldFrom(DelegationEvidence evidence) {
        return evidence.servers().stream()
                .flatMap(NameServer::told)
                .anyMatch(answer -> answer.provenance().transport().equals("tcp") && !answer.isUnanswered());
    }

    static boolean failed(Answer answer) {
        return answer instanceof Answer.Unanswered unanswered && unanswered.reason() == Answer.Reason.TCP_FAILED;
    }

    private Finding finding(DelegationEvidence evidence, NameServer server, Answer failed) {
        return finding(
                        server.name().text(),
                        server.label() + " truncates its answer to " + failed.query()
                                + " and does not give it over TCP")
                .severity(evidence.authoritative().size() > 1 ? WARNING : Severity.ERROR)
                .impact(
                        "Resolvers that ask this server get nothing for long answers: receivers that look for the SPF record then"
                                + " defer mail from " + evidence.domain() + ", or treat it as without SPF.")
                .evidence(Stream.of(failed).map(Observations::of).toList())
                .fix(Fix.steps(
                        "Let " + server.name() + " answer on TCP port 53",
                        "A firewall that lets only UDP pass is the usual cause.",
                        "Fewer or shorter TXT records at " + evidence.domain()
                                + " help meanwhile: verification records of services"
                                + " that are no longer used can go."))
                .verify("dig +tcp" + Observations.dig(failed).substring("dig".length()))
                .build();
    }
}
