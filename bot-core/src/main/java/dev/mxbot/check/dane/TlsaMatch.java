package dev.mxbot.check.dane;

import dev.mxbot.check.smtp.CertificateNames;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Rdata;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Holds TLSA records against the certificates that a host served, as a sender does.
 *
 * @param chain as served, the host's own first
 * @param at the time of the conversation
 * @param names that the certificate may be for (RFC 7672 section 3.2.2): of the MX host, and of the domain
 */
record TlsaMatch(List<X509Certificate> chain, Instant at, List<DomainName> names) {
    private static final int ANCHOR = 2;
    private static final int OWN = 3;

    /** A chain is followed no further than this, however it turns. */
    private static final int LONGEST_CHAIN = 10;

    /** RFC 6698 section 2.1.3: SHA-256 and SHA-512, in hexadecimal characters. */
    private static final int SHA256_CHARACTERS = 64;

    private static final int SHA512_CHARACTERS = 128;

    TlsaMatch {
        chain = List.copyOf(chain);
        names = List.copyOf(names);
    }

    /** RFC 7672 section 3.1.3: SMTP does not define usages 0 and 1; such a record, or one with odd fields, is as good as none. */
    static boolean isUsable(Rdata.Tlsa record) {
        int length = record.association().length();
        return (record.usage() == ANCHOR || record.usage() == OWN)
                && (record.selector() == 0 || record.selector() == 1)
                && switch (record.matchingType()) {
                    case 0 -> length > 0;
                    case 1 -> length == SHA256_CHARACTERS;
                    case 2 -> length == SHA512_CHARACTERS;
                    default -> false;
                };
    }

    boolean matches(Rdata.Tlsa record) {
        if (chain.isEmpty() || !isUsable(record)) {
            return false;
        }
        // RFC 7672 section 3.1.1: with usage 3 neither names nor dates count, only the key or certificate itself.
        return record.usage() == OWN ? isSelected(record, chain.get(0)) : leadsTo(record);
    }

    /** RFC 7672 section 3.1.2: with usage 2 the chain has to lead to the anchor, and the names and dates count. */
    private boolean leadsTo(Rdata.Tlsa anchor) {
        X509Certificate leaf = chain.get(0);
        if (!isValid(leaf) || names.stream().noneMatch(name -> CertificateNames.cover(leaf, name))) {
            return false;
        }
        List<X509Certificate> left = new ArrayList<>(chain.subList(1, chain.size()));
        X509Certificate current = leaf;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (isSignedByPublished(anchor, current)) {
                return true;
            }
            Optional<X509Certificate> issuer = issuer(current, left);
            if (issuer.isEmpty()) {
                return false;
            }
            if (isSelected(anchor, issuer.get())) {
                return true;
            }
            if (!isValid(issuer.get())) {
                return false;
            }
            left.remove(issuer.get());
            current = issuer.get();
        }
        return false;
    }

    private static Optional<X509Certificate> issuer(X509Certificate of, List<X509Certificate> candidates) {
        return candidates.stream()
                .filter(one -> one.getSubjectX500Principal().equals(of.getIssuerX500Principal())
                        && isSignedBy(of, one.getPublicKey()))
                .findFirst();
    }

    /** An anchor that stands in the record as a whole need not be served (RFC 7672 section 3.1.2). */
    private static boolean isSignedByPublished(Rdata.Tlsa anchor, X509Certificate certificate) {
        if (anchor.matchingType() != 0) {
            return false;
        }
        return published(anchor, certificate)
                .filter(key -> isSignedBy(certificate, key))
                .isPresent();
    }

    private static Optional<PublicKey> published(Rdata.Tlsa anchor, X509Certificate signed) {
        try {
            byte[] octets = HexFormat.of().parseHex(anchor.association());
            if (anchor.selector() == 0) {
                return Optional.of(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(octets))
                        .getPublicKey());
            }
            String algorithm = signed.getSigAlgName().endsWith("ECDSA") ? "EC" : "RSA";
            return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(octets)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // A record that holds no key vouches for nothing.
            return Optional.empty();
        }
    }

    private static boolean isSignedBy(X509Certificate certificate, PublicKey key) {
        try {
            certificate.verify(key);
            return true;
        } catch (GeneralSecurityException e) {
            // Another key's signature, or one that cannot be checked: not this issuer.
            return false;
        }
    }

    private boolean isValid(X509Certificate certificate) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    private static boolean isSelected(Rdata.Tlsa record, X509Certificate certificate) {
        return association(certificate, record.selector(), record.matchingType())
                .filter(record.association()::equals)
                .isPresent();
    }

    /** What a record with these parameters holds for the certificate, in lower-case hexadecimal (RFC 6698 section 2.1). */
    static Optional<String> association(X509Certificate certificate, int selector, int matchingType) {
        try {
            byte[] data = selector == 0
                    ? certificate.getEncoded()
                    : certificate.getPublicKey().getEncoded();
            return Optional.of(HexFormat.of()
                    .formatHex(
                            switch (matchingType) {
                                case 1 -> MessageDigest.getInstance("SHA-256").digest(data);
                                case 2 -> MessageDigest.getInstance("SHA-512").digest(data);
                                default -> data;
                            }));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
