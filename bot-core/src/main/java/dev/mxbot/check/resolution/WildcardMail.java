package dev.mxbot.check.resolution;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;
import java.util.stream.Collectors;

/** Flags a wildcard that answers mail questions for names that nobody published. */
@RuleInfo(
        code = "dns.wildcard.mail",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 4592",
        summary = "A wildcard answers MX or TXT questions for every name below the domain")
final class WildcardMail implements Rule<ResolutionEvidence> {
    @Override
    public List<Finding> judge(ResolutionEvidence evidence) {
        List<Answer> answered = evidence.wildcard().stream()
                .filter(Answer.Records.class::isInstance)
                .toList();
        if (answered.isEmpty()) {
            return List.of();
        }
        String wildcard = "*." + evidence.domain();
        String types =
                answered.stream().map(answer -> answer.query().type().name()).collect(Collectors.joining(" and "));
        return List.of(finding(
                        wildcard,
                        wildcard + " answers " + types + " questions for every name below " + evidence.domain())
                .impact("Mail to misspelt names below the domain is accepted, and a look-up for a DKIM key or a report"
                        + " authorisation finds text where none was published.")
                .evidence(answered.stream().map(Observations::of).toList())
                .fix(Fix.steps(
                        "Publish names one by one in place of the wildcard",
                        "Remove the " + types + " records at " + wildcard
                                + " unless every name below the domain is to have them."))
                .verify(answered.stream().map(Observations::dig).toArray(String[]::new))
                .build());
    }
}
