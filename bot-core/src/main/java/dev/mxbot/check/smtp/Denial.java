package dev.mxbot.check.smtp;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.Optional;

/**
 * A host that says that it does not take mail for the domain.
 *
 * @param talk where it says so
 */
record Denial(Exchanger host, Conversation talk, Refused refused) {
    /** Of each host that denies the domain, one. */
    static List<Denial> in(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host -> host.refusing(Refusal.RELAY, (talk, refused) -> new Denial(host, talk, refused)))
                .toList();
    }

    /** True if senders come here only when another host, which takes the mail, is down. */
    boolean isBackup(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .anyMatch(other -> other.preference() < host.preference() && other.isWilling());
    }

    Optional<MailProvider> provider() {
        return host.provider();
    }

    Finding.Draft shown(Finding.Draft draft, SmtpEvidence smtp) {
        DomainName domain = smtp.domain();
        return draft.evidence(talk.observation(refused.exchange()))
                .verify("swaks --server " + talk.addressText() + " --from '<>' --to postmaster@" + domain
                        + " --quit-after RCPT");
    }

    /** On a mail server of one's own. */
    Fix acceptance(DomainName domain) {
        return Fix.steps(
                "Let " + host.name() + " take mail for " + domain,
                "Postfix: add " + domain
                        + " to mydestination, virtual_mailbox_domains or virtual_alias_domains where its mailboxes"
                        + " are here, or to relay_domains where it passes the mail on; then postfix reload.",
                "Exim: add it to local_domains or relay_to_domains. Exchange: New-AcceptedDomain -Name " + domain
                        + " -DomainName " + domain + ".",
                "On a server with a panel, see that the domain is set to local mail there, and that nobody has removed it.");
    }
}
