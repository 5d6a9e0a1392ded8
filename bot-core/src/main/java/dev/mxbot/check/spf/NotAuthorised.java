package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/**
 * Says that the server which somebody asked about does not pass. Stands in the catalogue among the rules of SPF; a diagnosis knows no such
 * server, so no evidence makes it fire: {@link Authorisation} writes the finding.
 */
@RuleInfo(
        code = "spf.ip.not_authorised",
        severity = ERROR,
        lane = SENDING,
        spec = {"RFC 7208 section 4.6", "RFC 7208 section 2.6"},
        summary = "The address that was asked about does not pass SPF for the domain")
final class NotAuthorised implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return List.of();
    }
}
