package dev.mxbot.check.delegation;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.Server;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Asks for the name servers, for their addresses, and each server itself for SOA and MX: three round trips. */
final class DelegationProbe implements Probe<DelegationEvidence> {
    /** No zone needs more to be judged, and each of them is asked four questions. */
    private static final int MAX_SERVERS = 8;

    @Override
    public CompletionStage<DelegationEvidence> examine(Examination of) {
        return new ZoneSearch(of.dns(), of.domain()).search().thenCompose(cut -> visit(of, cut));
    }

    private static CompletionStage<DelegationEvidence> visit(Examination of, ZoneCut cut) {
        List<DomainName> names = cut.servers();
        DomainName zone = cut.zone().orElse(of.domain());
        return Together.all(names.stream()
                        .limit(MAX_SERVERS)
                        .map(name -> visit(of, zone, name))
                        .toList())
                .thenApply(servers -> new DelegationEvidence(
                        of.domain(), cut.zone(), cut.looked(), servers, Math.max(0, names.size() - MAX_SERVERS)));
    }

    private static CompletionStage<NameServer> visit(Examination of, DomainName zone, DomainName name) {
        Dns dns = of.dns();
        CompletionStage<Answer> ipv4 = dns.ask(Query.of(name, RecordType.A));
        CompletionStage<Answer> ipv6 = dns.ask(Query.of(name, RecordType.AAAA));
        // One address stands for the server, and IPv4 is the one that mxbot's own host surely has. So the IPv6 answer
        // is
        // waited for only without one.
        CompletionStage<Answer> where = ipv4.thenCompose(
                four -> four instanceof Answer.Records ? CompletableFuture.completedFuture(four) : ipv6);
        CompletionStage<List<Answer>> said = where.thenCompose(answer -> Together.all(NameServer.addresses(answer)
                .limit(1)
                .flatMap(address -> ask(dns, Server.authority(name, address), zone, of.domain()))
                .toList()));
        return ipv4.thenCombine(ipv6, (four, six) -> new NameServer(name, four, six))
                .thenCombine(
                        said,
                        (server, answers) ->
                                answers.isEmpty() ? server : server.saying(answers.get(0), answers.get(1)));
    }

    private static Stream<CompletionStage<Answer>> ask(Dns dns, Server server, DomainName zone, DomainName domain) {
        return Stream.of(
                dns.ask(Query.of(zone, RecordType.SOA).at(server)),
                dns.ask(Query.of(domain, RecordType.MX).at(server)));
    }
}
