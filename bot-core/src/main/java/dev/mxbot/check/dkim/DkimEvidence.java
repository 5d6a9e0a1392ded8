package dev.mxbot.check.dkim;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.diagnosis.Proposal;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was found at the selectors.
 *
 * @param sends false if the domain's SPF record authorises nobody: it then needs no key
 * @param named the selectors that the asker named, empty where none were
 * @param selectors all that were asked for, the named ones and the recognised providers' first
 * @param domainKey the answer for {@code _domainkey.<domain>}, asked only if none of the first selectors holds a key
 * @param doubled the answer for {@code _domainkey.<domain>.<domain>}, asked when {@code domainKey} is: keys land there when a panel
 *     appends the domain to a name that already holds it
 */
record DkimEvidence(
        DomainName domain,
        boolean sends,
        List<String> named,
        List<Selector> selectors,
        Optional<Answer> domainKey,
        Optional<Answer> doubled)
        implements Evidence {
    DkimEvidence {
        named = List.copyOf(named);
        selectors = List.copyOf(selectors);
    }

    static DkimEvidence nothing(DomainName domain) {
        return new DkimEvidence(domain, false, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** A record that is not published yet, at a selector whose name its owner will choose. */
    static DkimEvidence of(Proposal proposal) {
        Selector selector =
                new Selector("selector", proposal.published(proposal.domain().child("selector._domainkey")));
        return new DkimEvidence(
                proposal.domain(), true, List.of(), List.of(selector), Optional.empty(), Optional.empty());
    }

    /** The first key record, tag by tag. */
    Optional<Map<String, Object>> parsed() {
        return selectors.stream()
                .flatMap(selector -> selector.keys().stream())
                .findFirst()
                .map(key -> {
                    Map<String, Object> record = new LinkedHashMap<>();
                    record.put("tags", new TreeMap<>(key.tags()));
                    record.put("keyType", key.keyType());
                    key.bits().ifPresent(bits -> record.put("bits", bits));
                    return record;
                });
    }

    /** With the answers for more selectors. */
    DkimEvidence with(List<Selector> more) {
        return new DkimEvidence(
                domain,
                sends,
                named,
                Stream.concat(selectors.stream(), more.stream()).toList(),
                domainKey,
                doubled);
    }

    /** The selectors that hold at least one key record. */
    List<Selector> published() {
        return selectors.stream().filter(s -> !s.keys().isEmpty()).toList();
    }

    /** The selectors that the asker named. */
    List<Selector> asNamed() {
        return selectors.stream().filter(s -> named.contains(s.name())).toList();
    }

    DomainName nameOf(Selector selector) {
        return domain.child(selector.name() + "._domainkey");
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        // Not found is never "absent": the selector may have another name.
        facts.put("status", published().isEmpty() ? "unknown" : "found");
        facts.put("asked", selectors.stream().map(Selector::name).toList());
        facts.put("selectors", published().stream().map(this::describe).toList());
        return facts;
    }

    private Map<String, Object> describe(Selector selector) {
        DkimRecord key = selector.keys().get(0);
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("selector", selector.name());
        fact.put("keyType", key.keyType());
        key.bits().ifPresent(bits -> fact.put("bits", bits));
        fact.put("revoked", key.isRevoked());
        fact.put("record", key.text());
        fact.put(
                "aliases",
                selector.answer().aliases().stream().map(DomainName::text).toList());
        return fact;
    }
}
