package dev.mxbot.check.dnssec;

import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.stream.Collectors;

/** The signatures of an answer, in words for evidence. */
final class Signatures {
    private Signatures() {}

    /** {@code signed by key 4711 until 2026-11-30T00:00:00Z}. */
    static String words(Answer answer) {
        return answer.proofs().stream()
                .filter(record -> record.data() instanceof Rdata.Rrsig)
                .map(record -> (Rdata.Rrsig) record.data())
                .map(rrsig -> "signed by key " + rrsig.keyTag() + " until " + rrsig.expiration())
                .collect(Collectors.joining(", "));
    }
}
