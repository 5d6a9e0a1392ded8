package dev.mxbot.check.mtasts;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import java.util.concurrent.CompletionStage;

/** Asks for the record that announces a policy. */
final class MtaStsProbe implements Probe<MtaStsEvidence> {
    @Override
    public CompletionStage<MtaStsEvidence> examine(Examination of) {
        CompletionStage<Answer> mx = of.dns().ask(Query.of(of.domain(), RecordType.MX));
        CompletionStage<Answer> txt = of.dns().ask(Query.of(of.domain().child("_mta-sts"), RecordType.TXT));
        return mx.thenCombine(txt, (hosts, record) -> new MtaStsEvidence(of.domain(), receives(hosts), record));
    }

    private static boolean receives(Answer mx) {
        return !(mx instanceof Answer.NoSuchName)
                && mx.data(Rdata.Mx.class).stream()
                        .noneMatch(host -> host.exchange().isRoot());
    }
}
