package dev.mxbot.check.bimi;

import dev.mxbot.check.dmarc.DmarcRecord;
import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.https.Fetch;
import dev.mxbot.lookup.https.Https;
import dev.mxbot.lookup.https.HttpsRequest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks for the BIMI record of a domain that a person named and that publishes a DMARC policy, and fetches what the record names. A logo says
 * nothing about whether mail works, and hardly a domain has one: a list or a watch asks for none.
 */
final class BimiProbe implements Probe<BimiEvidence> {
    /** Providers want at most 32 KB; ten times as much is refused unread. */
    private static final int MAX_LOGO = 320 * 1024;

    /** A mark certificate holds the logo again, in base64, and comes with its issuers. */
    private static final int MAX_CERTIFICATE = 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int REDIRECTS = 3;

    private final Https https;

    @Inject
    BimiProbe(Https https) {
        this.https = https;
    }

    @Override
    public CompletionStage<BimiEvidence> examine(Examination of) {
        CompletionStage<Answer> txt = of.dns().ask(Query.of(of.domain(), RecordType.TXT));
        // Asked beside the DMARC record, not after it: few domains have none, and nobody waits for a logo.
        CompletionStage<Optional<Answer>> bimi = of.inquiry().isNamed()
                ? below(of, "default._bimi")
                : CompletableFuture.completedFuture(Optional.empty());
        return below(of, "_dmarc")
                .thenApply(answer -> answer.flatMap(BimiProbe::policy))
                .thenCompose(dmarc -> dmarc.isEmpty()
                        ? txt.thenApply(own -> new BimiEvidence(
                                of.domain(), own, dmarc, Optional.empty(), Optional.empty(), Optional.empty()))
                        : look(of, dmarc, txt, bimi));
    }

    private static CompletionStage<Optional<Answer>> below(Examination of, String labels) {
        return of.domain()
                .below(labels)
                .map(name -> of.dns().ask(Query.of(name, RecordType.TXT)).thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private static Optional<DmarcRecord> policy(Answer answer) {
        List<String> records = answer.data(Rdata.Txt.class).stream()
                .map(Rdata.Txt::joined)
                .filter(DmarcRecord::isDmarc)
                .toList();
        return records.size() == 1 ? Optional.of(DmarcRecord.parse(records.get(0))) : Optional.empty();
    }

    private CompletionStage<BimiEvidence> look(
            Examination of,
            Optional<DmarcRecord> dmarc,
            CompletionStage<Answer> txt,
            CompletionStage<Optional<Answer>> asked) {
        return asked.thenCombine(
                        txt,
                        (bimi, own) ->
                                new BimiEvidence(of.domain(), own, dmarc, bimi, Optional.empty(), Optional.empty()))
                .thenCompose(found -> {
                    Optional<BimiRecord> record =
                            found.record().filter(each -> each.fault().isEmpty());
                    CompletionStage<Optional<Fetch>> logo = fetch(of, record.map(BimiRecord::logo), MAX_LOGO);
                    CompletionStage<Optional<Fetch>> certificate =
                            fetch(of, record.map(BimiRecord::certificate), MAX_CERTIFICATE);
                    return logo.thenCombine(
                            certificate,
                            (image, mark) -> new BimiEvidence(
                                    found.domain(), found.txt(), found.dmarc(), found.bimi(), image, mark));
                });
    }

    private CompletionStage<Optional<Fetch>> fetch(Examination of, Optional<String> named, int maxBytes) {
        try {
            if (named.filter(text -> !text.isEmpty()).isPresent()) {
                return https.get(new HttpsRequest(new URI(named.get()), maxBytes, PATIENCE, REDIRECTS), of.dns())
                        .thenApply(Optional::of);
            }
        } catch (URISyntaxException e) {
            // What is no address at all cannot be fetched by any receiver either; the rule of the syntax says so.
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return CompletableFuture.completedFuture(Optional.empty());
    }
}
