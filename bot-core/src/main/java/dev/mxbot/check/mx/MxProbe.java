package dev.mxbot.check.mx;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.Server;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks for the MX record set, and for what decides how it is to be read: the addresses that stand in for it, the wildcard beside it, the
 * TTL at the domain's own servers, and what the domain says about sending.
 */
final class MxProbe implements Probe<MxEvidence> {
    /** One good server is enough for a TTL; the second is for the day when the first is down. */
    private static final int MAX_SERVERS = 2;

    @Override
    public CompletionStage<MxEvidence> examine(Examination of) {
        CompletionStage<Answer> text = of.dns().ask(Query.of(of.domain(), RecordType.TXT));
        return of.dns().ask(Query.of(of.domain(), RecordType.MX)).thenCompose(mx -> {
            CompletionStage<Optional<Answer>> authority = authority(of, mx);
            CompletionStage<Optional<Answer>> wildcard = wildcard(of, mx);
            CompletionStage<List<Answer>> addresses = addresses(of, mx);
            return text.thenCompose(txt -> dmarc(of, mx, txt)
                    .thenCompose(dmarc -> authority.thenCompose(own -> wildcard.thenCombine(
                            addresses,
                            (star, ips) -> new MxEvidence(
                                    of.domain(),
                                    mx,
                                    own,
                                    ips,
                                    txt,
                                    dmarc,
                                    star,
                                    of.inquiry().expectedMx())))));
        });
    }

    private static CompletionStage<List<Answer>> addresses(Examination of, Answer mx) {
        boolean nullMx = MxSetRecord.of(of.domain(), mx).isNullMx();
        if (!(mx instanceof Answer.NoData) && !nullMx) {
            return CompletableFuture.completedFuture(List.of());
        }
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.A))
                .thenCombine(of.dns().ask(Query.of(of.domain(), RecordType.AAAA)), List::of);
    }

    /** Puts to the domain's servers what a look at the delegation puts to them anyway, so it costs nothing. */
    private static CompletionStage<Optional<Answer>> authority(Examination of, Answer mx) {
        if (!(mx instanceof Answer.Records)) {
            return nothing();
        }
        return of.dns().ask(Query.of(of.domain(), RecordType.NS)).thenCompose(ns -> {
            List<CompletionStage<Optional<Answer>>> asked = ns.data(Rdata.Target.class).stream()
                    .map(Rdata.Target::name)
                    .sorted()
                    .limit(MAX_SERVERS)
                    .map(server -> askedAt(of, server))
                    .toList();
            return Together.all(asked)
                    .thenApply(answers ->
                            answers.stream().flatMap(Optional::stream).findFirst());
        });
    }

    private static CompletionStage<Optional<Answer>> askedAt(Examination of, DomainName server) {
        return of.dns()
                .ask(Query.of(server, RecordType.A))
                .thenCompose(a -> a.data(Rdata.Address.class).stream()
                        .findFirst()
                        .map(address -> of.dns()
                                .ask(Query.of(of.domain(), RecordType.MX)
                                        .at(Server.authority(server, address.address())))
                                .thenApply(
                                        answer -> Optional.of(answer).filter(said -> said instanceof Answer.Records)))
                        .orElseGet(MxProbe::nothing));
    }

    /** A name that another topic asks for anyway tells whether to ask at all: below a wildcard it would not be NXDOMAIN (RFC 4592). */
    private static CompletionStage<Optional<Answer>> wildcard(Examination of, Answer mx) {
        if (!(mx instanceof Answer.Records)) {
            return nothing();
        }
        return askBelow(of, "_mta-sts", RecordType.TXT)
                .thenCompose(
                        sign -> sign.filter(Answer.NoSuchName.class::isInstance).isPresent()
                                ? nothing()
                                : askBelow(of, "*", RecordType.MX));
    }

    private static CompletionStage<Optional<Answer>> dmarc(Examination of, Answer mx, Answer text) {
        return mx instanceof Answer.Records && MxEvidence.glance(text).authorisesNobody()
                ? askBelow(of, "_dmarc", RecordType.TXT)
                : nothing();
    }

    private static CompletionStage<Optional<Answer>> askBelow(Examination of, String label, RecordType type) {
        return of.domain()
                .below(label)
                .map(name -> of.dns().ask(Query.of(name, type)).thenApply(Optional::of))
                .orElseGet(MxProbe::nothing);
    }

    private static CompletionStage<Optional<Answer>> nothing() {
        return CompletableFuture.completedFuture(Optional.empty());
    }
}
