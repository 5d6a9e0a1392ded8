package dev.mxbot.check.registration;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.rdap.Registration;
import java.util.List;

/**
 * Notes that the registry cannot be asked, only where its word is missed: the domain does not exist in the DNS. Whoever has a healthy
 * domain cannot change it and does not need it.
 */
@RuleInfo(
        code = "reg.unsupported",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 9224 section 4",
        summary = "The domain does not exist in the DNS, and its registry cannot be asked why")
final class UnsupportedRegistry implements Rule<RegistrationEvidence> {
    @Override
    public List<Finding> judge(RegistrationEvidence evidence) {
        Registration own = evidence.own();
        List<String> labels = own.domain().labels();
        if (!(own instanceof Registration.Unsupported)
                || !evidence.isMissing()
                || !own.domain().equals(evidence.domain())
                || !PublicSuffixes.isTopLevel(labels.get(labels.size() - 1))) {
            return List.of();
        }
        String domain = own.domain().text();
        return List.of(finding(
                        domain,
                        "whether " + domain + " is registered is not known: mxbot has no way to ask the registry of ."
                                + labels.get(labels.size() - 1))
                .impact("An expired registration and a name that never was registered look alike in the DNS.")
                .verify("whois " + domain)
                .build());
    }
}
