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
import dev.mxbot.lookup.https.HttpsRequest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks for the record that announces a policy, and fetches the policy if there is one. */
final class MtaStsProbe implements Probe<MtaStsEvidence> {
    /** Where the announcement stands below the domain (RFC 8461 section 3.1). */
    static final String LABEL = "_mta-sts";

    /** RFC 8461 section 3.3 leaves the limit to senders and suggests 64 KB. */
    private static final int MAX_POLICY = 64 * 1024;

    /** Senders wait up to a minute (RFC 8461 section 3.3); a person does not. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Https https;

    @Inject
    MtaStsProbe(Https https) {
        this.https = https;
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
        URI uri = URI.create("https://mta-sts." + of.domain() + "/.well-known/mta-sts.txt");
        // RFC 8461 section 3.3: redirects must not be followed.
        return https.get(new HttpsRequest(uri, MAX_POLICY, PATIENCE, 0), of.dns())
                .thenApply(Optional::of);
    }
}
