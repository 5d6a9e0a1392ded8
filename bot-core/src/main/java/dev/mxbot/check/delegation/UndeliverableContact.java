package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.SpecialUse;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.Optional;

/** Flags a contact address of the zone that no mail can reach. */
@RuleInfo(
        code = "soa.rname",
        severity = NOTICE,
        lane = RECEIVING,
        spec = {"RFC 1035 section 3.3.13", "RFC 1912 section 2.2"},
        summary = "The contact address in the SOA record is no mail address")
final class UndeliverableContact implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        return evidence.version().stream()
                .flatMap(server -> fault(server.zoneVersion().orElseThrow().responsible())
                        .map(fault -> finding(evidence, server, fault))
                        .stream())
                .toList();
    }

    /** The first label is the local part, the rest the mail domain (RFC 1035 section 8). */
    private static Optional<String> fault(DomainName responsible) {
        Optional<SpecialUse> special = responsible.parent().flatMap(SpecialUse::of);
        if (special.isPresent()) {
            return Optional.of("lies in " + special.get().suffix() + ", where no mail arrives");
        } else if (responsible.text().contains("@")) {
            return Optional.of("is written with an @ in place of a dot");
        }
        return responsible.labels().size() < 3 ? Optional.of("names no mail domain") : Optional.empty();
    }

    private Finding finding(DelegationEvidence evidence, NameServer server, String fault) {
        String zone = evidence.zoneName();
        DomainName contact = server.zoneVersion().orElseThrow().responsible();
        return finding(zone, "the contact in the SOA record of " + zone + ", " + contact + ", " + fault)
                .impact("Whoever wants to report a fault in the zone reaches nobody; mail flow is not affected.")
                .evidence(server.soa().map(Observations::of).stream().toList())
                .fix(Fix.steps(
                        "Enter a mailbox that somebody reads",
                        "hostmaster@example.com is written hostmaster.example.com. in the SOA record; a dot in the local part"
                                + " is written \\."))
                .verify(Observations.dig(zone, RecordType.SOA))
                .build();
    }
}
