package dev.mxbot.check.dnssec;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags keys and digests that validators are giving up. */
@RuleInfo(
        code = "dnssec.algo.deprecated",
        severity = WARNING,
        lane = TRANSPORT,
        spec = {"RFC 9904", "RFC 9905 section 2"},
        summary = "The zone is signed with an algorithm that must not be used any more")
final class DeprecatedAlgorithm implements Rule<DnssecEvidence> {
    /** By their numbers in the IANA registry "DNS Security Algorithm Numbers". */
    private static final Map<Integer, String> ALGORITHMS = Map.of(
            1,
            "RSA/MD5",
            3,
            "DSA/SHA-1",
            5,
            "RSA/SHA-1",
            6,
            "DSA-NSEC3-SHA1",
            7,
            "RSASHA1-NSEC3-SHA1",
            12,
            "GOST R 34.10-2001");

    /** By their numbers in the IANA registry "Digest Algorithms". */
    private static final Map<Integer, String> DIGESTS = Map.of(1, "SHA-1", 3, "GOST R 34.11-94");

    @Override
    public List<Finding> judge(DnssecEvidence evidence) {
        boolean allDigestsOld = !evidence.dsSet().isEmpty()
                && evidence.dsSet().stream().allMatch(ds -> DIGESTS.containsKey(ds.digestType()));
        List<String> old = Stream.concat(
                        // A DS record names the algorithm of the key that it stands for (RFC 4034 section 5.1.2).
                        Stream.concat(
                                        evidence.keySet().stream().map(Rdata.Dnskey::algorithm),
                                        evidence.dsSet().stream().map(Rdata.Ds::algorithm))
                                .distinct()
                                .flatMap(number -> named(ALGORITHMS, number, "key algorithm ")),
                        // A DS record with a newer digest beside it is the one that counts (RFC 4509 section 3).
                        evidence.dsSet().stream()
                                .filter(ds -> allDigestsOld)
                                .map(Rdata.Ds::digestType)
                                .flatMap(number -> named(DIGESTS, number, "DS digest ")))
                .distinct()
                .toList();
        if (old.isEmpty() || evidence.hasNoDs()) {
            return List.of();
        }
        String zone = evidence.zoneName();
        return List.of(finding(zone, "DNSSEC of " + zone + " uses " + String.join(" and ", old))
                .impact(
                        "Resolvers that no longer accept it treat the zone as unsigned, some as broken: then senders behind them"
                                + " cannot look " + evidence.domain() + " up.")
                .evidence(evidence.ds().map(Observations::of).stream().toList())
                .evidence(evidence.keys().map(Observations::of).stream().toList())
                .fix(Fix.steps(
                        "Roll the zone over to algorithm 13 (ECDSA P-256 with SHA-256)",
                        "Most DNS hosts do that on request. The DS record at the registrar changes with it; its digest should be"
                                + " type 2 (SHA-256)."))
                .verify("dig +short " + zone + " DNSKEY", "dig +short " + zone + " DS")
                .build());
    }

    private static Stream<String> named(Map<Integer, String> names, int number, String kind) {
        return Optional.ofNullable(names.get(number)).map(name -> kind + number + " (" + name + ")").stream();
    }
}
