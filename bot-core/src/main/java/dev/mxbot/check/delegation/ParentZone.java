package dev.mxbot.check.delegation;

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

/** Asks one server of the zone above whom it delegates a zone to. Of a top-level domain nearly everything comes from the cache. */
final class ParentZone {
    private final Dns dns;
    private final DomainName zone;

    ParentZone(Dns dns, DomainName zone) {
        this.dns = dns;
        this.zone = zone;
    }

    /** Empty if the zone above was not found, or none of its servers. */
    CompletionStage<Optional<Answer>> delegation() {
        Optional<DomainName> parent = zone.parent().filter(name -> !name.isRoot());
        if (parent.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return dns.ask(Query.of(parent.get(), RecordType.NS))
                .thenCompose(above -> ZoneCut.isCut(above)
                        ? askOneOf(ZoneCut.at(above, List.of()).servers())
                        : CompletableFuture.completedFuture(Optional.<Answer>empty()));
    }

    /** Always the same one for a zone, and another one for another zone, so that no server bears all of the load. */
    private CompletionStage<Optional<Answer>> askOneOf(List<DomainName> servers) {
        DomainName server = servers.get(Math.floorMod(zone.text().hashCode(), servers.size()));
        return dns.ask(Query.of(server, RecordType.A))
                .thenCompose(addresses -> addresses.data(Rdata.Address.class).stream()
                        .map(Rdata.Address::address)
                        .findFirst()
                        .map(address -> ask(server, address))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    private CompletionStage<Optional<Answer>> ask(DomainName server, InetAddress address) {
        return dns.ask(Query.of(zone, RecordType.NS).at(Server.authority(server, address)))
                .thenApply(Optional::of);
    }
}
