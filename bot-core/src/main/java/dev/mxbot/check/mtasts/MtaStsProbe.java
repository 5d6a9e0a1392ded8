package dev.mxbot.check.mtasts;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.https.Fetch;
import dev.mxbot.lookup.https.Https;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks for the record that announces a policy, and fetches the policy if there is one. */
final class MtaStsProbe implements Probe<MtaStsEvidence> {
    /** Where the announcement stands below the domain (RFC 8461 section 3.1). */
    static final String LABEL = "_mta-sts";

    private final MtaStsPolicies policies;

    @Inject
    MtaStsProbe(Https https) {
        this.policies = new MtaStsPolicies(https);
    }

    @Override
    public CompletionStage<MtaStsEvidence> examine(Examination of) {
        DomainName domain = of.domain();
        CompletionStage<Answer> mx = of.dns().ask(Query.of(domain, RecordType.MX));
        CompletionStage<Answer> apex = of.dns().ask(Query.of(domain, RecordType.TXT));
        CompletionStage<Answer> announcement = domain.below(LABEL)
                .map(owner -> of.dns().ask(Query.of(owner, RecordType.TXT)))
                // No record can stand below so long a name.
                .orElseGet(() ->
                        mx.thenApply(hosts -> new Answer.NoSuchName(hosts.query(), hosts.provenance(), List.of())));
        return announcement.thenCompose(txt -> policy(of, txt)
                .thenCompose(fetch ->
                        mx.thenCombine(apex, (hosts, own) -> MtaStsEvidence.of(domain, hosts, own, txt, fetch))));
    }

    private CompletionStage<Optional<Fetch>> policy(Examination of, Answer txt) {
        boolean announced = txt.data(Rdata.Txt.class).stream()
                .map(text -> MtaStsRecord.parse(text.joined()))
                .anyMatch(Optional::isPresent);
        if (!announced) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return policies.fetch(of).thenApply(Optional::of);
    }
}
