package dev.mxbot.check.delegation;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.Resolvers;
import dev.mxbot.lookup.dns.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Asks for the name servers, for their addresses, and each server itself for SOA and MX: three round trips. A server of the zone above is
 * asked meanwhile whom it delegates to; only servers that it alone names take longer.
 */
final class DelegationProbe implements Probe<DelegationEvidence> {
    /** No zone needs more to be judged, and each of them is asked four questions. */
    private static final int MAX_SERVERS = 8;

    /** As many as name resolution asks. */
    private static final int MAX_OPINIONS = 3;

    private final Resolvers resolvers;

    /** @param resolvers whose word is held against that of the zone's servers */
    DelegationProbe(Resolvers resolvers) {
        this.resolvers = resolvers;
    }

    @Override
    public CompletionStage<DelegationEvidence> examine(Examination of) {
        return new ZoneSearch(of.dns(), of.domain()).search().thenCompose(cut -> visit(of, cut));
    }

    private CompletionStage<DelegationEvidence> visit(Examination of, ZoneCut cut) {
        List<DomainName> names = cut.servers();
        if (names.isEmpty()) {
            return CompletableFuture.completedFuture(evidence(of, cut, Optional.empty(), List.of(), List.of()));
        }
        // The SPF record stands there, so this is asked anyway.
        CompletionStage<Answer> texts = of.dns().ask(Query.of(of.domain(), RecordType.TXT));
        CompletionStage<List<NameServer>> own =
                visit(of, cut, texts, names.stream().limit(MAX_SERVERS).toList());
        return delegation(of, cut)
                .thenCompose(delegation -> visit(of, cut, texts, onlyAbove(delegation, names))
                        .thenCombine(own, (above, below) -> evidence(of, cut, delegation, below, above)))
                .thenCompose(evidence -> withTexts(of, evidence))
                .thenCombine(resolved(of), DelegationEvidence::resolving);
    }

    /** Only where the servers hold different versions may their SPF records differ; else nobody pays for the question. */
    private static CompletionStage<DelegationEvidence> withTexts(Examination of, DelegationEvidence evidence) {
        return evidence.holdsSeveralVersions()
                ? Together.all(evidence.servers().stream()
                                .map(server -> withText(of, server))
                                .toList())
                        .thenApply(evidence::visiting)
                : CompletableFuture.completedFuture(evidence);
    }

    private static CompletionStage<NameServer> withText(Examination of, NameServer server) {
        return server.isAuthoritative()
                ? server.soa()
                        .flatMap(answer -> answer.query().server())
                        .map(itself -> of.dns()
                                .ask(Query.of(of.domain(), RecordType.TXT).at(itself)))
                        .orElseThrow()
                        .thenApply(texts -> server.sayingFurther(Optional.of(texts), server.recursion()))
                : CompletableFuture.completedFuture(server);
    }

    /** Name resolution asks the same resolvers for a second opinion, so this costs nothing more. */
    private CompletionStage<List<Answer>> resolved(Examination of) {
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.MX))
                .thenCompose(first -> Together.all(Stream.concat(
                                Stream.of(CompletableFuture.completedFuture(first)),
                                others(first)
                                        .map(other -> of.dns()
                                                .ask(first.query().at(other))
                                                .toCompletableFuture()))
                        .toList()));
    }

    private Stream<Server> others(Answer first) {
        return resolvers.servers().size() < 2 || first.isUnanswered()
                ? Stream.of()
                : resolvers.servers().stream()
                        .filter(server ->
                                !server.label().equals(first.provenance().server()))
                        .limit(MAX_OPINIONS);
    }

    /** Asked only about a zone whose own servers were named by itself; if they failed, the zone above has been asked already. */
    private static CompletionStage<Optional<Answer>> delegation(Examination of, ZoneCut cut) {
        boolean ownWord =
                cut.zone().isPresent() && cut.nameServers().query().server().isEmpty();
        return ownWord
                ? new ParentZone(of.dns(), cut.zone().orElseThrow()).delegation()
                : CompletableFuture.completedFuture(Optional.empty());
    }

    private static List<DomainName> onlyAbove(Optional<Answer> delegation, List<DomainName> own) {
        return delegation.filter(ZoneCut::isCut).stream()
                .flatMap(answer -> ZoneCut.at(answer, List.of()).servers().stream())
                .filter(name -> !own.contains(name))
                .limit(Math.max(0, MAX_SERVERS - own.size()))
                .toList();
    }

    private static CompletionStage<List<NameServer>> visit(
            Examination of, ZoneCut cut, CompletionStage<Answer> texts, List<DomainName> names) {
        DomainName zone = cut.zone().orElse(of.domain());
        return Together.all(names.stream()
                .map(name -> new ServerVisit(of.dns(), zone, of.domain(), texts, name).visit())
                .toList());
    }

    private static DelegationEvidence evidence(
            Examination of, ZoneCut cut, Optional<Answer> delegation, List<NameServer> below, List<NameServer> above) {
        List<NameServer> servers = new ArrayList<>(below);
        servers.addAll(above);
        return new DelegationEvidence(
                of.domain(),
                cut.zone(),
                cut.looked(),
                delegation,
                servers,
                List.of(),
                Math.max(0, cut.servers().size() - MAX_SERVERS));
    }
}
