package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Looks up the names in the terms of the domain's own record. Its own MX hosts are another topic's. */
final class NamedHosts {
    /** No record may cost more lookups than that (RFC 7208 section 4.6.4). */
    private static final int MOST = 10;

    private final Dns dns;
    private final DomainName domain;

    NamedHosts(Dns dns, DomainName domain) {
        this.dns = dns;
        this.domain = domain;
    }

    CompletionStage<List<NamedHost>> in(SpfTree tree) {
        return Together.all(tree.root().record().stream()
                .flatMap(record -> record.reachable().stream())
                .flatMap(term -> look(term).stream())
                .limit(MOST)
                .toList());
    }

    private Optional<CompletionStage<NamedHost>> look(Term.Directive term) {
        Mechanism mechanism = term.mechanism();
        if (mechanism instanceof Mechanism.A a) {
            return name(a.domain()).map(name -> addresses(term, name));
        } else if (mechanism instanceof Mechanism.Exists exists) {
            return exists.domain().name().map(name -> ask(term, name, RecordType.A));
        } else if (mechanism instanceof Mechanism.Mx mx) {
            return name(mx.domain()).filter(name -> !name.equals(domain)).map(name -> ask(term, name, RecordType.MX));
        }
        return Optional.empty();
    }

    private Optional<DomainName> name(Optional<MacroString> text) {
        return text.map(MacroString::name).orElse(Optional.of(domain));
    }

    private CompletionStage<NamedHost> addresses(Term.Directive term, DomainName name) {
        return dns.ask(Query.of(name, RecordType.A))
                .thenCompose(a -> a.isAbsent()
                        ? dns.ask(Query.of(name, RecordType.AAAA)).thenApply(aaaa -> Stream.of(a, aaaa))
                        : CompletableFuture.completedFuture(Stream.of(a)))
                .thenApply(answers -> new NamedHost(term, name, answers.toList()));
    }

    private CompletionStage<NamedHost> ask(Term.Directive term, DomainName name, RecordType type) {
        return dns.ask(Query.of(name, type)).thenApply((Answer answer) -> new NamedHost(term, name, List.of(answer)));
    }
}
