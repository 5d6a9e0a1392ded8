package dev.mxbot.check.dnssec;

import dev.mxbot.check.delegation.AuthoritiesRecord;
import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import dev.mxbot.lookup.dns.Validated;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found out about the domain's DNSSEC.
 *
 * @param mx the resolver's answer; its AD bit says that the chain holds, and a missing one says nothing
 * @param unchecked the same without validation; asked only after SERVFAIL
 * @param ds the answer without validation; asked only where something is signed or said to be
 * @param keys the DNSKEY answer without validation; asked with the DS
 * @param hosts the MX hosts; none where their signatures make no difference
 */
record DnssecEvidence(
        DomainName domain,
        Optional<DomainName> zone,
        Answer mx,
        Optional<Answer> unchecked,
        AuthoritiesRecord authorities,
        Optional<Answer> ds,
        Optional<Answer> keys,
        List<MxHost> hosts)
        implements Evidence {
    DnssecEvidence {
        hosts = List.copyOf(hosts);
    }

    /** The zone's name, for the words of a finding. */
    String zoneName() {
        return zone.orElse(domain).text();
    }

    /** A resolver that validates found the chain whole. */
    boolean isValidated() {
        return mx.provenance().authenticated();
    }

    /** A resolver that validates found it broken. */
    boolean isBogus() {
        return unchecked.filter(answer -> !answer.isUnanswered()).isPresent();
    }

    /** The zone has keys or signatures. */
    boolean isSigned() {
        return isValidated() || signatures().findAny().isPresent() || !keySet().isEmpty();
    }

    /** The zone's own servers, asked for signatures, gave its SOA record without any, and nothing else speaks for them. */
    boolean isUnsigned() {
        return !isSigned()
                && dsSet().isEmpty()
                && authorities.soa().stream()
                        .anyMatch(answer -> !answer.provenance().withoutEdns());
    }

    /** The zone above says that it has no word for the zone's keys; silence is none. */
    boolean hasNoDs() {
        return ds.filter(Answer::isAbsent).isPresent();
    }

    List<Rdata.Ds> dsSet() {
        return dsRecords()
                .flatMap(record -> record.data() instanceof Rdata.Ds data ? Stream.of(data) : Stream.of())
                .distinct()
                .toList();
    }

    /** As the resolver says it; where that was not asked, as the zone above shows beside its delegation. */
    private Stream<ResourceRecord> dsRecords() {
        return ds.isPresent()
                ? ds.stream().flatMap(answer -> answer.records().stream())
                : authorities.delegation().stream().flatMap(answer -> answer.proofs().stream());
    }

    List<Rdata.Dnskey> keySet() {
        return keys.stream()
                .flatMap(answer -> answer.data(Rdata.Dnskey.class).stream())
                .toList();
    }

    /** One for each answer that came with signatures of the zone itself. */
    Stream<SignatureRecord> signatures() {
        return Stream.of(authorities.own(), unchecked.stream(), keys.stream())
                .flatMap(answers -> answers)
                .filter(answer -> answer.aliases().isEmpty())
                .flatMap(answer -> SignatureRecord.of(answer).stream());
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", status());
        facts.put("validated", isValidated());
        mx.provenance().validation().ifPresent(here -> facts.put("validatedHere", described(here)));
        zone.ifPresent(name -> facts.put("zone", name.text()));
        facts.put(
                "ds",
                dsRecords()
                        .filter(record -> record.data() instanceof Rdata.Ds)
                        .map(ResourceRecord::presentation)
                        .toList());
        facts.put(
                "keys",
                keySet().stream()
                        .map(key -> Map.of("tag", key.keyTag(), "algorithm", key.algorithm(), "flags", key.flags()))
                        .toList());
        signatures()
                .map(signature -> signature.rrsig().expiration())
                .min(Comparator.naturalOrder())
                .ifPresent(expiration -> facts.put("expires", expiration.toString()));
        return facts;
    }

    private static Map<String, Object> described(Validated here) {
        return here.reason().isEmpty()
                ? Map.of("status", here.status().word())
                : Map.of("status", here.status().word(), "reason", here.reason());
    }

    private String status() {
        if (isBogus()) {
            return "bogus";
        } else if (isSigned()) {
            return "signed";
        }
        return isUnsigned() ? "unsigned" : "unknown";
    }
}
