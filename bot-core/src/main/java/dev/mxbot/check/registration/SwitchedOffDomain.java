package dev.mxbot.check.registration;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.rdap.Registration.Held;
import java.util.List;

/** Flags a domain that its registrar or registry keeps out of the DNS. */
@RuleInfo(
        code = "reg.hold",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = {"RFC 5731 section 2.3", "RFC 3915 section 3.1", "RFC 8056 section 2"},
        summary = "The domain's registrar or registry keeps it out of the DNS")
final class SwitchedOffDomain implements Rule<RegistrationEvidence> {
    @Override
    public List<Finding> judge(RegistrationEvidence evidence) {
        return evidence.held().filter(Held::isSwitchedOff).map(this::judge).stream()
                .toList();
    }

    private Finding judge(Held held) {
        String domain = held.domain().text();
        // While a deleted name can be restored, registries show both "redemption period" and "pending delete".
        if (held.is("redemption period")) {
            return judge(
                    held,
                    domain + " was deleted and can only be restored for some weeks (status redemption period)",
                    "Ask the registrar of " + domain + " to restore it now",
                    "A restore costs more than a renewal, and after some weeks it is no longer possible.");
        }
        if (held.is("pending delete")) {
            return judge(
                    held,
                    domain + " is being deleted (status pending delete)",
                    "Ask the registrar of " + domain + " whether it can still be kept",
                    "As a rule it cannot: register it again in the moment it is free, before somebody else does.");
        }
        return held.is("server hold")
                ? judge(
                        held,
                        "the registry has switched " + domain + " off (status server hold)",
                        "Ask the registrar of " + domain + " why the registry holds it",
                        "Registries do so for a dispute, a court order or abuse; only they lift it.")
                : judge(
                        held,
                        "the registrar has switched " + domain + " off (status client hold)",
                        "Ask the registrar of " + domain + " what it waits for",
                        "Most often an invoice is open, or the owner has not confirmed the e-mail address.");
    }

    private Finding judge(Held held, String title, String cure, String step) {
        return finding(held.domain().text(), title)
                .impact(
                        "The registry tells nobody the name servers: nothing of the domain is found, and mail to it bounces as"
                                + " soon as caches have forgotten it.")
                .cause(title)
                .evidence(Said.by(held))
                .fix(Fix.steps(cure, step))
                .verify(Said.command(held.uri()))
                .build();
    }
}
