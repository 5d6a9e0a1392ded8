package dev.mxbot.check.mtasts;

import dev.mxbot.diagnosis.Examination;
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

/** Where the policy of a domain is to be had; what fetched it once serves every topic that asks. */
public final class MtaStsPolicies {
    private static final int OK = 200;

    /** RFC 8461 section 3.3 leaves the limit to senders and suggests 64 KB. */
    private static final int MAX_POLICY = 64 * 1024;

    /** Senders wait up to a minute (RFC 8461 section 3.3); a person does not. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Https https;

    @Inject
    public MtaStsPolicies(Https https) {
        this.https = https;
    }

    /** The policy that senders hold the MX hosts against; empty where there is none, or none that they accept. */
    public CompletionStage<Optional<MtaStsPolicy>> inForce(Examination of) {
        return of.domain()
                .below(MtaStsProbe.LABEL)
                .map(owner -> of.dns()
                        .ask(Query.of(owner, RecordType.TXT))
                        .thenCompose(txt -> isAnnounced(txt)
                                ? fetch(of).thenApply(MtaStsPolicies::served)
                                : CompletableFuture.completedFuture(Optional.<MtaStsPolicy>empty())))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    CompletionStage<Fetch> fetch(Examination of) {
        DomainName domain = of.domain();
        URI uri = URI.create("https://mta-sts." + domain + "/.well-known/mta-sts.txt");
        // RFC 8461 section 3.3: redirects must not be followed.
        return https.get(new HttpsRequest(uri, MAX_POLICY, PATIENCE, 0), of.dns());
    }

    static Optional<MtaStsPolicy> served(Fetch fetch) {
        return fetch instanceof Fetch.Response response && response.status() == OK
                ? Optional.of(MtaStsPolicy.parse(response.body()))
                : Optional.empty();
    }

    /** RFC 8461 section 3.1: several records, or a faulty one, are as good as none. */
    private static boolean isAnnounced(Answer txt) {
        List<MtaStsRecord> records = txt.data(Rdata.Txt.class).stream()
                .flatMap(text -> MtaStsRecord.parse(text.joined()).stream())
                .toList();
        return records.size() == 1 && records.get(0).fault().isEmpty();
    }
}
