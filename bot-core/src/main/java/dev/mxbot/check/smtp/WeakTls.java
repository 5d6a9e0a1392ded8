package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.smtp.Secured;
import java.util.List;
import java.util.Optional;

/** Says that the best cipher suite that a mail host agreed to is a weak one. */
@RuleInfo(
        code = "smtp.tls.weak",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 9325 section 4.1",
        summary = "A mail host agrees to a weak cipher suite only")
final class WeakTls implements Rule<SmtpEvidence> {
    private static final List<String> BROKEN =
            List.of("_NULL", "_EXPORT", "_anon", "_RC4", "_RC2", "_DES", "_3DES", "_MD5");

    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host -> host.talks().stream()
                        .flatMap(talk -> talk.secured().flatMap(tls -> finding(host, talk, tls)).stream())
                        .limit(1))
                .toList();
    }

    private Optional<Finding> finding(Exchanger host, Conversation talk, Secured tls) {
        return weakness(tls.cipherSuite())
                .map(weakness -> finding(
                                host.name().text(),
                                host.at(talk) + " agrees to " + tls.cipherSuite() + ", which " + weakness)
                        .impact("Mail is encrypted, but not as well as it could be.")
                        .evidence(talk.observation(
                                "TLS handshake with " + host.name(), tls.protocol() + " " + tls.cipherSuite()))
                        .fix(host.provider()
                                .map(Words::leaveTo)
                                .orElseGet(() -> Fix.steps(
                                        "Offer suites with ephemeral keys and AES-GCM or ChaCha20",
                                        "Postfix: smtpd_tls_ciphers = medium is enough with a current OpenSSL. Take away what was"
                                                + " set to exclude ECDHE.")))
                        .verify(Words.startTls(talk))
                        .build());
    }

    private static Optional<String> weakness(String suite) {
        if (BROKEN.stream().anyMatch(suite::contains)) {
            return Optional.of("uses a broken algorithm");
        }
        // TLS 1.3 suites name no key exchange: theirs is always ephemeral.
        return suite.startsWith("TLS_RSA_")
                ? Optional.of("has no forward secrecy: whoever gets the key later reads all mail that was recorded")
                : Optional.empty();
    }
}
