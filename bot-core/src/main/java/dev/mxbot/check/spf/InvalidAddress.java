package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Flags an address or prefix length that is none, and mentions host bits, which count for nothing. */
@RuleInfo(
        code = "spf.ip.invalid",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 7208 section 5.6",
        summary = "An address in the SPF record is invalid, so receivers answer permerror")
final class InvalidAddress implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        List<Finding> findings = new ArrayList<>(Broken.findings(this, spf, SpfError.Kind.IP));
        spf.tree()
                .root()
                .only()
                .ifPresent(published -> published.record().directives().stream()
                        .filter(directive -> directive.mechanism() instanceof Mechanism.Ip ip
                                && ip.network().hasHostBits())
                        .limit(Broken.MOST_SHOWN)
                        .forEach(directive -> findings.add(hostBits(spf, directive))));
        return findings;
    }

    /** RFC 7208 section 5.6 compares the high-order bits alone: valid, but perhaps not what was meant. */
    private Finding hostBits(SpfEvidence spf, Term.Directive directive) {
        return finding(
                        spf.domain().text(),
                        "SPF term " + Excerpt.title(directive.text())
                                + " names one address and authorises its whole network")
                .severity(Severity.NOTICE)
                .impact(
                        "Receivers compare the bits of the prefix alone, so more servers may send than the term seems to say.")
                .evidence(spf.tree().root().observations())
                .verify(spf.tree().root().dig())
                .build();
    }
}
