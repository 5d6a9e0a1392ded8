package dev.mxbot.check.dnssec;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** The signatures of an answer, in words for evidence. */
final class Signatures {
    private Signatures() {}

    /** When the first of some signatures ends, to the minute. */
    static String firstEnd(List<SignatureRecord> signatures) {
        return signatures.stream()
                .map(signature -> signature.rrsig().expiration())
                .sorted()
                .findFirst()
                .orElseThrow()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /** The answers that the signatures stand for, as evidence. */
    static List<Observation> seen(List<SignatureRecord> signatures) {
        return signatures.stream()
                .map(SignatureRecord::over)
                .map(answer -> Observations.of(answer, words(answer)))
                .toList();
    }

    /** {@code signed by key 4711 until 2026-11-30T00:00:00Z}. */
    static String words(Answer answer) {
        return answer.proofs().stream()
                .filter(record -> record.data() instanceof Rdata.Rrsig)
                .map(record -> (Rdata.Rrsig) record.data())
                .map(rrsig -> "signed by key " + rrsig.keyTag() + " until " + rrsig.expiration())
                .collect(Collectors.joining(", "));
    }
}
