package dev.mxbot.lookup.smtp;

import dev.mxbot.lookup.smtp.Secured.Distrust;
import dev.mxbot.lookup.smtp.Secured.Distrust.Kind;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * Whether a chain leads to a trusted authority (RFC 5280 section 6), the host's own dates and names aside.
 *
 * <p>The path is laid by hand, each certificate to one that signed it and never back, so that a hostile chain cannot make the search long.
 */
final class ChainTrust {
    /** Longer chains are not served by anybody. */
    private static final int MAX_CHAIN = 10;

    private final Map<X500Principal, List<X509Certificate>> authorities;
    private final Clock clock;

    ChainTrust(List<X509Certificate> authorities, Clock clock) {
        this.authorities =
                authorities.stream().collect(Collectors.groupingBy(X509Certificate::getSubjectX500Principal));
        this.clock = clock;
    }

    /** Why the chain is not trusted; empty if it is. */
    Optional<Distrust> distrust(List<X509Certificate> served) {
        if (served.isEmpty()) {
            return Optional.of(new Distrust(Kind.UNKNOWN_ISSUER, "the host served no certificate"));
        }
        List<X509Certificate> others = new ArrayList<>(served.subList(1, Math.min(served.size(), MAX_CHAIN)));
        List<X509Certificate> path = new ArrayList<>();
        X509Certificate last = served.get(0);
        while (true) {
            path.add(last);
            X509Certificate signed = last;
            Optional<X509Certificate> authority = signer(signed, authorities.getOrDefault(issuer(signed), List.of()));
            if (authority.isPresent()) {
                return validate(path, authority.get());
            }
            Optional<X509Certificate> next = signer(signed, others);
            if (next.isEmpty() || isSelfSigned(signed)) {
                return Optional.of(untrusted(path, others));
            }
            others.remove(next.get());
            last = next.get();
        }
    }

    private static Distrust untrusted(List<X509Certificate> path, List<X509Certificate> others) {
        X509Certificate last = path.get(path.size() - 1);
        if (isSelfSigned(last)) {
            return path.size() == 1
                    ? new Distrust(Kind.SELF_SIGNED, "the certificate is signed by itself")
                    : new Distrust(Kind.UNKNOWN_ISSUER, "the chain ends at an authority that is not publicly trusted");
        }
        if (others.stream().anyMatch(other -> other.getSubjectX500Principal().equals(issuer(last)))) {
            return new Distrust(Kind.BROKEN_CHAIN, "a certificate of the chain is not signed by the key of its issuer");
        }
        return new Distrust(
                Kind.UNKNOWN_ISSUER,
                path.size() == 1
                        ? "the issuer is no trusted authority, and the host served no certificate of it"
                        : "the chain ends before a trusted authority: an intermediate certificate is not served");
    }

    private Optional<Distrust> validate(List<X509Certificate> path, X509Certificate authority) {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(moment(path.get(0))));
            // An authority that is served as well, or that the host's certificate is itself, is no part of the path.
            List<X509Certificate> below =
                    path.stream().filter(one -> !one.equals(authority)).toList();
            if (!below.isEmpty()) {
                CertPathValidator.getInstance("PKIX")
                        .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
            }
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(new Distrust(Kind.BROKEN_CHAIN, words(e)));
        } catch (GeneralSecurityException e) {
            return Optional.of(new Distrust(Kind.BROKEN_CHAIN, "the chain cannot be read"));
        }
    }

    /** A moment when the host's own certificate is valid: now, or as close to now as it was. */
    private Instant moment(X509Certificate host) {
        Instant now = clock.instant();
        Instant first = host.getNotBefore().toInstant();
        Instant last = host.getNotAfter().toInstant();
        return now.isAfter(last) ? last : now.isBefore(first) ? first : now;
    }

    private static String words(CertPathValidatorException e) {
        CertPathValidatorException.Reason reason = e.getReason();
        if (reason == CertPathValidatorException.BasicReason.EXPIRED) {
            return "a certificate of the chain above the host's own is expired";
        } else if (reason == CertPathValidatorException.BasicReason.ALGORITHM_CONSTRAINED) {
            return "a certificate of the chain uses a key or a signature that is too weak to be accepted";
        }
        return "a certificate of the chain may not sign the next one, or does not fit it";
    }

    /** Of several with one key, as roots that signed each other have, the one that is closest to an authority. */
    private Optional<X509Certificate> signer(X509Certificate signed, List<X509Certificate> candidates) {
        return candidates.stream()
                .filter(one -> one.getSubjectX500Principal().equals(issuer(signed)) && isSignedBy(signed, one))
                .max(Comparator.comparing(one -> authorities.containsKey(issuer(one))));
    }

    private static X500Principal issuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal();
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return issuer(certificate).equals(certificate.getSubjectX500Principal())
                && isSignedBy(certificate, certificate);
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate by) {
        try {
            certificate.verify(by.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Any failure to verify, also of a key that makes no sense: not signed.
            return false;
        }
    }
}
