package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Warns of a certificate that nobody has renewed, while there is time. */
@RuleInfo(
        code = "smtp.cert.expiring",
        severity = WARNING,
        lane = TRANSPORT,
        spec = "RFC 5280 section 4.1.2.5",
        summary = "The certificate of a mail host expires within 14 days")
final class ExpiringCertificate implements Rule<SmtpEvidence> {
    private static final Duration SOON = Duration.ofDays(14);

    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host -> host.talks().stream()
                        .flatMap(talk -> talk.secured().stream()
                                .flatMap(tls -> tls.chain().stream().limit(1))
                                .filter(leaf -> isExpiring(leaf, talk.session().at()))
                                .map(leaf -> finding(smtp, host, talk, leaf)))
                        .limit(1))
                .toList();
    }

    /** A certificate for a week is renewed in its last days: there, more than a third of its life is time enough. */
    private static boolean isExpiring(X509Certificate leaf, Instant now) {
        Instant end = leaf.getNotAfter().toInstant();
        Duration left = Duration.between(now, end);
        Duration life = Duration.between(leaf.getNotBefore().toInstant(), end);
        return !left.isNegative() && left.compareTo(SOON) <= 0 && left.compareTo(life.dividedBy(3)) < 0;
    }

    private Finding finding(SmtpEvidence smtp, Exchanger host, Conversation talk, X509Certificate leaf) {
        Duration left = Duration.between(talk.session().at(), leaf.getNotAfter().toInstant());
        String when = left.toDays() == 0
                ? "in " + left.toHours() + " h"
                : left.toDays() == 1 ? "in 1 day" : "in " + left.toDays() + " days";
        return finding(
                        host.name().text(),
                        host.at(talk) + ": its certificate expires " + when + ", on "
                                + CertificateText.day(leaf.getNotAfter()))
                .severity(host.provider().isPresent() ? NOTICE : WARNING)
                .impact(
                        smtp.isCertificateInsistedOn(host)
                                ? "From then on senders that know the MTA-STS policy do not deliver to this host."
                                : "From then on senders that check certificates report the host or do not deliver.")
                .evidence(talk.observation("certificate of " + host.name(), CertificateText.of(leaf)))
                .fix(Words.certificate(host, "Renew the certificate of " + host.name(), ExpiredCertificate.RENEWAL))
                .verify(Words.startTls(talk))
                .build();
    }
}
