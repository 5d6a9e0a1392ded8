package dev.mxbot.check.provider;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Asks what other topics ask anyway; one name more, autodiscover, only where the mailbox provider is recognised. */
final class ProviderProbe implements Probe<ProviderEvidence> {
    /** As many selectors as the topic of DKIM asks for, which makes them free. */
    private static final int MOST_SELECTORS = 8;

    @Override
    public CompletionStage<ProviderEvidence> examine(Examination of) {
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.MX))
                .thenCombine(
                        of.dns().ask(Query.of(of.domain(), RecordType.TXT)),
                        (mx, txt) -> new ProviderEvidence(of.domain(), mx, txt, List.of(), List.of()))
                .thenCompose(who -> who.mailbox().isEmpty()
                        ? CompletableFuture.completedFuture(who)
                        : ask(of, selectors(who), RecordType.TXT)
                                .thenCombine(
                                        ask(of, Stream.of(ProviderEvidence.AUTODISCOVER), RecordType.A), who::with));
    }

    private static Stream<String> selectors(ProviderEvidence who) {
        return Stream.concat(who.inbound().stream(), who.outbound().stream())
                .filter(provider -> provider.kind() == MailProvider.Kind.MAILBOX)
                .distinct()
                .flatMap(provider -> provider.dkimSelectors().stream())
                .distinct()
                .limit(MOST_SELECTORS)
                .map(selector -> selector + "._domainkey");
    }

    private static CompletionStage<List<Answer>> ask(Examination of, Stream<String> labels, RecordType type) {
        return Together.all(labels.flatMap(label -> of.domain().below(label).stream())
                .map(name -> of.dns().ask(Query.of(name, type)))
                .toList());
    }
}
