package dev.mxbot.check.dkim;

import dev.mxbot.check.spf.SpfRecord;
import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.KnownProviders;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks for the selectors of the domain's recognised providers and for common ones, all at once. */
final class DkimProbe implements Probe<DkimEvidence> {
    /** What self-hosted set-ups and the most common providers use. */
    private static final List<String> COMMON =
            List.of("default", "google", "selector1", "selector2", "mail", "dkim", "k1", "s1");

    @Override
    public CompletionStage<DkimEvidence> examine(Examination of) {
        // The MX answer names the provider, and says whether the domain exists at all.
        CompletionStage<Answer> txt = of.dns().ask(Query.of(of.domain(), RecordType.TXT));
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.MX))
                .thenCompose(mx -> mx instanceof Answer.NoSuchName
                        ? CompletableFuture.completedFuture(DkimEvidence.nothing(of.domain()))
                        : askAll(of, selectors(mx)))
                .thenCombine(txt, (dkim, policy) -> dkim.of(sends(policy)));
    }

    private static boolean sends(Answer txt) {
        List<String> records = txt.data(Rdata.Txt.class).stream()
                .map(Rdata.Txt::joined)
                .filter(SpfRecord::isSpf)
                .toList();
        return records.size() != 1 || !SpfRecord.parse(records.get(0)).authorisesNobody();
    }

    private static Set<String> selectors(Answer mx) {
        Set<String> names = new LinkedHashSet<>();
        mx.data(Rdata.Mx.class).stream()
                .map(host -> KnownProviders.byMxHost(host.exchange()))
                .flatMap(Optional::stream)
                .forEach(provider -> names.addAll(provider.dkimSelectors()));
        names.addAll(COMMON);
        return names;
    }

    private static CompletionStage<DkimEvidence> askAll(Examination of, Set<String> names) {
        List<CompletionStage<Selector>> asked = names.stream()
                .flatMap(name -> of.domain().below(name + "._domainkey").stream()
                        .map(owner -> of.dns()
                                .ask(Query.of(owner, RecordType.TXT))
                                .thenApply(answer -> new Selector(name, answer))))
                .toList();
        return Together.all(asked)
                .thenCompose(selectors -> selectors.stream().allMatch(Selector::isEmpty)
                        ? searchOn(of, selectors)
                        : CompletableFuture.completedFuture(
                                new DkimEvidence(of.domain(), true, selectors, Optional.empty(), Optional.empty())));
    }

    private static CompletionStage<DkimEvidence> searchOn(Examination of, List<Selector> selectors) {
        CompletionStage<Optional<Answer>> own = ask(of, "_domainkey");
        CompletionStage<Optional<Answer>> doubled = ask(of, "_domainkey." + of.domain());
        return own.thenCombine(doubled, (once, twice) -> new DkimEvidence(of.domain(), true, selectors, once, twice));
    }

    private static CompletionStage<Optional<Answer>> ask(Examination of, String labels) {
        return of.domain()
                .below(labels)
                .map(name -> of.dns().ask(Query.of(name, RecordType.TXT)).thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }
}
