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
import dev.mxbot.provider.MailProvider;
import dev.mxbot.provider.SpfGlance;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Asks for the selectors that the asker names and those of the domain's recognised providers, or without either for the common ones; only
 * if none of them holds a key, it looks on.
 */
final class DkimProbe implements Probe<DkimEvidence> {
    /** What self-hosted set-ups and the most common providers use. */
    private static final List<String> COMMON =
            List.of("default", "google", "selector1", "selector2", "mail", "dkim", "k1", "s1");

    /** Of the providers' and the common ones together. */
    private static final int MOST_GUESSES = 8;

    @Override
    public CompletionStage<DkimEvidence> examine(Examination of) {
        // The MX answer names a provider, and says whether the domain exists at all; the SPF record names more.
        CompletionStage<Answer> txt = of.dns().ask(Query.of(of.domain(), RecordType.TXT));
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.MX))
                .thenCombine(
                        txt,
                        (mx, texts) -> mx instanceof Answer.NoSuchName
                                ? CompletableFuture.completedFuture(DkimEvidence.nothing(of.domain()))
                                : askAll(of, sends(texts), providers(mx, texts)))
                .thenCompose(evidence -> evidence);
    }

    private static boolean sends(Answer txt) {
        List<String> records = txt.data(Rdata.Txt.class).stream()
                .map(Rdata.Txt::joined)
                .filter(SpfRecord::isSpf)
                .toList();
        return records.size() != 1 || !SpfRecord.parse(records.get(0)).authorisesNobody();
    }

    /** The selectors of whoever takes the domain's mail or sends it. */
    private static Set<String> providers(Answer mx, Answer txt) {
        Stream<MailProvider> inbound =
                mx.data(Rdata.Mx.class).stream().flatMap(host -> KnownProviders.byMxHost(host.exchange()).stream());
        Stream<MailProvider> outbound =
                SpfGlance.at(txt.data(Rdata.Txt.class).stream()
                                .map(Rdata.Txt::joined)
                                .toList())
                        .senders()
                        .stream();
        Set<String> names = new LinkedHashSet<>();
        Stream.concat(inbound, outbound).forEach(provider -> names.addAll(provider.dkimSelectors()));
        return first(MOST_GUESSES, names);
    }

    private static CompletionStage<DkimEvidence> askAll(Examination of, boolean sends, Set<String> providers) {
        List<String> named = of.inquiry().selectors();
        Set<String> likely = new LinkedHashSet<>(named);
        likely.addAll(providers);
        if (likely.isEmpty()) {
            likely.addAll(COMMON);
        }
        Set<String> guesses = new LinkedHashSet<>(providers);
        guesses.addAll(COMMON);
        Set<String> rest = new LinkedHashSet<>(first(MOST_GUESSES, guesses));
        rest.removeAll(likely);
        return ask(of, likely)
                .thenCompose(selectors -> selectors.stream()
                                .anyMatch(selector -> !selector.keys().isEmpty())
                        ? found(of, sends, selectors)
                        // Both at once, so that a domain without any key waits for no further answer.
                        : ask(of, rest)
                                .thenCombine(searchOn(of, sends, selectors), (common, search) -> search.with(common)));
    }

    private static Set<String> first(int most, Collection<String> names) {
        return names.stream().limit(most).collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    private static CompletionStage<List<Selector>> ask(Examination of, Set<String> names) {
        return Together.all(names.stream()
                .flatMap(name -> of.domain().below(name + "._domainkey").stream()
                        .map(owner -> of.dns()
                                .ask(Query.of(owner, RecordType.TXT))
                                .thenApply(answer -> new Selector(name, answer))))
                .toList());
    }

    private static CompletionStage<DkimEvidence> found(Examination of, boolean sends, List<Selector> selectors) {
        return CompletableFuture.completedFuture(new DkimEvidence(
                of.domain(), sends, of.inquiry().selectors(), selectors, Optional.empty(), Optional.empty()));
    }

    private static CompletionStage<DkimEvidence> searchOn(Examination of, boolean sends, List<Selector> selectors) {
        CompletionStage<Optional<Answer>> own = ask(of, "_domainkey");
        CompletionStage<Optional<Answer>> doubled = ask(of, "_domainkey." + of.domain());
        return own.thenCombine(
                doubled,
                (once, twice) ->
                        new DkimEvidence(of.domain(), sends, of.inquiry().selectors(), selectors, once, twice));
    }

    private static CompletionStage<Optional<Answer>> ask(Examination of, String labels) {
        return of.domain()
                .below(labels)
                .map(name -> of.dns().ask(Query.of(name, RecordType.TXT)).thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }
}
