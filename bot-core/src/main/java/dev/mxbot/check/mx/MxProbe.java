package dev.mxbot.check.mx;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks for the MX record set, and without one for the addresses that stand in for it. */
final class MxProbe implements Probe<MxEvidence> {
    @Override
    public CompletionStage<MxEvidence> examine(Examination of) {
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.MX))
                .thenCompose(mx -> implicit(of, mx).thenApply(addresses -> new MxEvidence(of.domain(), mx, addresses)));
    }

    private static CompletionStage<List<Answer>> implicit(Examination of, Answer mx) {
        if (!(mx instanceof Answer.NoData)) {
            return CompletableFuture.completedFuture(List.of());
        }
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.A))
                .thenCombine(of.dns().ask(Query.of(of.domain(), RecordType.AAAA)), List::of);
    }
}
