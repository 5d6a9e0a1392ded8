package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.smtp.Stage;
import java.util.List;
import java.util.Locale;

/** Flags a domain that nobody can write to about its mail. */
@RuleInfo(
        code = "smtp.postmaster.rejected",
        severity = WARNING,
        lane = RECEIVING,
        spec = {"RFC 5321 section 4.5.1", "RFC 2142 section 5"},
        summary = "Mail to postmaster of the domain is refused")
final class RejectedPostmaster implements Rule<SmtpEvidence> {
    private static final String MICROSOFT = "microsoft-365";

    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host -> host.with(talk -> talk.isRefused(Stage.RCPT_TO, Refusal.MAILBOX)).stream()
                        .limit(1)
                        .flatMap(talk -> talk.refused().stream().map(refused -> finding(smtp, host, talk, refused))))
                // One mailbox, whichever host says so.
                .limit(1)
                .toList();
    }

    private Finding finding(SmtpEvidence smtp, Exchanger host, Conversation talk, Refused refused) {
        boolean ambiguous = host.provider()
                        .filter(provider -> provider.id().equals(MICROSOFT))
                        .isPresent()
                && Refusal.hasStatus(refused.exchange().reply().text().toLowerCase(Locale.ROOT), "5.4.1");
        String domain = smtp.domain().text();
        return finding(domain, host.at(talk) + " refuses mail to postmaster@" + domain + ": \"" + refused.text() + "\"")
                .severity(ambiguous ? NOTICE : WARNING)
                .impact(
                        ambiguous
                                ? "Microsoft 365 answers this for an address that does not exist, and for a domain that the account does"
                                        + " not have. If other mail for " + domain
                                        + " arrives, only postmaster is missing."
                                : "Whoever has trouble delivering to " + domain
                                        + " writes to postmaster, which every mail domain has to have; that mail bounces.")
                .evidence(talk.observation(refused.exchange()))
                .fix(Fix.steps(
                        "Create the address postmaster@" + domain,
                        "An alias to a mailbox that somebody reads is enough. Postfix: postmaster: root in the aliases, or a line in"
                                + " the virtual alias table; then newaliases or postmap."))
                .verify("swaks --server " + talk.addressText() + " --from '<>' --to postmaster@" + domain
                        + " --quit-after RCPT")
                .build();
    }
}
