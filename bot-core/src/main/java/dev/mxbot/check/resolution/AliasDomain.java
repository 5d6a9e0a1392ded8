package dev.mxbot.check.resolution;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.ArrayList;
import java.util.List;

/** Flags a domain that is a CNAME: wrong at the top of a zone, worth knowing elsewhere. */
@RuleInfo(
        code = "dns.domain.alias",
        severity = ERROR,
        lane = RECEIVING,
        spec = {"RFC 1034 section 3.6.2", "RFC 2181 section 10.1", "RFC 5321 section 5.1"},
        summary = "The domain is an alias (CNAME), which cannot stand at the top of a zone")
final class AliasDomain implements Rule<ResolutionEvidence> {
    private static final long TTL = 3600;

    @Override
    public List<Finding> judge(ResolutionEvidence evidence) {
        if (evidence.path().size() < 2) {
            return List.of();
        }
        DomainName domain = evidence.domain();
        DomainName target = evidence.path().get(1);
        if (!evidence.isTopOfZone()) {
            return List.of(finding(domain.text(), domain + " is an alias of " + target)
                    .severity(NOTICE)
                    .impact("Senders follow the alias: mail to " + domain + " goes where " + target
                            + " sends it, and MX or TXT records beside the alias do not count.")
                    .evidence(Observations.of(evidence.answer()))
                    .verify(Observations.dig(domain.text(), RecordType.CNAME))
                    .build());
        }
        return List.of(finding(
                        domain.text(), domain + " is an alias of " + target + ", and the top of a zone cannot be one")
                .impact("The alias stands in place of the zone's own MX, NS and TXT records: resolvers that hold to the"
                        + " rule see only what " + target + " publishes, others see a mixture.")
                .cause("it is an alias (CNAME) of " + target)
                .evidence(Observations.of(evidence.answer()))
                .fix(fix(evidence, domain, target))
                .verify(Observations.dig(domain.text(), RecordType.CNAME))
                .verify(Observations.dig(domain.text(), RecordType.MX))
                .build());
    }

    /** What the alias gave so far, published at the domain itself. */
    private static Fix fix(ResolutionEvidence evidence, DomainName domain, DomainName target) {
        List<ZoneRecord> own = new ArrayList<>();
        own.add(new ZoneRecord(domain, TTL, "A", "<address>"));
        for (ResourceRecord mx : evidence.answer().records()) {
            own.add(new ZoneRecord(domain, TTL, "MX", mx.presentation()));
        }
        return Fix.replace(
                        "Publish address and MX records at " + domain + " in place of the alias",
                        List.of(new ZoneRecord(domain, TTL, "CNAME", target.absolute())),
                        own)
                .needing("address")
                .withSteps("Where the address changes often, use the DNS host's own kind of alias for a zone's top"
                        + " (called ALIAS, ANAME or CNAME flattening): it answers with addresses.");
    }
}
