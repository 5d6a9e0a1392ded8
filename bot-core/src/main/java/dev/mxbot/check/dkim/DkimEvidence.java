package dev.mxbot.check.dkim;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found at the selectors.
 *
 * @param sends false if the domain's SPF record authorises nobody: it then needs no key
 * @param selectors all that were asked for, the recognised providers' first
 * @param domainKey the answer for {@code _domainkey.<domain>}, asked only if no selector holds a key
 * @param doubled the answer for {@code _domainkey.<domain>.<domain>}, asked only if no selector holds a key: keys land there when a panel
 *     appends the domain to a name that already holds it
 */
record DkimEvidence(
        DomainName domain,
        boolean sends,
        List<Selector> selectors,
        Optional<Answer> domainKey,
        Optional<Answer> doubled)
        implements Evidence {
    DkimEvidence {
        selectors = List.copyOf(selectors);
    }

    static DkimEvidence nothing(DomainName domain) {
        return new DkimEvidence(domain, false, List.of(), Optional.empty(), Optional.empty());
    }

    DkimEvidence of(boolean sender) {
        return new DkimEvidence(domain, sender, selectors, domainKey, doubled);
    }

    /** The selectors that hold at least one key record. */
    List<Selector> published() {
        return selectors.stream().filter(s -> !s.keys().isEmpty()).toList();
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
