package dev.mxbot.check.dnssec;

import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The signature by which an answer stands or falls: of several over the same records, the one that holds longest (RFC 4035 section 5.3.3
 * wants one that is valid, not all).
 */
record SignatureRecord(Answer over, Rdata.Rrsig rrsig) {
    /** Signers that sign for a day or two renew as often; so what counts is a small rest of a signature's whole life. */
    private static final int LAST_PART = 5;

    private static final Duration SOON = Duration.ofDays(2);

    static Optional<SignatureRecord> of(Answer answer) {
        return answer.proofs().stream()
                .flatMap(record -> record.data() instanceof Rdata.Rrsig rrsig
                        ? Optional.of(rrsig).stream()
                        : Optional.<Rdata.Rrsig>empty().stream())
                .max(Comparator.comparing(Rdata.Rrsig::expiration))
                .map(rrsig -> new SignatureRecord(answer, rrsig));
    }

    /** As of when the answer came. */
    boolean isExpired() {
        return !rrsig.expiration().isAfter(seen());
    }

    boolean isExpiring() {
        Duration left = Duration.between(seen(), rrsig.expiration());
        Duration life = Duration.between(rrsig.inception(), rrsig.expiration());
        return !isExpired()
                && left.compareTo(SOON) <= 0
                && left.multipliedBy(LAST_PART).compareTo(life) <= 0;
    }

    private Instant seen() {
        return over.provenance().at();
    }
}
