package dev.mxbot.check.tlsrpt;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Asks for the record that names where reports go. */
final class TlsRptProbe implements Probe<TlsRptEvidence> {
    /** Where the record stands below the domain (RFC 8460 section 3). */
    static final String LABELS = "_smtp._tls";

    @Override
    public CompletionStage<TlsRptEvidence> examine(Examination of) {
        CompletionStage<Answer> mx = of.dns().ask(Query.of(of.domain(), RecordType.MX));
        CompletionStage<Answer> txt = of.domain()
                .below(LABELS)
                .map(owner -> of.dns().ask(Query.of(owner, RecordType.TXT)))
                // No record can stand below so long a name.
                .orElseGet(() ->
                        mx.thenApply(hosts -> new Answer.NoSuchName(hosts.query(), hosts.provenance(), List.of())));
        return mx.thenCombine(txt, (hosts, record) -> new TlsRptEvidence(of.domain(), receives(hosts), record));
    }

    private static boolean receives(Answer mx) {
        return !(mx instanceof Answer.NoSuchName)
                && mx.data(Rdata.Mx.class).stream()
                        .noneMatch(host -> host.exchange().isRoot());
    }
}
