package dev.mxbot.check.dmarc;

import dev.mxbot.check.spf.SpfRecord;
import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.diagnosis.Proposal;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was found out about the domain's DMARC policy.
 *
 * @param txt the TXT records of the domain itself: whether it exists, and whether it sends
 * @param walk the domain first; its parents, nearest first, only if there is no record at the domain
 * @param destinations whoever else is to get the reports of the domain's own record
 */
record DmarcEvidence(
        DomainName domain, Answer txt, Answer mx, List<DmarcPlace> walk, List<ReportDestination> destinations)
        implements Evidence {
    DmarcEvidence {
        walk = List.copyOf(walk);
        destinations = List.copyOf(destinations);
    }

    /** A record that is not published yet. */
    static DmarcEvidence of(Proposal proposal) {
        DomainName domain = proposal.domain();
        return new DmarcEvidence(
                domain,
                proposal.unasked(domain, RecordType.TXT),
                proposal.unasked(domain, RecordType.MX),
                List.of(DmarcPlace.of(domain, proposal.published(domain.child("_dmarc")))),
                List.of());
    }

    /** The first record, tag by tag. */
    Optional<Map<String, Object>> parsed() {
        return own().published().stream().findFirst().map(published -> Map.of("tags", tags(published.record())));
    }

    private static Map<String, String> tags(DmarcRecord record) {
        return record.tags().stream()
                .collect(Collectors.toMap(
                        DmarcTag::name, DmarcTag::value, (first, second) -> first, LinkedHashMap::new));
    }

    DmarcPlace own() {
        return walk.get(0);
    }

    /** Where the registered name has its record: {@code example.co.uk} for {@code mail.example.co.uk}. */
    DomainName registered() {
        return PublicSuffixes.registrable(domain).orElse(domain);
    }

    /** RFC 9989 section 4.10.2: whose record stands in for the domain's own. */
    private Optional<DmarcPlace> organizational() {
        List<DmarcPlace> found = walk.stream()
                .skip(1)
                .filter(place -> place.record().isPresent())
                .toList();
        for (DmarcPlace place : found) {
            Optional<String> psd = place.record().flatMap(record -> record.value("psd"));
            if (psd.filter("n"::equals).isPresent()) {
                return Optional.of(place);
            }
            if (psd.filter("y"::equals).isPresent()) {
                // The organizational domain is one label below; without a record there, the suffix's own applies.
                int labels = place.domain().labels().size() + 1;
                return found.stream()
                        .filter(below -> below.domain().labels().size() == labels)
                        .findFirst()
                        .or(() -> Optional.of(place));
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** Where the record that applies stands; empty if there is none or it could not be looked up. */
    Optional<DmarcPlace> place() {
        if (own().record().isPresent()) {
            return Optional.of(own());
        }
        return isUnknown() || own().published().size() > 1 ? Optional.empty() : organizational();
    }

    /** True if an answer is missing that could hold the record. RFC 9989 section 4.10.1 leaves errors to the receiver: no parent then. */
    boolean isUnknown() {
        if (own().answer().isUnanswered()) {
            return true;
        }
        // A public suffix that does not answer changes nothing once the registered name has a record.
        boolean registered = walk.stream()
                .anyMatch(place ->
                        place.domain().equals(registered()) && place.record().isPresent());
        return walk.stream()
                .filter(place -> !registered || place.domain().isWithin(registered()))
                .anyMatch(place -> place.answer().isUnanswered());
    }

    boolean isInherited() {
        return place().filter(place -> !place.equals(own())).isPresent();
    }

    Optional<DmarcRecord> record() {
        return place().flatMap(DmarcPlace::record);
    }

    /** The policy in force for mail from the domain; empty without a record that receivers apply. */
    Optional<Policy> policy() {
        return record().flatMap(record -> record.asks(isInherited(), !(txt instanceof Answer.NoSuchName)));
    }

    /** False for a record below the organizational domain: whatever stands below it looks at the organizational domain. */
    boolean speaksForSubdomains() {
        return isInherited()
                || registered().equals(domain)
                || record().flatMap(record -> record.value("psd"))
                        .filter("n"::equals)
                        .isPresent();
    }

    /** RFC 7489 section 6.6.3 knows two places: the domain and the registered name. */
    private Optional<DmarcRecord> olderRecord() {
        return own().record()
                .or(() -> walk.stream()
                        .filter(place -> place.domain().equals(registered()))
                        .flatMap(place -> place.record().stream())
                        .findFirst());
    }

    private Map<String, String> policies() {
        Map<String, String> policies = new LinkedHashMap<>();
        policy().ifPresent(policy -> policies.put("policy", policy.word()));
        record().filter(record -> policy().isPresent() && speaksForSubdomains()).ifPresent(record -> {
            policies.put(
                    "subdomainPolicy", record.asks(true, true).orElseThrow().word());
            policies.put(
                    "nonexistentSubdomainPolicy",
                    record.asks(true, false).orElseThrow().word());
        });
        return policies;
    }

    /** The same as receivers see it that still follow RFC 7489; "absent" where they find no policy. */
    private Map<String, String> olderPolicies(Map<String, String> policies) {
        Map<String, String> older = new LinkedHashMap<>();
        for (String name : policies.keySet()) {
            boolean below = !name.equals("policy") || isInherited();
            older.put(
                    name,
                    olderRecord()
                            .flatMap(record -> record.asksOlder(below))
                            .map(Policy::word)
                            .orElse("absent"));
        }
        return older;
    }

    /** A name that does not exist, or an alias that stands for the whole zone: nothing can be published, and that is the finding. */
    boolean cannotPublish() {
        return txt instanceof Answer.NoSuchName
                || (!txt.aliases().isEmpty() && registered().equals(domain));
    }

    boolean isNullMx() {
        List<Rdata.Mx> hosts = mx.data(Rdata.Mx.class);
        return hosts.size() == 1 && hosts.get(0).exchange().isRoot();
    }

    /** Its SPF record says that nobody sends for it. */
    boolean sendsNothing() {
        List<SpfRecord> records = txt.data(Rdata.Txt.class).stream()
                .map(Rdata.Txt::joined)
                .filter(SpfRecord::isSpf)
                .map(SpfRecord::parse)
                .toList();
        return records.size() == 1 && records.get(0).authorisesNobody();
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", status());
        place().or(() -> Optional.of(own()).filter(place -> !place.published().isEmpty()))
                .ifPresent(place -> {
                    facts.put("location", place.domain().text());
                    if (place.record().isPresent()) {
                        DmarcRecord record = place.record().get();
                        facts.put("record", record.text());
                        facts.put("tags", tags(record));
                    } else {
                        facts.put(
                                "records",
                                place.published().stream()
                                        .map(each -> each.record().text())
                                        .toList());
                    }
                });
        Map<String, String> policies = policies();
        facts.putAll(policies);
        Map<String, String> older = olderPolicies(policies);
        if (!older.equals(policies)) {
            facts.put("olderReceivers", older);
        }
        if (!destinations.isEmpty()) {
            facts.put(
                    "reportDestinations",
                    destinations.stream()
                            .map(to -> Map.of("domain", to.host().text(), "status", to.state()))
                            .toList());
        }
        return facts;
    }

    private String status() {
        if (isUnknown() && own().record().isEmpty()) {
            return "unknown";
        }
        if (own().published().size() > 1) {
            return "invalid";
        }
        if (record().isEmpty()) {
            return "absent";
        }
        return policy().isPresent() ? "found" : "invalid";
    }
}
