package dev.mxbot.check.provider;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import java.util.concurrent.CompletionStage;

/** Asks only what other topics ask anyway. */
final class ProviderProbe implements Probe<ProviderEvidence> {
    @Override
    public CompletionStage<ProviderEvidence> examine(Examination of) {
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.MX))
                .thenCombine(of.dns().ask(Query.of(of.domain(), RecordType.TXT)), ProviderEvidence::new);
    }
}
