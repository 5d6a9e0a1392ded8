package dev.mxbot.check.tlsrpt;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import java.util.concurrent.CompletionStage;

/** Asks for the record that names where reports go. */
final class TlsRptProbe implements Probe<TlsRptEvidence> {
    @Override
    public CompletionStage<TlsRptEvidence> examine(Examination of) {
        CompletionStage<Answer> mx = of.dns().ask(Query.of(of.domain(), RecordType.MX));
        CompletionStage<Answer> txt = of.dns().ask(Query.of(of.domain().child("_smtp._tls"), RecordType.TXT));
        return mx.thenCombine(txt, (hosts, record) -> new TlsRptEvidence(of.domain(), receives(hosts), record));
    }

    private static boolean receives(Answer mx) {
        return !(mx instanceof Answer.NoSuchName)
                && mx.data(Rdata.Mx.class).stream()
                        .noneMatch(host -> host.exchange().isRoot());
    }
}
