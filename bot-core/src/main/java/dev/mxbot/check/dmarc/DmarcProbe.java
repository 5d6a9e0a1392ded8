package dev.mxbot.check.dmarc;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks for the domain's record, and only without one for those of its parents; where reports are to go to somebody else, whether they are
 * taken there.
 */
final class DmarcProbe implements Probe<DmarcEvidence> {
    /** RFC 9989 section 4.10: with the domain's own, eight queries. */
    private static final int MOST_PARENTS = 7;

    /** Receivers may stop after two (RFC 7489 section 6.2). */
    private static final int MOST_DESTINATIONS = 3;

    /** Where a destination says whose reports it takes (RFC 9990 section 4). */
    private static final String PERMITS = "._report._dmarc";

    private static final String NOBODY = "mxbot-anybody";

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
        return walk.thenCompose(places -> destinations(of, places.get(0))
                .thenCompose(destinations -> txt.thenCombine(
                        mx, (itself, hosts) -> new DmarcEvidence(of.domain(), itself, hosts, places, destinations))));
    }

    /** Asks those who are to get the reports of the domain's own record; a parent's record is the parent's matter. */
    private static CompletionStage<List<ReportDestination>> destinations(Examination of, DmarcPlace own) {
        return Together.all(own.record().stream()
                .flatMap(record -> record.reports("rua").stream())
                .flatMap(uri -> uri.host().stream())
                .filter(host -> !organization(host).equals(organization(own.domain())))
                .distinct()
                .limit(MOST_DESTINATIONS)
                .flatMap(host -> host
                        .below(own.domain() + PERMITS)
                        .map(permit -> of.inquiry().isNamed()
                                ? destination(of.dns(), host, permit)
                                : destinationOfMany(of.dns(), host, own.domain(), permit))
                        .stream())
                .toList());
    }

    /**
     * Whoever collects reports for everybody has a wildcard, which answers for a name that nobody published, too: a name that all domains of
     * a list share, so that it is asked for once. A wildcard holds from its closest encloser (RFC 4592 section 3.3.1), so the shared name has
     * the domain's own labels below {@code _report}.
     */
    private static CompletionStage<ReportDestination> destinationOfMany(
            Dns dns, DomainName host, DomainName domain, DomainName permit) {
        return domain.parent()
                .flatMap(parent -> host.below(NOBODY + "." + parent + PERMITS))
                .map(shared -> dns.ask(Query.of(shared, RecordType.TXT))
                        .thenApply(answer -> new ReportDestination(host, answer, List.of()))
                        .thenCompose(found -> found.isPermitted()
                                ? CompletableFuture.completedFuture(found)
                                : destination(dns, host, permit)))
                .orElseGet(() -> destination(dns, host, permit));
    }

    private static CompletionStage<ReportDestination> destination(Dns dns, DomainName host, DomainName permit) {
        return dns.ask(Query.of(permit, RecordType.TXT))
                .thenApply(answer -> new ReportDestination(host, answer, List.of()))
                // Whoever publishes a permit reads its mail; nothing more needs to be asked then.
                .thenCompose(found -> found.isPermitted()
                        ? CompletableFuture.completedFuture(found)
                        : mail(dns, host).thenApply(mail -> new ReportDestination(host, found.permit(), mail)));
    }

    /** Its MX; only without one its addresses too (RFC 5321 section 5.1). */
    private static CompletionStage<List<Answer>> mail(Dns dns, DomainName host) {
        return dns.ask(Query.of(host, RecordType.MX))
                .thenCompose(mx -> mx instanceof Answer.NoData
                        ? dns.ask(Query.of(host, RecordType.A))
                                .thenCombine(
                                        dns.ask(Query.of(host, RecordType.AAAA)), (a, aaaa) -> List.of(mx, a, aaaa))
                        : CompletableFuture.completedFuture(List.of(mx)));
    }

    private static DomainName organization(DomainName domain) {
        return PublicSuffixes.registrable(domain).orElse(domain);
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
