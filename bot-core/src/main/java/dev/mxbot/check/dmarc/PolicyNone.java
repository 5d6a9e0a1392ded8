package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.Optional;

/** Flags a policy that asks receivers to do nothing. */
@RuleInfo(
        code = "dmarc.policy.none",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 9989 section 4.7",
        summary = "The DMARC policy is none, so forged mail is delivered")
final class PolicyNone implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        // Without any p it is the missing tag that is the finding, and with a wrong one the mistake.
        Optional<DmarcRecord> record = dmarc.record();
        boolean silent = dmarc.policy().filter(policy -> policy == Policy.NONE).isEmpty()
                || record.filter(each -> each.tag("p").isPresent() && !each.hasBrokenPolicy())
                        .isEmpty()
                || record.filter(PolicyNone::isTested).isPresent();
        if (silent) {
            return List.of();
        }
        DmarcPlace place = dmarc.place().orElseThrow();
        return List.of(finding(place.name(), "DMARC asks receivers to do nothing (" + tag(dmarc) + "=none)")
                .impact(
                        dmarc.sendsNothing()
                                ? "The domain sends no mail, and still forgeries in its name are delivered."
                                : "Forged mail in its name is delivered like any other. As a first step it is right: it collects reports.")
                .evidence(place.observations())
                .fix(fix(dmarc, place.only().orElseThrow()))
                .verify(place.dig())
                .build());
    }

    private static boolean isTested(DmarcRecord record) {
        return record.value("t").filter("y"::equals).isPresent()
                && record.policy("p").filter(Policy.NONE::equals).isEmpty();
    }

    /** Which tag holds for the domain. */
    private static String tag(DmarcEvidence dmarc) {
        boolean sp = dmarc.isInherited()
                && dmarc.record().flatMap(record -> record.policy("sp")).isPresent();
        return sp ? "sp" : "p";
    }

    private static Fix fix(DmarcEvidence dmarc, DmarcPlace.Published published) {
        if (dmarc.sendsNothing() && !dmarc.isInherited()) {
            return published.replacedBy(
                    "Have everything refused that comes in its name",
                    published.record().with("p", "reject"));
        }
        return published
                .replacedBy(
                        "Ask for quarantine, once the reports show that all of your mail passes",
                        published.record().with(tag(dmarc), "quarantine"))
                .withSteps(
                        "First read the aggregate reports of two to four weeks: every service that sends for the domain has to pass SPF"
                                + " or DKIM with a domain of yours.",
                        "Then change to quarantine, and after some weeks without complaints to reject.");
    }
}
