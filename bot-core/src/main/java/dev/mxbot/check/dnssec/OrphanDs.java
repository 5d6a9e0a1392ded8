package dev.mxbot.check.dnssec;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;

/** Flags DS records none of which matches a key of the zone. */
@RuleInfo(
        code = "dnssec.ds.orphan",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = "RFC 4035 section 5.2",
        summary = "The zone above has a DS record for the zone, and no key of the zone matches it")
final class OrphanDs implements Rule<DnssecEvidence> {
    @Override
    public List<Finding> judge(DnssecEvidence evidence) {
        List<Rdata.Ds> ds = evidence.dsSet();
        boolean keysKnown =
                evidence.keys().filter(answer -> !answer.isUnanswered()).isPresent();
        if (ds.isEmpty()
                || !keysKnown
                || evidence.isValidated()
                || ds.stream().anyMatch(record -> matches(record, evidence.keySet()))) {
            return List.of();
        }
        String zone = evidence.zoneName();
        boolean unsigned = evidence.keySet().isEmpty();
        return List.of(finding(
                        zone,
                        unsigned
                                ? "the registry has a DS record for " + zone + ", and the zone is not signed"
                                : "no key of " + zone + " matches the DS record that the registry has for it")
                .impact("Senders behind a validating resolver cannot look " + evidence.domain()
                        + " up: their mail waits, and bounces after days. Others deliver.")
                .cause("its DS record matches no key of the zone")
                .evidence(evidence.ds().map(Observations::of).stream().toList())
                .evidence(evidence.keys().map(Observations::of).stream().toList())
                .fix(Fix.steps(
                        unsigned
                                ? "Remove the DS record at the registrar, or have the zone signed"
                                : "Replace the DS record at the registrar by the one of today's key",
                        "Key tags in DS records: " + tags(ds) + ". "
                                + (unsigned ? "The zone has no key." : "Keys of the zone: " + keyTags(evidence) + "."),
                        "The usual cause is a move to another DNS host: its control panel shows the DS record to enter, or the"
                                + " zone is not signed there.",
                        "Mail works again once caches have dropped the old DS record"
                                + evidence.ds().map(OrphanDs::wait).orElse("") + "."))
                .verify("dig +cd " + zone + " DS", "dig +cd " + zone + " DNSKEY", "delv " + zone + " SOA")
                .build());
    }

    /** A digest of a type that is not known here counts as a match: nothing is claimed about it. */
    private static boolean matches(Rdata.Ds ds, List<Rdata.Dnskey> keys) {
        return keys.stream()
                .anyMatch(key -> key.keyTag() == ds.keyTag()
                        && key.algorithm() == ds.algorithm()
                        && key.digests()
                                .getOrDefault(ds.digestType(), ds.digest())
                                .equals(ds.digest()));
    }

    private static String wait(Answer ds) {
        return ", within " + Observations.ttl(ds) + " s";
    }

    private static String tags(List<Rdata.Ds> ds) {
        return String.join(
                ", ",
                ds.stream()
                        .map(record -> String.valueOf(record.keyTag()))
                        .distinct()
                        .toList());
    }

    private static String keyTags(DnssecEvidence evidence) {
        return String.join(
                ", ",
                evidence.keySet().stream()
                        .map(key -> String.valueOf(key.keyTag()))
                        .distinct()
                        .toList());
    }
}
