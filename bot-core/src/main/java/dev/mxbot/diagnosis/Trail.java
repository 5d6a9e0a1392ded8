package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The DNS as one check used it: remembers which names its answers rest on, so that it is clear which changes concern it. */
final class Trail implements Dns {
    private final Dns dns;
    private final Set<DomainName> names = ConcurrentHashMap.newKeySet();
    private final Set<DomainName> missing = ConcurrentHashMap.newKeySet();

    Trail(Dns dns) {
        this.dns = dns;
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        names.add(query.name());
        return dns.ask(query).whenComplete((answer, failure) -> {
            if (failure == null) {
                names.addAll(answer.aliases());
                if (answer instanceof Answer.NoSuchName) {
                    missing.add(query.name());
                    missing.addAll(answer.aliases());
                }
            }
        });
    }

    /** True if any answer could be another one were this record added or removed. */
    boolean isTouchedBy(ZoneRecord record) {
        DomainName name = record.name();
        if (names.contains(name)) {
            return true;
        }
        // A name that did not exist exists as soon as something stands below it (RFC 8020 section 2).
        if (missing.stream().anyMatch(name::isWithin)) {
            return true;
        }
        // RFC 4592: a wildcard answers for every name below its parent.
        boolean wildcard = !name.isRoot() && name.labels().get(0).equals("*");
        return wildcard
                && name.parent()
                        .map(zone -> names.stream().anyMatch(asked -> asked.isWithin(zone)))
                        .orElse(false);
    }
}
