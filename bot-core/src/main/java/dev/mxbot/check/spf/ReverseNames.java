package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ReverseName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * The names of an address that lead back to it (RFC 7208 section 5.5).
 *
 * @param pointer what the reverse zone says
 * @param proven in the order of the answer
 */
record ReverseNames(Answer pointer, List<DomainName> proven) {
    /** RFC 7208 section 4.6.4: further names are ignored. */
    private static final int MOST_NAMES = 10;

    ReverseNames {
        proven = List.copyOf(proven);
    }

    static CompletionStage<ReverseNames> of(InetAddress ip, Dns dns) {
        return dns.ask(Query.of(ReverseName.of(ip), RecordType.PTR)).thenCompose(pointer -> {
            List<DomainName> names = pointer.data(Rdata.Target.class).stream()
                    .map(Rdata.Target::name)
                    .limit(MOST_NAMES)
                    .toList();
            return Together.all(names.stream()
                            .map(name -> dns.ask(Query.of(name, addressType(ip))))
                            .toList())
                    .thenApply(addresses -> new ReverseNames(
                            pointer,
                            IntStream.range(0, names.size())
                                    .filter(i -> addresses.get(i).data(Rdata.Address.class).stream()
                                            .anyMatch(data -> data.address().equals(ip)))
                                    .mapToObj(names::get)
                                    .toList()));
        });
    }

    static RecordType addressType(InetAddress ip) {
        return ip instanceof Inet4Address ? RecordType.A : RecordType.AAAA;
    }

    Optional<DomainName> within(DomainName domain) {
        return proven.stream().filter(name -> name.isWithin(domain)).findFirst();
    }

    /** What {@code %{p}} stands for: the domain itself, else a name below it, else any (RFC 7208 section 7.3). */
    String best(Optional<DomainName> domain) {
        return domain.filter(proven::contains)
                .or(() -> domain.flatMap(this::within))
                .or(() -> proven.stream().findFirst())
                .map(DomainName::text)
                .orElse("unknown");
    }
}
