package dev.mxbot.check.clientsetup;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.Optional;

/** Flags a name that sends mail programs away from the provider that holds the mailboxes. */
@RuleInfo(
        code = "auto.wrong_target",
        severity = WARNING,
        lane = RECEIVING,
        spec = {"RFC 6186 section 3", "RFC 8314 section 5.1"},
        summary = "A name from which mail programs learn the settings leads to somebody else")
final class StrayNames implements Rule<SetupEvidence> {
    @Override
    public List<Finding> judge(SetupEvidence setup) {
        return setup.stray().stream()
                .filter(name ->
                        !setup.leftovers().contains(name.answer().query().name()))
                .flatMap(name -> name.astray(setup.domain()).stream().map(target -> judge(setup, name, target)))
                .toList();
    }

    private Finding judge(SetupEvidence setup, SetupName name, DomainName target) {
        String provider = setup.mailbox().map(MailProvider::name).orElse("");
        String owner = name.answer().query().name().text();
        String whose = KnownProviders.byClientTarget(target)
                .map(other -> " of " + other.name())
                .orElse("");
        return finding(
                        owner,
                        owner + " leads mail programs to " + Excerpt.title(target.text()) + whose
                                + "; the mailboxes are at " + provider)
                .impact("Programs that set up an account of " + setup.domain()
                        + " ask there, and fail or show an old mailbox. Mail itself is delivered.")
                .evidence(Observations.of(name.answer()))
                .fix(fix(name, provider))
                .verify("dig +short " + owner
                        + (name.documented().filter(each -> !each.isAlias()).isPresent() ? " SRV" : " CNAME"))
                .build();
    }

    private static Fix fix(SetupName name, String provider) {
        Optional<ZoneRecord> right = name.right();
        return right.isPresent()
                ? Fix.replace("Let it lead to " + provider, name.published(), List.of(right.get()))
                : Fix.remove(
                        "Remove it: " + provider + " asks for nothing there",
                        name.published().toArray(ZoneRecord[]::new));
    }
}
