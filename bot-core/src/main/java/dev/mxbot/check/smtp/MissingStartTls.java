package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.smtp.Stage;
import java.util.List;

/** Flags a mail host that takes mail without encryption only. */
@RuleInfo(
        code = "smtp.starttls.missing",
        severity = WARNING,
        lane = TRANSPORT,
        spec = "RFC 3207",
        summary = "A mail host does not offer STARTTLS, so mail to it travels in the clear")
final class MissingStartTls implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host ->
                        host.with(MissingStartTls::isBare).stream().limit(1).map(talk -> finding(smtp, host, talk)))
                .toList();
    }

    private static boolean isBare(Conversation talk) {
        return talk.isGreeted() && !talk.session().offersStartTls();
    }

    private Finding finding(SmtpEvidence smtp, Exchanger host, Conversation talk) {
        boolean insisted = smtp.isTlsInsistedOn(host);
        Severity severity =
                smtp.severity(insisted, WARNING, other -> other.talks().stream().anyMatch(MissingStartTls::isBare));
        return finding(host.name().text(), host.at(talk) + " does not offer STARTTLS")
                .severity(severity)
                .impact(Words.impact(
                        insisted,
                        severity == Severity.CRITICAL,
                        "Mail to this host is readable on its way. Senders that require encryption do not deliver."))
                .cause("its MX host " + host.name() + " does not offer STARTTLS")
                .evidence(talk.said(Stage.EHLO))
                .fix(host.provider()
                        .map(Words::leaveTo)
                        .orElseGet(() -> Fix.steps(
                                "Switch on TLS in the mail server",
                                "Postfix: smtpd_tls_security_level = may, smtpd_tls_chain_files = the key and the certificate with its"
                                        + " chain. Exim: tls_advertise_hosts = *, tls_certificate, tls_privatekey. Exchange: bind a"
                                        + " certificate to the SMTP service.",
                                "If it is on already, a firewall that inspects SMTP takes the word out of the answer: switch that"
                                        + " inspection off.")))
                .verify(Words.startTls(talk))
                .build();
    }
}
