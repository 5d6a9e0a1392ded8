package dev.mxbot.check.dane;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out about DANE.
 *
 * @param resolverValidates true if the resolver validates DNSSEC: it marked an answer of this diagnosis, or the signed root, as
 *     authenticated. False says nothing about the domain.
 */
record DaneEvidence(DomainName domain, Answer mx, List<MxHost> hosts, boolean resolverValidates) implements Evidence {
    DaneEvidence {
        hosts = List.copyOf(hosts);
    }

    /** The hosts that publish TLSA records. */
    List<MxHost> publishing() {
        return hosts.stream().filter(host -> !host.records().isEmpty()).toList();
    }

    /** Of the certificates that were served it counts whether the records match them, which a rule says. */
    @Override
    public Optional<String> besides() {
        return hosts.stream().anyMatch(host -> !host.talks().isEmpty()) ? Optional.of("") : Optional.empty();
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("resolverValidates", resolverValidates);
        facts.put("hosts", hosts.stream().map(DaneEvidence::describe).toList());
        return facts;
    }

    private static Map<String, Object> describe(MxHost host) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("host", host.name().text());
        fact.put("signed", host.isSigned());
        fact.put(
                "status",
                host.tlsa().isUnanswered() ? "unknown" : host.records().isEmpty() ? "absent" : "found");
        fact.put(
                "records",
                host.tlsa().records().stream()
                        .map(r -> r.zoneRecord().toString())
                        .toList());
        return fact;
    }
}
