package dev.mxbot.check.dmarc;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks for the domain's record, and only without one for those of its parents. */
final class DmarcProbe implements Probe<DmarcEvidence> {
    /** RFC 9989 section 4.10: with the domain's own, eight queries. */
    private static final int MOST_PARENTS = 7;

    @Override
    public CompletionStage<DmarcEvidence> examine(Examination of) {
        CompletionStage<Answer> txt = of.dns().ask(Query.of(of.domain(), RecordType.TXT));
        CompletionStage<Answer> mx = of.dns().ask(Query.of(of.domain(), RecordType.MX));
        CompletionStage<List<DmarcPlace>> walk = place(of.dns(), of.domain())
                .thenCombine(
                        txt,
                        (own, itself) -> own.answer().isAbsent() && itself instanceof Answer.NoSuchName
                                ? CompletableFuture.completedFuture(List.of(own))
                                : onwards(of.dns(), own))
                .thenCompose(places -> places);
        return walk.thenCombine(txt, (places, itself) -> new DmarcEvidence(of.domain(), itself, itself, places))
                .thenCombine(mx, (found, hosts) -> new DmarcEvidence(of.domain(), found.txt(), hosts, found.walk()));
    }

    private static CompletionStage<List<DmarcPlace>> onwards(Dns dns, DmarcPlace own) {
        CompletionStage<List<DmarcPlace>> walk = CompletableFuture.completedFuture(new ArrayList<>(List.of(own)));
        // Several records end the discovery; so does an error, or the parent's policy would be taken for the domain's.
        if (!own.published().isEmpty() || own.answer().isUnanswered()) {
            return walk;
        }
        for (DomainName parent : parents(own.domain())) {
            walk = walk.thenCombine(place(dns, parent), (places, place) -> {
                places.add(place);
                return places;
            });
        }
        return walk;
    }

    /** RFC 9989 section 4.10 steps 3 to 7: label by label, from seven labels at most. */
    private static List<DomainName> parents(DomainName domain) {
        List<String> labels = domain.labels();
        List<DomainName> parents = new ArrayList<>();
        for (int left = Math.min(labels.size() - 1, MOST_PARENTS); left > 0; left--) {
            parents.add(DomainName.of(String.join(".", labels.subList(labels.size() - left, labels.size()))));
        }
        return parents;
    }

    private static CompletionStage<DmarcPlace> place(Dns dns, DomainName domain) {
        DomainName name;
        try {
            name = domain.child("_dmarc");
        } catch (IllegalArgumentException e) {
            // No record can stand below a name of 250 octets.
            Query query = Query.of(domain, RecordType.TXT);
            return dns.ask(query)
                    .thenApply(answer -> new DmarcPlace(
                            domain,
                            new Answer.NoSuchName(query, answer.provenance(), List.of()),
                            List.of(),
                            List.of(),
                            List.of()));
        }
        return dns.ask(Query.of(name, RecordType.TXT)).thenApply(answer -> DmarcPlace.of(domain, answer));
    }
}
