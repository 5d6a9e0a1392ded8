package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags RSA keys below today's length. */
@RuleInfo(
        code = "dkim.key.short",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 8301 section 3.2",
        summary = "An RSA key is shorter than 2048 bits; below 1024 bits it is not accepted")
final class ShortKey implements Rule<DkimEvidence> {
    /** Signers should use at least 2048 bits, and must use at least 1024; verifiers refuse less (RFC 8301 section 3.2). */
    private static final int RECOMMENDED = 2048;

    private static final int REQUIRED = 1024;

    @Override
    public List<Finding> judge(DkimEvidence dkim) {
        return dkim.published().stream()
                .flatMap(selector -> selector.keys().stream()
                        .flatMap(key -> key.bits().stream().boxed())
                        .filter(bits -> bits < RECOMMENDED)
                        .map(bits -> judge(dkim, selector, bits)))
                .toList();
    }

    private Finding judge(DkimEvidence dkim, Selector selector, int bits) {
        String name = dkim.nameOf(selector).text();
        boolean refused = bits < REQUIRED;
        return finding(name, "the RSA key at " + name + " has " + bits + " bits")
                .severity(refused ? ERROR : WARNING)
                .impact(
                        refused
                                ? "Receivers treat its signatures as if there were none."
                                : "Receivers accept it; 2048 bits are what signers are asked to use.")
                .evidence(Observations.of(selector.answer()))
                .fix(Fix.steps(
                        "Replace the key by one of 2048 bits",
                        "Create a new selector with a 2048-bit key at the service that signs, publish it, switch signing to it.",
                        "Leave the old key in place for a week, for mail that is still on its way."))
                .verify("dig +short " + name + " TXT")
                .build();
    }
}
