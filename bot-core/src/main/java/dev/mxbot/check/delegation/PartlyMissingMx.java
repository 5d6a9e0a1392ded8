package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Flags name servers of which some give MX records and some say that there are none. */
@RuleInfo(
        code = "mx.inconsistent.presence",
        severity = ERROR,
        lane = RECEIVING,
        spec = {"RFC 1034 section 4.3.5", "RFC 5321 section 5.1"},
        summary = "Some of the domain's name servers give MX records, others say there are none")
final class PartlyMissingMx implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        List<Answer> answers = evidence.mxAnswers();
        String with = names(evidence, Answer.Records.class::isInstance);
        // What an alias points to lies elsewhere: its absence in the reply says nothing.
        String without =
                names(evidence, answer -> answer.isAbsent() && answer.aliases().isEmpty());
        if (with.isEmpty() || without.isEmpty() || HalfMoved.isTrueOf(evidence)) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(
                        domain,
                        "name servers disagree on whether " + domain + " has MX records: " + with + " says yes, "
                                + without + " says no")
                .impact("Senders whose resolver asked " + without
                        + " find no MX records: their mail goes to the domain's web" + " server, or bounces.")
                .cause("some of its name servers say that it has no MX records")
                .evidence(answers.stream().map(Observations::of).toList())
                .fix(Fix.steps(
                        "Bring all name servers to the same version of the zone",
                        "Compare the SOA serials: the server with the lower one has an old copy.",
                        "If they are run by different DNS hosts, enter the same records at both, or remove one host from the"
                                + " delegation."))
                .verify(answers.stream().map(Observations::dig).toArray(String[]::new))
                .build());
    }

    private static String names(DelegationEvidence evidence, Predicate<Answer> wanted) {
        return evidence.answeringMx().stream()
                .filter(server -> server.mx().filter(wanted).isPresent())
                .map(server -> server.name().text())
                .collect(Collectors.joining(", "));
    }
}
