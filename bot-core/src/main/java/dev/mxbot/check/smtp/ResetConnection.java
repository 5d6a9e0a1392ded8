package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Flags a mail host that hangs up before its greeting. */
@RuleInfo(
        code = "smtp.connect.reset",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = "RFC 5321 section 3.1",
        summary = "A mail host breaks connections on port 25 before it says anything")
final class ResetConnection implements Rule<SmtpEvidence> {
    private static final Fix STEPS = Fix.steps(
            "Find out who hangs up",
            "See the log of the mail server for this machine's connection: if there is none, a firewall or load balancer in front"
                    + " of it broke the connection.",
            "A mail server that turns somebody away says so: 554 and the reason (RFC 5321 section 3.1).");

    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        List<Finding> findings = new ArrayList<>(new Unreached(
                        this,
                        Set.of(Cause.CLOSED),
                        "resets connections on port 25",
                        "reset connections on port 25",
                        STEPS)
                .judge(smtp));
        smtp.exchangers()
                .forEach(host -> host.with(talk -> talk.broke(Stage.BANNER, Cause.CLOSED)).stream()
                        .limit(1)
                        .forEach(talk -> findings.add(hungUp(host, talk))));
        return findings;
    }

    /** Some hosts do so only to those whom they distrust, so that more than a warning cannot be claimed. */
    private Finding hungUp(Exchanger host, Conversation talk) {
        return finding(host.name().text(), host.at(talk) + " closed the connection before its greeting")
                .severity(WARNING)
                .impact("Whoever is treated so cannot deliver there. Whether every sender is, is not known from here.")
                .evidence(talk.lastWords())
                .fix(host.provider().map(Words::leaveTo).orElse(STEPS))
                .verify(Words.netcat(talk))
                .build();
    }
}
