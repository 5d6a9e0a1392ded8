package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Egress;
import dev.mxbot.lookup.smtp.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of which hosts nothing is known, because of what is here and not there. */
@RuleInfo(
        code = "smtp.unknown",
        severity = UNKNOWN,
        lane = RECEIVING,
        summary = "What a mail host says could not be found out from here")
final class UnansweredHost implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        if (smtp.egress().filter(Egress.Blocked.class::isInstance).isPresent()) {
            return List.of();
        }
        return smtp.exchangers().stream()
                .flatMap(host -> finding(smtp, host).stream())
                .toList();
    }

    private Optional<Finding> finding(SmtpEvidence smtp, Exchanger host) {
        List<Conversation> refused = host.with(talk -> talk.isRefused(Refusal.ABOUT_US));
        if (!refused.isEmpty()) {
            Conversation talk = refused.get(0);
            List<Observation> evidence = talk.refused().stream()
                    .map(one -> talk.observation(one.exchange()))
                    .toList();
            return Optional.of(finding(
                            host.name().text(),
                            host.at(talk) + " turns this mxbot away: \""
                                    + talk.refused().map(Refused::text).orElse("") + "\"")
                    .impact("The refusal is about the address that mxbot calls from. Whether the host takes mail for "
                            + smtp.domain() + " from others is not known.")
                    .evidence(evidence)
                    .build());
        }
        List<Conversation> cut = host.with(UnansweredHost::isCutShort);
        List<Conversation> unheard = host.talks().isEmpty() && !host.isNowhere() ? host.mute() : List.of();
        List<Conversation> all = Stream.concat(cut.stream(), unheard.stream()).toList();
        if (all.isEmpty() || host.talks().stream().anyMatch(talk -> talk.isGreeted() && !isCutShort(talk))) {
            return Optional.empty();
        }
        List<Observation> evidence = new ArrayList<>();
        all.forEach(talk -> evidence.addAll(talk.lastWords()));
        return Optional.of(finding(
                        host.name().text(),
                        host.at(all.get(0)) + " could not be asked whether it takes mail for " + smtp.domain())
                .impact("Nothing is claimed about this host.")
                .evidence(evidence)
                .build());
    }

    /** Time ran out, or the line broke, after the greeting and before the end: that can be the host, the way or us. */
    private static boolean isCutShort(Conversation talk) {
        return talk.session()
                .breakdown()
                .filter(down -> down.stage().compareTo(Stage.BANNER) > 0
                        && down.stage() != Stage.QUIT
                        && !Silence.atEhlo(talk)
                        && !FailedStartTls.failed(talk)
                        && down.cause() != Cause.OLD_TLS)
                .isPresent();
    }
}
