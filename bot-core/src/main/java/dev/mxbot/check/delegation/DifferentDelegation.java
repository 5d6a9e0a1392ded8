package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import com.google.common.collect.Sets;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags a delegation that names other servers than the zone's own NS records. */
@RuleInfo(
        code = "ns.parent_child_mismatch",
        severity = WARNING,
        lane = RECEIVING,
        spec = {"RFC 1034 section 4.2.2", "RFC 1912 section 2.8"},
        summary = "The zone above delegates to other name servers than the zone's own NS records name")
final class DifferentDelegation implements Rule<DelegationEvidence> {
    /** A title stays one line. */
    private static final int SHOWN = 4;

    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        Set<DomainName> above = evidence.delegated();
        Set<DomainName> own = evidence.named();
        if (above.isEmpty() || own.isEmpty() || above.equals(own)) {
            return List.of();
        }
        String zone = evidence.zoneName();
        return List.of(finding(
                        zone,
                        "the registry delegates " + zone + " to other name servers than its own NS records name: "
                                + difference(above, own))
                .impact(
                        "Some resolvers ask the servers of the one list, some those of the other. As long as all of them serve the"
                                + " same zone, mail flows; when one list is changed or switched off, it stops for part of the senders.")
                .evidence(Stream.concat(
                                evidence.delegation().stream(),
                                evidence.looked().stream()
                                        .skip(evidence.looked().size() - 1L))
                        .map(Observations::of)
                        .toList())
                .fix(
                        Fix.steps(
                                "Enter the same name servers at the registrar and in the zone",
                                "After a move to another DNS host, the list at the registrar and the NS records of the zone both have to"
                                        + " name the new host's servers, and no others.",
                                "If the list was changed within the last two days, caches still hold the old one: check again then."))
                .verify(
                        evidence.delegation().map(Observations::dig).orElseThrow(),
                        Observations.dig(zone, RecordType.NS))
                .build());
    }

    private static String difference(Set<DomainName> above, Set<DomainName> own) {
        return Stream.of(
                        words("only at the registry ", Sets.difference(above, own)),
                        words("only in the zone ", Sets.difference(own, above)))
                .flatMap(words -> words)
                .collect(Collectors.joining("; "));
    }

    private static Stream<String> words(String where, Set<DomainName> names) {
        return names.isEmpty()
                ? Stream.of()
                : Stream.of(where
                        + names.stream().limit(SHOWN).map(DomainName::text).collect(Collectors.joining(", ")));
    }
}
