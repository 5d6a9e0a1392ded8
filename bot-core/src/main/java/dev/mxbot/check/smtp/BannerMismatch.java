package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.smtp.Stage;
import java.util.List;
import java.util.Optional;

/** Flags a mail host that goes by another name than its address. */
@RuleInfo(
        code = "ptr.banner_mismatch",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 5321 section 4.1.4",
        summary = "The name that a mail host gives in SMTP is not the name of its address (PTR)")
final class BannerMismatch implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.introductions().stream()
                .flatMap(one ->
                        one.name().filter(name -> isOther(one, name)).stream().map(name -> finding(one, name)))
                .toList();
    }

    /** An address without a name is the topic of ptr.missing, a name that does not exist that of helo.unresolvable. */
    private static boolean isOther(Introduction one, DomainName said) {
        return !one.reverse().isEmpty()
                && !one.reverse().contains(said)
                && said.labels().size() > 1
                && !UnresolvableName.isUnresolvable(one);
    }

    private Finding finding(Introduction one, DomainName said) {
        Optional<DomainName> own = PublicSuffixes.registrable(said);
        boolean sameHouse = own.isPresent()
                && one.reverse().stream()
                        .anyMatch(name -> PublicSuffixes.registrable(name).equals(own));
        Conversation talk = one.talk();
        return finding(
                        talk.addressText(),
                        talk.label() + " calls itself " + Excerpt.title(said.text()) + ", and its address is named "
                                + Excerpt.title(Words.list(one.reverse(), DomainName::text)))
                .severity(sameHouse ? NOTICE : WARNING)
                .impact(
                        "If the host sends mail under this name, receivers that compare the two count it against the mail. Receiving is"
                                + " not affected.")
                .evidence(talk.said(Stage.EHLO))
                .evidence(Observations.of(one.ptr()))
                .fix(Fix.steps(
                        "Give both the same name",
                        "Have the PTR record of " + talk.addressText() + " changed to " + Excerpt.title(said.text())
                                + " by whoever gave you the address; or set the mail server's name to the PTR's: myhostname in"
                                + " Postfix, primary_hostname in Exim, the FQDN of the connectors in Exchange."))
                .verify("dig +short -x " + talk.addressText())
                .build();
    }
}
