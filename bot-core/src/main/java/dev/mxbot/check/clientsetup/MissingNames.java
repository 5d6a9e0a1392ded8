package dev.mxbot.check.clientsetup;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.Optional;

/** Mentions that mail programs are told nothing. */
@RuleInfo(
        code = "auto.missing",
        severity = NOTICE,
        lane = RECEIVING,
        spec = {"RFC 6186 section 3", "RFC 8314 section 5.1"},
        summary = "None of the names is published from which mail programs learn the settings")
final class MissingNames implements Rule<SetupEvidence> {
    @Override
    public List<Finding> judge(SetupEvidence setup) {
        List<SetupName> documented = setup.documented();
        if (documented.isEmpty() || !documented.stream().allMatch(SetupName::isAbsent)) {
            return List.of();
        }
        String provider = setup.mailbox().map(MailProvider::name).orElse("");
        String domain = setup.domain().text();
        return List.of(finding(domain, "mail programs find no settings for " + domain)
                .impact("People who set up an account of " + domain + " have to type the servers of " + provider
                        + " by hand.")
                .evidence(documented.stream()
                        .map(name -> Observations.of(name.answer()))
                        .toList())
                .fix(Fix.add(
                        "Publish what " + provider + " asks for",
                        documented.stream()
                                .map(SetupName::right)
                                .flatMap(Optional::stream)
                                .toArray(ZoneRecord[]::new)))
                .verify(documented.stream()
                        .map(name -> Observations.dig(name.answer()))
                        .toArray(String[]::new))
                .build());
    }
}
