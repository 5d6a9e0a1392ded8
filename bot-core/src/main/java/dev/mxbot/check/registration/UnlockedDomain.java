package dev.mxbot.check.registration;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.rdap.Registration.Held;
import java.util.List;

/** Notes that nothing keeps a domain from being moved to another registrar. */
@RuleInfo(
        code = "reg.unlocked",
        severity = NOTICE,
        lane = RECEIVING,
        spec = {"RFC 5731 section 2.3", "RFC 8056 section 2"},
        summary = "The domain is not locked against a transfer to another registrar")
final class UnlockedDomain implements Rule<RegistrationEvidence> {
    @Override
    public List<Finding> judge(RegistrationEvidence evidence) {
        return evidence
                .held()
                .filter(UnlockedDomain::hasLocks)
                .filter(held -> !held.isSwitchedOff())
                .filter(held -> !held.is("client transfer prohibited") && !held.is("server transfer prohibited"))
                .map(this::judge)
                .stream()
                .toList();
    }

    /** Country registries have rules of their own for a transfer, and many no such lock. */
    private static boolean hasLocks(Held held) {
        List<String> labels = held.domain().labels();
        return !held.statuses().isEmpty() && labels.get(labels.size() - 1).length() > 2;
    }

    private Finding judge(Held held) {
        String domain = held.domain().text();
        return finding(domain, domain + " is not locked against a transfer to another registrar")
                .impact("Whoever learns its transfer code can move it away, and its mail with it.")
                .evidence(Said.by(held))
                .fix(
                        Fix.steps(
                                "Lock " + domain + " at its registrar",
                                "The switch is called transfer lock, registrar lock or domain lock; unlock it only for a transfer."))
                .verify(Said.command(held.uri()))
                .build();
    }
}
