package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;

/** Says that the addresses of an MX host could not be asked for; claims nothing. */
@RuleInfo(
        code = "mx.target.unknown",
        severity = UNKNOWN,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "The addresses of an MX host could not be looked up")
final class UnansweredHost implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.hosts().stream()
                .filter(host -> host.answers().stream().anyMatch(Answer::isUnanswered) && !host.leadsNowhere())
                .map(host -> judge(evidence, host))
                .toList();
    }

    private Finding judge(HostEvidence evidence, MailHost host) {
        List<Answer> unanswered =
                host.answers().stream().filter(Answer::isUnanswered).toList();
        Finding.Draft finding = finding(host.name().text(), host.label() + ": " + problem(host, unanswered))
                .impact(
                        host.isUnknown()
                                ? "Senders that meet the same fault go on to the next host, or keep the mail and try again."
                                : "Mail reaches the host by its other addresses.")
                .cause("the addresses of its MX hosts could not be looked up")
                .evidence(unanswered.stream().map(Observations::of).toList());
        unanswered.forEach(answer -> finding.verify(Observations.dig(answer)));
        return evidence.usable().isEmpty() ? finding.decisive().build() : finding.build();
    }

    private static String problem(MailHost host, List<Answer> unanswered) {
        return host.isUnknown()
                ? "its addresses could not be looked up"
                : "its " + unanswered.get(0).query().type() + " records could not be looked up";
    }
}
