package dev.mxbot.check.delegation;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Resolvers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * What the domain's own name servers say, and the zone above them: for topics that judge it by other rules. Asked within a diagnosis it
 * costs no question that this topic does not ask anyway.
 *
 * @param zone the zone that the domain lies in; empty if it was not found
 * @param soa the answers of the servers that hold the zone
 * @param mx what those say of the domain's MX
 * @param delegation what the zone above says
 */
public record AuthoritiesRecord(
        Optional<DomainName> zone, List<Answer> soa, List<Answer> mx, Optional<Answer> delegation) {
    public AuthoritiesRecord {
        soa = List.copyOf(soa);
        mx = List.copyOf(mx);
    }

    public static CompletionStage<AuthoritiesRecord> ask(Examination of) {
        // What other resolvers say is of no interest here.
        return new DelegationProbe(new Resolvers(List.of())).examine(of).thenApply(AuthoritiesRecord::of);
    }

    /** True if what the name servers hold explains why resolvers give these different answers for the domain's MX; then it is told here. */
    public static CompletionStage<Boolean> explain(Examination of, List<Answer> resolved) {
        return new DelegationProbe(new Resolvers(List.of()))
                .examine(of)
                .thenApply(evidence -> evidence.resolving(resolved).explainsResolvers());
    }

    private static AuthoritiesRecord of(DelegationEvidence evidence) {
        return new AuthoritiesRecord(
                evidence.zone(),
                evidence.authoritative().stream()
                        .flatMap(server -> server.soa().stream())
                        .toList(),
                evidence.mxAnswers(),
                evidence.delegation()
                        .or(() -> evidence.looked().stream()
                                .filter(answer -> answer.query().server().isPresent())
                                .findFirst()));
    }

    /** Everything that the zone's own servers said. */
    public Stream<Answer> own() {
        return Stream.concat(soa.stream(), mx.stream());
    }
}
