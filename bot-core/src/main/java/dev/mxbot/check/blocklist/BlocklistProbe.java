package dev.mxbot.check.blocklist;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ReverseName;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the lists that the settings name about the domain and the addresses of its MX hosts; without lists, nothing at all. */
final class BlocklistProbe implements Probe<BlocklistEvidence> {
    private static final int MOST_HOSTS = 5;
    private static final int MOST_ADDRESSES = 8;

    private final Blocklists lists;

    @Inject
    BlocklistProbe(Blocklists lists) {
        this.lists = lists;
    }

    @Override
    public CompletionStage<BlocklistEvidence> examine(Examination of) {
        if (lists.zones().isEmpty()) {
            return CompletableFuture.completedFuture(new BlocklistEvidence(of.domain(), List.of()));
        }
        CompletionStage<List<InetAddress>> addresses =
                of.dns().ask(Query.of(of.domain(), RecordType.MX)).thenCompose(mx -> addresses(of, mx));
        return Together.all(lists.zones().stream()
                        .map(zone -> ListKind.of(zone).domains()
                                ? ask(
                                        of,
                                        zone,
                                        Map.of(of.domain().text(), of.domain().text()),
                                        "test",
                                        "invalid")
                                : addresses.thenCompose(
                                        found -> ask(of, zone, reversed(found), "2.0.0.127", "1.0.0.127")))
                        .toList())
                .thenApply(answers -> new BlocklistEvidence(of.domain(), answers));
    }

    private static CompletionStage<List<InetAddress>> addresses(Examination of, Answer mx) {
        List<CompletionStage<Answer>> asked = mx.data(Rdata.Mx.class).stream()
                .map(Rdata.Mx::exchange)
                .filter(host -> !host.isRoot())
                .distinct()
                .limit(MOST_HOSTS)
                .flatMap(host -> List.of(Query.of(host, RecordType.A), Query.of(host, RecordType.AAAA)).stream())
                .map(query -> of.dns().ask(query))
                .toList();
        return Together.all(asked)
                .thenApply(answers -> answers.stream()
                        .flatMap(answer -> answer.data(Rdata.Address.class).stream())
                        .map(Rdata.Address::address)
                        // A private address means something else to everybody.
                        .filter(address -> SpecialAddresses.rangeOf(address).isEmpty())
                        .distinct()
                        .limit(MOST_ADDRESSES)
                        .toList());
    }

    /** What is asked for below the list's zone, by address (RFC 5782 sections 2.1 and 2.4). */
    private static Map<String, String> reversed(List<InetAddress> addresses) {
        Map<String, String> names = new LinkedHashMap<>();
        for (InetAddress address : addresses) {
            String name = ReverseName.of(address).text();
            names.put(
                    address.getHostAddress(),
                    name.substring(0, name.length() - (name.endsWith(".in-addr.arpa") ? 13 : 9)));
        }
        return names;
    }

    private static CompletionStage<ListAnswers> ask(
            Examination of, DomainName zone, Map<String, String> subjects, String always, String never) {
        CompletionStage<List<Listing>> tests =
                Together.all(List.of(listing(of, zone, always, always), listing(of, zone, never, never)).stream()
                        .flatMap(Optional::stream)
                        .toList());
        CompletionStage<List<Listing>> listings = Together.all(subjects.entrySet().stream()
                .flatMap(subject -> listing(of, zone, subject.getKey(), subject.getValue()).stream())
                .toList());
        return tests.thenCombine(
                listings, (points, found) -> new ListAnswers(zone, points.get(0), points.get(1), found));
    }

    /** Empty if the name would be too long to exist. */
    private static Optional<CompletionStage<Listing>> listing(
            Examination of, DomainName zone, String subject, String labels) {
        return zone.below(labels)
                .map(name ->
                        of.dns().ask(Query.of(name, RecordType.A)).thenApply(answer -> new Listing(subject, answer)));
    }
}
