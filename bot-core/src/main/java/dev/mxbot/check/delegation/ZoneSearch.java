package dev.mxbot.check.delegation;

import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Finds the zone that a domain lies in, and its name servers. For most domains that is one question. */
final class ZoneSearch {
    /** How far above the domain a zone is looked for. */
    private static final int MAX_ANCESTORS = 3;

    private final Dns dns;
    private final DomainName domain;

    ZoneSearch(Dns dns, DomainName domain) {
        this.dns = dns;
        this.domain = domain;
    }

    CompletionStage<ZoneCut> search() {
        return dns.ask(Query.of(domain, RecordType.NS)).thenCompose(ns -> {
            if (ZoneCut.isCut(ns)) {
                return CompletableFuture.completedFuture(ZoneCut.at(ns, List.of(ns)));
            } else if (ns instanceof Answer.NoSuchName && ns.aliases().isEmpty()) {
                return CompletableFuture.completedFuture(ZoneCut.unknown(List.of(ns)));
            } else if (ns instanceof Answer.Unanswered unanswered) {
                return unanswered.reason() == Answer.Reason.SERVFAIL
                        ? askParent(ns)
                        : CompletableFuture.completedFuture(ZoneCut.unknown(List.of(ns)));
            }
            return above(ns);
        });
    }

    /** The domain is no zone of its own: the nearest name above it that has name servers, up to the registered one. */
    private CompletionStage<ZoneCut> above(Answer ns) {
        List<CompletionStage<Answer>> asked = ancestors()
                .map(ancestor -> dns.ask(Query.of(ancestor, RecordType.NS)))
                .toList();
        return Together.all(asked).thenApply(answers -> {
            List<Answer> looked = new ArrayList<>(List.of(ns));
            looked.addAll(answers);
            return answers.stream()
                    .filter(ZoneCut::isCut)
                    .findFirst()
                    .map(cut -> ZoneCut.at(cut, List.of(ns, cut)))
                    .orElseGet(() -> ZoneCut.unknown(looked));
        });
    }

    private Stream<DomainName> ancestors() {
        Optional<DomainName> registrable = PublicSuffixes.registrable(domain);
        return Stream.iterate(
                        domain.parent(),
                        Optional::isPresent,
                        name -> name.orElseThrow().parent())
                .map(Optional::orElseThrow)
                .takeWhile(name -> registrable.filter(name::isWithin).isPresent())
                .limit(MAX_ANCESTORS);
    }

    /** The zone's servers fail the resolver. Which servers those are, a server of the zone above knows. */
    private CompletionStage<ZoneCut> askParent(Answer ns) {
        ZoneCut unknown = ZoneCut.unknown(List.of(ns));
        return new ParentZone(dns, domain)
                .delegation()
                .thenApply(delegation -> delegation
                        .filter(ZoneCut::isCut)
                        .map(answer -> ZoneCut.at(answer, List.of(ns, answer)))
                        .orElse(unknown));
    }
}
