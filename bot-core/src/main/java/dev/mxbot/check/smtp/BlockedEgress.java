package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.smtp.Egress;
import java.util.List;
import java.util.OptionalLong;

/** Says that nothing can be said, for nothing gets out of here on port 25. */
@RuleInfo(
        code = "smtp.egress.blocked",
        severity = NOTICE,
        lane = RECEIVING,
        summary = "Connections to port 25 do not leave the network that mxbot runs in")
final class BlockedEgress implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp
                .egress()
                .filter(Egress.Blocked.class::isInstance)
                .map(Egress.Blocked.class::cast)
                .map(blocked -> finding(
                                smtp.domain().text(),
                                "port 25 does not leave the network of this mxbot, so the mail hosts were not asked")
                        .impact("Whether the hosts of " + smtp.domain()
                                + " accept its mail is not known from here; this says nothing about them.")
                        .evidence(blocked.tried().stream()
                                .map(tried -> new Observation(
                                        "connection to port 25",
                                        Excerpt.record(tried),
                                        "",
                                        OptionalLong.empty(),
                                        blocked.at()))
                                .toList())
                        .fix(Fix.steps(
                                "Let mxbot connect to port 25, or switch the probe off",
                                "Many hosting providers block outgoing port 25 until they are asked: ask them to open it for this"
                                        + " machine.",
                                "With MXBOT_SMTP_PROBE=off mxbot does not try, and does not say this any more."))
                        .build())
                .stream()
                .toList();
    }
}
