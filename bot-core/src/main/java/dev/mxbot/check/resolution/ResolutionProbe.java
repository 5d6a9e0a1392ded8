package dev.mxbot.check.resolution;

import com.google.common.hash.Hashing;
import dev.mxbot.check.delegation.AuthoritiesRecord;
import dev.mxbot.check.dnssec.ChainFault;
import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.domain.SpecialUse;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.Resolvers;
import dev.mxbot.lookup.dns.Server;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Asks for the MX records, and follows up only where the answer leaves something open. */
final class ResolutionProbe implements Probe<ResolutionEvidence> {
    /** Other resolvers that are asked for a second opinion. */
    private static final int MAX_OPINIONS = 3;

    /** One more than the longest chain that is not called too long. */
    private static final int MAX_ALIASES = BrokenAlias.LONGEST + 1;

    private final Resolvers resolvers;

    ResolutionProbe(Resolvers resolvers) {
        this.resolvers = resolvers;
    }

    @Override
    public CompletionStage<ResolutionEvidence> examine(Examination of) {
        DomainName domain = of.domain();
        ResolutionEvidence nothing = ResolutionEvidence.unasked(domain, SpecialUse.of(domain));
        if (nothing.isOutsideOfDns()) {
            return CompletableFuture.completedFuture(nothing);
        }
        // Both are wanted by other topics as well, so they cost nothing here.
        return of.dns()
                .ask(Query.of(domain, RecordType.MX))
                .thenCombine(of.dns().ask(Query.of(domain, RecordType.NS)), nothing::with)
                .thenCompose(asked -> followUp(of.dns(), asked))
                .thenCompose(seen -> explained(of, seen));
    }

    private CompletionStage<ResolutionEvidence> followUp(Dns dns, ResolutionEvidence asked) {
        Answer mx = asked.answer();
        if (mx instanceof Answer.Unanswered unanswered) {
            return unanswered.reason() == Answer.Reason.SERVFAIL
                    ? unchecked(dns, asked)
                    : CompletableFuture.completedFuture(asked);
        }
        CompletionStage<List<Answer>> opinions = Together.all(
                others(mx).map(other -> dns.ask(mx.query().at(other))).toList());
        CompletionStage<List<Answer>> wildcard = mx instanceof Answer.NoSuchName
                ? CompletableFuture.completedFuture(List.of())
                : wildcard(dns, asked.domain());
        return opinions.thenCombine(wildcard, asked::with)
                .thenCombine(registration(dns, asked.domain(), mx), ResolutionEvidence::withRegistration);
    }

    /** One cause, one finding: the topics of the name servers and of DNSSEC know more, and ask for it anyway. */
    private static CompletionStage<ResolutionEvidence> explained(Examination of, ResolutionEvidence seen) {
        if (seen.isBogus()) {
            return ChainFault.isKnown(of).thenApply(seen::explained);
        }
        return seen.isDivided()
                ? AuthoritiesRecord.explain(of, seen.allOpinions()).thenApply(seen::explained)
                : CompletableFuture.completedFuture(seen);
    }

    /** A name that another topic asks for anyway tells whether to ask at all: below a wildcard it would not be NXDOMAIN (RFC 4592). */
    private static CompletionStage<List<Answer>> wildcard(Dns dns, DomainName domain) {
        Optional<DomainName> sign = domain.below("_mta-sts");
        Optional<DomainName> unlikely = unlikely(domain);
        if (sign.isEmpty() || unlikely.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return dns.ask(Query.of(sign.get(), RecordType.TXT))
                .thenCompose(answer -> answer instanceof Answer.NoSuchName
                        ? CompletableFuture.completedFuture(List.of())
                        : Together.all(Stream.of(RecordType.MX, RecordType.TXT)
                                .map(type -> dns.ask(Query.of(unlikely.get(), type)))
                                .toList()));
    }

    /** Whoever gave the first answer has had its say; a single resolver has no other beside it. */
    private Stream<Server> others(Answer first) {
        return resolvers.servers().size() < 2
                ? Stream.of()
                : resolvers.servers().stream()
                        .filter(server ->
                                !server.label().equals(first.provenance().server()))
                        .limit(MAX_OPINIONS);
    }

    /** RFC 4035 section 3.2.2: with CD=1 a validating resolver hands out what failed its validation, and so shows why it said SERVFAIL. */
    private static CompletionStage<ResolutionEvidence> unchecked(Dns dns, ResolutionEvidence asked) {
        return dns.ask(Query.of(asked.domain(), RecordType.MX).withCheckingDisabled())
                .thenCombine(aliases(dns, asked.domain(), List.of()), asked::withUnchecked);
    }

    /** A resolver that meets a loop of aliases says SERVFAIL; asked for one CNAME at a time, it shows the loop. */
    private static CompletionStage<List<Answer>> aliases(Dns dns, DomainName name, List<Answer> before) {
        return dns.ask(Query.of(name, RecordType.CNAME).withCheckingDisabled()).thenCompose(answer -> {
            List<Answer> chain = new ArrayList<>(before);
            chain.add(answer);
            Optional<DomainName> target = answer.data(Rdata.Target.class).stream()
                    .map(Rdata.Target::name)
                    .findFirst();
            boolean ends = target.isEmpty()
                    || chain.size() > MAX_ALIASES
                    || chain.stream().anyMatch(seen -> seen.query().name().equals(target.get()));
            return ends ? CompletableFuture.completedFuture(List.copyOf(chain)) : aliases(dns, target.get(), chain);
        });
    }

    /** For a missing name below a registered one: is the registered one there? */
    private static CompletionStage<Optional<Answer>> registration(Dns dns, DomainName domain, Answer mx) {
        if (!(mx instanceof Answer.NoSuchName) || !mx.aliases().isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return PublicSuffixes.registrable(domain)
                .filter(registrable -> !registrable.equals(domain))
                .map(registrable ->
                        dns.ask(Query.of(registrable, RecordType.NS)).thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /** A name that nobody has published on purpose; always the same for a domain, so that caches keep it. */
    private static Optional<DomainName> unlikely(DomainName domain) {
        String label = "mxbot-"
                + Hashing.sha256()
                        .hashString(domain.text(), StandardCharsets.UTF_8)
                        .toString()
                        .substring(0, 12);
        return domain.below(label);
    }
}
