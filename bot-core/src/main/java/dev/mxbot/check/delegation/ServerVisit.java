package dev.mxbot.check.delegation;

import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.Server;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks for one name server's address, then the server itself; more than SOA and MX only where something calls for it. */
final class ServerVisit {
    /** What a reply over UDP can hold without fragments (RFC 9715), as most resolvers ask for it. Beyond that TCP is needed. */
    private static final int LARGEST_DATAGRAM = 1232;

    /** The header, the question and EDNS. */
    private static final int AROUND_RECORDS = 60;

    /** A record's head, with the name as a pointer. */
    private static final int AROUND_RECORD = 12;

    private final Dns dns;
    private final DomainName zone;
    private final DomainName domain;
    private final CompletionStage<Answer> texts;
    private final DomainName name;

    /** @param texts the domain's TXT records, as the resolver has them */
    ServerVisit(Dns dns, DomainName zone, DomainName domain, CompletionStage<Answer> texts, DomainName name) {
        this.dns = dns;
        this.zone = zone;
        this.domain = domain;
        this.texts = texts;
        this.name = name;
    }

    CompletionStage<NameServer> visit() {
        CompletionStage<Answer> ipv4 = dns.ask(Query.of(name, RecordType.A));
        CompletionStage<Answer> ipv6 = dns.ask(Query.of(name, RecordType.AAAA));
        // One address stands for the server, and IPv4 is the one that mxbot's own host surely has. So the IPv6 answer
        // is waited for only without one.
        CompletionStage<Answer> where = ipv4.thenCompose(
                four -> four instanceof Answer.Records ? CompletableFuture.completedFuture(four) : ipv6);
        CompletionStage<NameServer> asked = where.thenCompose(answer -> NameServer.addresses(answer)
                        .findFirst()
                        .map(this::ask)
                        .orElseGet(() -> CompletableFuture.completedFuture(List.of())))
                .thenCombine(ipv4, (said, four) -> new Said(said, four))
                .thenCombine(ipv6, (said, six) -> said.by(name, six));
        return asked.thenCompose(this::askFurther);
    }

    /** What came back so far. */
    private record Said(List<Answer> answers, Answer ipv4) {
        NameServer by(DomainName name, Answer ipv6) {
            NameServer server = new NameServer(name, ipv4, ipv6);
            return answers.isEmpty() ? server : server.saying(answers.get(0), answers.get(1));
        }
    }

    private CompletionStage<List<Answer>> ask(InetAddress address) {
        Server server = Server.authority(name, address);
        return Together.all(List.of(
                dns.ask(Query.of(zone, RecordType.SOA).at(server)),
                dns.ask(Query.of(domain, RecordType.MX).at(server))));
    }

    private CompletionStage<NameServer> askFurther(NameServer server) {
        if (!server.isAuthoritative()) {
            return CompletableFuture.completedFuture(server);
        }
        Server authority =
                server.soa().flatMap(answer -> answer.query().server()).orElseThrow();
        return askForMuch(authority).thenCombine(askAsAResolver(server, authority), server::sayingFurther);
    }

    /** Texts that fit into no datagram need TCP at this server; other zones never show whether it has TCP. */
    private CompletionStage<Optional<Answer>> askForMuch(Server authority) {
        return texts.thenCompose(known -> size(known) > LARGEST_DATAGRAM
                        && known.aliases().isEmpty()
                ? dns.ask(Query.of(domain, RecordType.TXT).at(authority)).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty()));
    }

    private static int size(Answer known) {
        return AROUND_RECORDS
                + known.data(Rdata.Txt.class).stream()
                        .mapToInt(txt -> AROUND_RECORD
                                + txt.joined().length()
                                + txt.strings().size())
                        .sum();
    }

    /** The RA bit is a claim; whether a stranger's question is resolved, the root's name servers show: every resolver knows them. */
    private CompletionStage<Optional<Answer>> askAsAResolver(NameServer server, Server authority) {
        boolean offered = server.direct().anyMatch(answer -> answer.provenance().recursionAvailable());
        return offered
                ? dns.ask(Query.of(DomainName.ROOT, RecordType.NS)
                                .at(new Server(authority.name(), authority.address(), true)))
                        .thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty());
    }
}
