package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.security.cert.X509Certificate;
import java.util.List;

/** Remarks that the certificates of a chain are not served in order. */
@RuleInfo(
        code = "smtp.cert.chain_order",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = {"RFC 5246 section 7.4.2", "RFC 8446 section 4.4.2"},
        summary = "A mail host serves its chain of certificates out of order")
final class ChainOrder implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host -> host.talks().stream()
                        .filter(talk -> talk.secured()
                                .filter(tls -> isOutOfOrder(tls.chain()))
                                .isPresent())
                        .limit(1)
                        .map(talk -> finding(host, talk)))
                .toList();
    }

    /** Each certificate is followed by its issuer's. */
    private static boolean isOutOfOrder(List<X509Certificate> chain) {
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!chain.get(i).getIssuerX500Principal().equals(chain.get(i + 1).getSubjectX500Principal())) {
                return true;
            }
        }
        return false;
    }

    private Finding finding(Exchanger host, Conversation talk) {
        return finding(host.name().text(), host.at(talk) + ": its chain of certificates is out of order")
                .impact("Most senders sort it out; some, with old libraries, do not trust the certificate.")
                .evidence(talk.secured().stream()
                        .flatMap(tls -> tls.chain().stream())
                        .limit(5)
                        .map(certificate ->
                                talk.observation("chain of " + host.name(), CertificateText.of(certificate)))
                        .toList())
                .fix(Words.certificate(
                        host,
                        "Serve the host's certificate first, then each issuer after the one that it signed",
                        "Put the file together anew: the certificate, then the intermediate ones; leave out the root."))
                .verify(Words.startTls(talk) + " -showcerts")
                .build();
    }
}
