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

/** Flags a mail host at which nothing listens on port 25. */
@RuleInfo(
        code = "smtp.connect.refused",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "A mail host refuses connections on port 25")
final class RefusedConnection implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return new Unreached(
                        this,
                        Set.of(Cause.REFUSED),
                        "refuses connections on port 25",
                        "refuse connections on port 25",
                        Fix.steps(
                                "Start the mail server, and let it listen on port 25 of this address",
                                "See whether anything listens: ss -ltn 'sport = :25'. If it listens on 127.0.0.1 alone, set"
                                        + " inet_interfaces = all (Postfix) or local_interfaces = 0.0.0.0 : ::0 (Exim).",
                                "If it does listen, a firewall rejects the connection: open TCP port 25 to everybody."))
                .judge(smtp);
    }
}
