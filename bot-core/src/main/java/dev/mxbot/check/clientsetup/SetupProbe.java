package dev.mxbot.check.clientsetup;

import dev.mxbot.check.provider.Leftovers;
import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import dev.mxbot.provider.MailProvider.ClientName;
import dev.mxbot.provider.SpfGlance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Asks for what the recognised mailbox provider documents, and for autodiscover; where nobody is recognised, for nothing. */
final class SetupProbe implements Probe<SetupEvidence> {
    private static final String AUTODISCOVER = "autodiscover";

    @Override
    public CompletionStage<SetupEvidence> examine(Examination of) {
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.MX))
                .thenCombine(of.dns().ask(Query.of(of.domain(), RecordType.TXT)), SetupProbe::mailbox)
                .thenCompose(mailbox ->
                        names(of, mailbox).thenApply(names -> new SetupEvidence(of.domain(), mailbox, names, Set.of())))
                .thenCompose(setup -> setup.stray().isEmpty()
                        ? CompletableFuture.completedFuture(setup)
                        : Leftovers.names(of).thenApply(setup::knowing));
    }

    /** Behind a gateway the mailboxes are where SPF says. */
    private static Optional<MailProvider> mailbox(Answer mx, Answer txt) {
        Optional<MailProvider> inbound = KnownProviders.byMxHosts(
                mx.data(Rdata.Mx.class).stream().map(Rdata.Mx::exchange).toList());
        return inbound.flatMap(provider -> switch (provider.kind()) {
            case MAILBOX -> inbound;
            case GATEWAY ->
                SpfGlance.at(txt.data(Rdata.Txt.class).stream()
                                .map(Rdata.Txt::joined)
                                .toList())
                        .mailbox();
            case FORWARDER, SENDER -> Optional.empty();
        });
    }

    private static CompletionStage<List<SetupName>> names(Examination of, Optional<MailProvider> mailbox) {
        if (mailbox.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<ClientName> documented = mailbox.get().clientNames();
        boolean named = documented.stream().anyMatch(name -> name.label().equals(AUTODISCOVER));
        Stream<CompletionStage<SetupName>> asked = documented.stream()
                .flatMap(name ->
                        of.domain().below(name.label()).map(owner -> ask(of, owner, Optional.of(name))).stream());
        Stream<CompletionStage<SetupName>> more = named
                ? Stream.empty()
                : of.domain().below(AUTODISCOVER).map(owner -> ask(of, owner, Optional.empty())).stream();
        return Together.all(Stream.concat(asked, more).toList());
    }

    private static CompletionStage<SetupName> ask(Examination of, DomainName owner, Optional<ClientName> name) {
        RecordType type = name.filter(each -> !each.isAlias()).isPresent() ? RecordType.SRV : RecordType.A;
        return of.dns().ask(Query.of(owner, type)).thenApply(answer -> new SetupName(name, answer));
    }
}
