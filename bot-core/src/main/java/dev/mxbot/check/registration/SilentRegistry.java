package dev.mxbot.check.registration;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.rdap.Registration.Unknown;
import java.util.List;

/** Says that a registry could not be asked; claims nothing. Where there is no way to it at all, that is no news of the domain. */
@RuleInfo(
        code = "reg.unknown",
        severity = UNKNOWN,
        lane = RECEIVING,
        spec = "RFC 7480 section 5",
        summary = "Until when the domain is registered could not be found out")
final class SilentRegistry implements Rule<RegistrationEvidence> {
    @Override
    public List<Finding> judge(RegistrationEvidence evidence) {
        return evidence.silent().map(this::judge).toList();
    }

    private Finding judge(Unknown unknown) {
        String domain = unknown.domain().text();
        return finding(domain, "the registry did not say until when " + domain + " is registered")
                .impact(
                        "Nothing is claimed about the registration. Where mxbot's network does not let it ask registries,"
                                + " MXBOT_RDAP=off saves the attempt.")
                .evidence(Said.by(unknown))
                .verify(Said.command(unknown.uri()))
                .build();
    }
}
