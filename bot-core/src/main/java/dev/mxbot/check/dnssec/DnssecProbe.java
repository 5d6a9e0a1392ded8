package dev.mxbot.check.dnssec;

import dev.mxbot.check.delegation.AuthoritiesRecord;
import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Looks at what other topics ask for anyway; asks further only about a zone that is signed, or a name that fails. */
final class DnssecProbe implements Probe<DnssecEvidence> {
    /** Senders try only the first hosts of a long list. */
    private static final int MAX_HOSTS = 10;

    @Override
    public CompletionStage<DnssecEvidence> examine(Examination of) {
        return of.dns().ask(Query.of(of.domain(), RecordType.MX)).thenCompose(mx -> {
            CompletionStage<AuthoritiesRecord> authorities = AuthoritiesRecord.ask(of);
            return unchecked(of, mx)
                    .thenCompose(unchecked -> chain(of, mx, unchecked, authorities))
                    .thenCombine(hosts(of, mx), DnssecProbe::with);
        });
    }

    private static DnssecEvidence with(DnssecEvidence evidence, List<MxHost> hosts) {
        return new DnssecEvidence(
                evidence.domain(),
                evidence.zone(),
                evidence.mx(),
                evidence.unchecked(),
                evidence.authorities(),
                evidence.ds(),
                evidence.keys(),
                hosts);
    }

    /** RFC 4035 section 3.2.2: with CD=1 a resolver hands out what failed its validation. */
    private static CompletionStage<Optional<Answer>> unchecked(Examination of, Answer answer) {
        return answer instanceof Answer.Unanswered failure && failure.reason() == Answer.Reason.SERVFAIL
                ? of.dns().ask(answer.query().withCheckingDisabled()).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    private static CompletionStage<DnssecEvidence> chain(
            Examination of, Answer mx, Optional<Answer> unchecked, CompletionStage<AuthoritiesRecord> authorities) {
        // Whoever validated the answer has held the keys against the DS records; and those stand beside the delegation,
        // which is asked for anyway.
        CompletionStage<List<Answer>> chain = mx.provenance().authenticated()
                ? CompletableFuture.completedFuture(List.of())
                : authorities
                        .thenApply(said -> signedZone(of.domain(), unchecked, said))
                        .thenCompose(zone -> links(of, zone));
        return chain.thenCombine(
                authorities,
                (asked, said) -> new DnssecEvidence(
                        of.domain(),
                        said.zone().or(() -> signer(of.domain(), unchecked)),
                        mx,
                        unchecked,
                        said,
                        asked.stream().findFirst(),
                        asked.stream().skip(1).findFirst(),
                        List.of()));
    }

    /** The zone, if it has signatures, if the zone above says that it should have some, or if a resolver found fault with them. */
    private static Optional<DomainName> signedZone(
            DomainName domain, Optional<Answer> unchecked, AuthoritiesRecord said) {
        boolean signed = said.soa().stream().anyMatch(answer -> !answer.proofs().isEmpty())
                || said.delegation()
                        .filter(answer -> !answer.proofs().isEmpty())
                        .isPresent()
                || unchecked.filter(answer -> !answer.isUnanswered()).isPresent();
        return signed ? said.zone().or(() -> signer(domain, unchecked)) : Optional.empty();
    }

    private static Optional<DomainName> signer(DomainName domain, Optional<Answer> unchecked) {
        return unchecked
                .flatMap(SignatureRecord::of)
                .map(signature -> signature.rrsig().signer())
                .filter(domain::isWithin)
                // Nobody names the zone, and something above the domain is said to be signed: most likely the
                // registered name.
                .or(() -> unchecked
                        .filter(answer -> !answer.isUnanswered())
                        .flatMap(answer -> PublicSuffixes.registrable(domain)));
    }

    private static CompletionStage<List<Answer>> links(Examination of, Optional<DomainName> zone) {
        return Together.all(zone.stream()
                .flatMap(name -> Stream.of(RecordType.DS, RecordType.DNSKEY)
                        .map(type -> of.dns().ask(Query.of(name, type).withCheckingDisabled())))
                .toList());
    }

    private static CompletionStage<List<MxHost>> hosts(Examination of, Answer mx) {
        return Together.all(mx.data(Rdata.Mx.class).stream()
                .map(Rdata.Mx::exchange)
                .filter(host -> !host.isRoot())
                .distinct()
                .limit(MAX_HOSTS)
                .map(host -> host(of, host))
                .toList());
    }

    private static CompletionStage<MxHost> host(Examination of, DomainName host) {
        return of.dns()
                .ask(Query.of(host, RecordType.A))
                .thenCompose(
                        address -> unchecked(of, address).thenApply(unchecked -> new MxHost(host, address, unchecked)));
    }
}
