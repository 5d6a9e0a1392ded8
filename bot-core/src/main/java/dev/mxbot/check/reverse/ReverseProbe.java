package dev.mxbot.check.reverse;

import com.google.common.net.InetAddresses;
import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ReverseName;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Asks for the names of each mail host's addresses, and for the addresses of those names. Hosts and addresses that cannot be looked up
 * are the topics of {@code check.mx} and {@code check.host}.
 */
final class ReverseProbe implements Probe<ReverseEvidence> {
    private static final int MAX_HOSTS = 10;

    /** Shared by the hosts, for each family of addresses; one address of a host is always looked at. */
    private static final int MAX_ADDRESSES = 12;

    /** RFC 7208 section 5.5 lets a receiver stop after 10 names; further than five nobody should have to look. */
    private static final int MAX_NAMES = 5;

    @Override
    public CompletionStage<ReverseEvidence> examine(Examination of) {
        CompletionStage<Answer> text = of.dns().ask(Query.of(of.domain(), RecordType.TXT));
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.MX))
                .thenCompose(mx -> mx instanceof Answer.NoData
                        ? text.thenCompose(txt -> reverse(of, sendsNothing(txt) ? List.of() : List.of(of.domain())))
                        : reverse(of, hosts(mx)));
    }

    /** In the order in which senders try them. */
    private static List<DomainName> hosts(Answer mx) {
        return mx.data(Rdata.Mx.class).stream()
                .sorted(Comparator.comparingInt(Rdata.Mx::preference).thenComparing(Rdata.Mx::exchange))
                .map(Rdata.Mx::exchange)
                .filter(host -> !host.isRoot() && !InetAddresses.isInetAddress(host.text()))
                .distinct()
                .limit(MAX_HOSTS)
                .toList();
    }

    /** RFC 7208 section 10.1: a domain without mail says so; then its address is a web server's, whose name does not matter here. */
    private static boolean sendsNothing(Answer text) {
        return text.data(Rdata.Txt.class).stream()
                .anyMatch(txt -> txt.joined().strip().equalsIgnoreCase("v=spf1 -all"));
    }

    private static CompletionStage<ReverseEvidence> reverse(Examination of, List<DomainName> hosts) {
        int share = Math.max(1, MAX_ADDRESSES / Math.max(1, hosts.size()));
        return Together.all(hosts.stream()
                        .flatMap(host -> Stream.of(RecordType.A, RecordType.AAAA)
                                .map(type -> reverse(of.dns(), Query.of(host, type), share)))
                        .toList())
                .thenApply(found -> new ReverseEvidence(of.domain(), once(found)));
    }

    private static List<Reversal> once(List<List<Reversal>> found) {
        Map<InetAddress, Reversal> byAddress = new LinkedHashMap<>();
        found.stream().flatMap(Collection::stream).forEach(one -> byAddress.putIfAbsent(one.address(), one));
        return List.copyOf(byAddress.values());
    }

    private static CompletionStage<List<Reversal>> reverse(Dns dns, Query addresses, int share) {
        return dns.ask(addresses)
                .thenCompose(answer -> Together.all(answer.data(Rdata.Address.class).stream()
                        .map(Rdata.Address::address)
                        .filter(address -> SpecialAddresses.rangeOf(address).isEmpty())
                        .sorted((a, b) -> Arrays.compareUnsigned(a.getAddress(), b.getAddress()))
                        .limit(share)
                        .map(address -> reverse(dns, answer, address))
                        .toList()));
    }

    private static CompletionStage<Reversal> reverse(Dns dns, Answer known, InetAddress address) {
        DomainName host = known.query().name();
        return dns.ask(Query.of(ReverseName.of(address), RecordType.PTR))
                .thenCompose(ptr -> Together.all(ptr.data(Rdata.Target.class).stream()
                                .map(Rdata.Target::name)
                                .distinct()
                                // The host's own name first: it is the likeliest, and costs no question.
                                .sorted(Comparator.comparing((DomainName name) -> !name.equals(host))
                                        .thenComparing(Comparator.naturalOrder()))
                                .limit(MAX_NAMES)
                                .map(name -> name.equals(host)
                                        ? CompletableFuture.completedFuture(known)
                                        : dns.ask(Query.of(name, known.query().type())))
                                .toList())
                        .thenApply(forward -> new Reversal(address, host, ptr, forward)));
    }
}
