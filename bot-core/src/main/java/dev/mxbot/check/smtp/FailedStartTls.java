package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Stage;
import java.util.ArrayList;
import java.util.List;

/** Flags a mail host that offers STARTTLS and cannot keep the promise. */
@RuleInfo(
        code = "smtp.starttls.failed",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 3207 section 4",
        summary = "A mail host offers STARTTLS, and no TLS session comes about")
final class FailedStartTls implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host ->
                        host.with(FailedStartTls::failed).stream().limit(1).map(talk -> finding(smtp, host, talk)))
                .toList();
    }

    /** A handshake that was too slow for us says nothing. */
    static boolean failed(Conversation talk) {
        return talk.broke(Stage.HANDSHAKE, Cause.TLS)
                || talk.broke(Stage.HANDSHAKE, Cause.CLOSED)
                || talk.broke(Stage.HANDSHAKE, Cause.NOT_SMTP)
                || talk.broke(Stage.STARTTLS, Cause.CLOSED)
                || talk.broke(Stage.STARTTLS, Cause.NOT_SMTP)
                || talk.session()
                        .reply(Stage.STARTTLS)
                        .filter(reply -> !reply.isPositive())
                        .isPresent();
    }

    private Finding finding(SmtpEvidence smtp, Exchanger host, Conversation talk) {
        boolean insisted = smtp.isTlsInsistedOn(host);
        Severity severity =
                smtp.severity(insisted, ERROR, other -> other.talks().stream().anyMatch(FailedStartTls::failed));
        List<Observation> evidence = new ArrayList<>(talk.said(Stage.STARTTLS));
        evidence.addAll(talk.ended());
        return finding(host.name().text(), host.at(talk) + " offers STARTTLS, and TLS fails")
                .severity(severity)
                .impact(
                        Words.impact(
                                insisted,
                                severity == Severity.CRITICAL,
                                "Some senders fall back to delivery in the clear, others put the mail off and return it after days."))
                .cause("its MX host " + host.name() + " offers STARTTLS, and TLS fails")
                .evidence(evidence)
                .fix(host.provider()
                        .map(Words::leaveTo)
                        .orElseGet(() -> Fix.steps(
                                "Repair TLS in the mail server",
                                "See its log for the moment of this conversation. Mostly the certificate or key file is missing, cannot"
                                        + " be read, or the two do not belong together.",
                                "Postfix: smtpd_tls_chain_files. Exim: tls_certificate, tls_privatekey. Exchange: the certificate bound"
                                        + " to the receive connector.")))
                .verify(Words.startTls(talk))
                .build();
    }
}
