package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Remarks that a certificate can be forged: its key is short, or its signature uses a broken hash. */
@RuleInfo(
        code = "smtp.cert.weak_key",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 9325 section 4.5",
        summary = "The certificate of a mail host has a short key or a weak signature")
final class WeakKey implements Rule<SmtpEvidence> {
    private static final int RSA_BITS = 2048;
    private static final int EC_BITS = 224;

    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return new CertificateFault(this, (talk, leaf) -> fault(leaf))
                .judge(smtp, "Mail is encrypted; an attacker with means can pass for the host.").stream()
                        .map(found -> found.draft()
                                .severity(NOTICE)
                                .impact("Mail is encrypted; an attacker with means can pass for the host.")
                                .fix(Words.certificate(
                                        found.host(),
                                        "Get a certificate over a new key",
                                        "Take ECDSA P-256, or RSA with at least 2048 bits: certbot renew --key-type ecdsa"
                                                + " --force-renewal."))
                                .build())
                        .toList();
    }

    static Optional<String> fault(X509Certificate leaf) {
        if (leaf.getPublicKey() instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < RSA_BITS) {
            return Optional.of("has an RSA key of " + rsa.getModulus().bitLength() + " bits");
        }
        if (leaf.getPublicKey() instanceof ECPublicKey ec
                && ec.getParams().getOrder().bitLength() < EC_BITS) {
            return Optional.of(
                    "has an elliptic-curve key of " + ec.getParams().getOrder().bitLength() + " bits");
        }
        String algorithm = leaf.getSigAlgName().toUpperCase(Locale.ROOT);
        return algorithm.startsWith("SHA1WITH") || algorithm.startsWith("MD5WITH") || algorithm.startsWith("MD2WITH")
                ? Optional.of("is signed with " + algorithm.substring(0, algorithm.indexOf("WITH")))
                : Optional.empty();
    }
}
