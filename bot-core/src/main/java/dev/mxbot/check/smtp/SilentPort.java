package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import java.util.List;
import java.util.Set;

/** Flags a mail host of which nothing is heard on port 25. */
@RuleInfo(
        code = "smtp.connect.timeout",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "A mail host does not answer on port 25")
final class SilentPort implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return new Unreached(
                        this,
                        Set.of(Cause.TIMEOUT, Cause.UNREACHABLE),
                        "does not answer on port 25",
                        "do not answer on port 25",
                        Fix.steps(
                                "Open TCP port 25 of the host to everybody",
                                "Look at the firewall of the host, at the security group or firewall of its hosting provider, and at"
                                        + " the router in front of it: one of them drops the connection.",
                                "If the host is down or has moved, start it, or point its address record at where it is now."))
                .judge(smtp);
    }
}
