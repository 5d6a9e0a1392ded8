package dev.mxbot.check.bimi;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Mentions that a domain which earned a logo shows none. */
@RuleInfo(
        code = "bimi.missing",
        severity = NOTICE,
        lane = SENDING,
        spec = "draft-brand-indicators-for-message-identification",
        summary = "The domain enforces DMARC and publishes no logo")
final class MissingRecord implements Rule<BimiEvidence> {
    @Override
    public List<Finding> judge(BimiEvidence bimi) {
        boolean silent = !bimi.isEnforced()
                || bimi.sendsNothing()
                || bimi.notEnforced().isPresent()
                || bimi.bimi().filter(answer -> answer.isAbsent()).isEmpty();
        if (silent) {
            return List.of();
        }
        String owner = bimi.owner();
        return List.of(finding(bimi.domain().text(), "no BIMI logo")
                .impact("Nothing is wrong: the DMARC policy would let mailbox providers show the domain's logo.")
                .evidence(bimi.bimi().map(Observations::of).stream().toList())
                .fix(Fix.steps(
                        "Publish a logo, if one is wanted",
                        "Serve the logo over https as an SVG image in the profile SVG Tiny PS.",
                        "Publish " + owner
                                + " TXT \"v=BIMI1; l=<address of the logo>; a=<address of the certificate>\"."))
                .verify("dig +short " + owner + " TXT")
                .build());
    }
}
