package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.smtp.Secured;
import dev.mxbot.lookup.smtp.Secured.Distrust;
import java.util.List;

/** Remarks that no public authority vouches for a certificate. */
@RuleInfo(
        code = "smtp.cert.untrusted",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 8461 section 4.2",
        summary = "The certificate of a mail host does not lead to an authority that is trusted")
final class UntrustedCertificate implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return new CertificateFault(
                        this,
                        (talk, leaf) ->
                                talk.secured().flatMap(Secured::distrust).map(UntrustedCertificate::words))
                .judge(smtp, "Senders deliver: without MTA-STS or DANE they take any certificate.").stream()
                        // RFC 7672 section 3.1: with DANE, the TLSA records take the place of the authorities.
                        .filter(found -> !found.host().dane() || smtp.isCertificateInsistedOn(found.host()))
                        .map(found -> found.draft()
                                .evidence(found.talk().secured().flatMap(Secured::distrust).stream()
                                        .map(why -> found.talk()
                                                .observation(
                                                        "chain of "
                                                                + found.host().name(),
                                                        why.detail()))
                                        .toList())
                                .fix(Words.certificate(
                                        found.host(),
                                        "Serve a certificate of a public authority, with its whole chain",
                                        "With Let's Encrypt: point the mail server at fullchain.pem, not at cert.pem."))
                                .build())
                        .toList();
    }

    private static String words(Distrust distrust) {
        return switch (distrust.kind()) {
            case SELF_SIGNED -> "is signed by itself";
            case UNKNOWN_ISSUER -> "is from an issuer that is not known and not served with it";
            case BROKEN_CHAIN -> "comes with a chain that does not hold";
        };
    }
}
