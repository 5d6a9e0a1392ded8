package dev.mxbot.check.host;

import dev.mxbot.check.mx.MxSetRecord;
import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.Server;
import dev.mxbot.provider.SpfGlance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks up the addresses of each host that the MX records name. Only where a host leads nowhere it asks further: is the host's domain
 * registered, do the domain's own servers know the host, does the name exist that was probably meant.
 */
final class HostProbe implements Probe<HostEvidence> {
    private static final int MAX_HOSTS = 20;

    /** How many broken hosts are looked into; their first few tell the story, and each costs up to a dozen queries. */
    private static final int MAX_EXPLAINED = 4;

    private static final int MAX_SERVERS = 2;

    @Override
    public CompletionStage<HostEvidence> examine(Examination of) {
        CompletionStage<Answer> text = of.dns().ask(Query.of(of.domain(), RecordType.TXT));
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.MX))
                .thenCompose(mx -> text.thenCompose(txt -> examine(of, mx, glance(txt))));
    }

    private static SpfGlance glance(Answer text) {
        return SpfGlance.at(
                text.data(Rdata.Txt.class).stream().map(Rdata.Txt::joined).toList());
    }

    private static CompletionStage<HostEvidence> examine(Examination of, Answer mx, SpfGlance spf) {
        MxSetRecord set = MxSetRecord.of(of.domain(), mx);
        List<DomainName> names = targets(of.domain(), mx, set, spf);
        List<DomainName> asked = names.stream().limit(MAX_HOSTS).toList();
        return Together.all(asked.stream().map(name -> addresses(of, set, name)).toList())
                .thenApply(hosts -> set.hosts().isEmpty() ? withAddress(hosts) : hosts)
                .thenCompose(hosts -> explained(of, hosts))
                .thenApply(hosts -> new HostEvidence(of.domain(), mx, set, hosts, names.size() - asked.size(), spf));
    }

    /** A domain without MX whose address is missing or not known is the topic of {@code check.mx}. */
    private static List<MailHost> withAddress(List<MailHost> implicit) {
        return implicit.stream().filter(host -> !host.addresses().isEmpty()).toList();
    }

    /** Without MX the domain itself stands in, if an address of it is there and it does not say that it is not used for mail. */
    private static List<DomainName> targets(DomainName domain, Answer mx, MxSetRecord set, SpfGlance spf) {
        return mx instanceof Answer.NoData && !spf.authorisesNobody() ? List.of(domain) : set.names();
    }

    private static CompletionStage<MailHost> addresses(Examination of, MxSetRecord set, DomainName name) {
        HostName text = new HostName(name, of.domain());
        String label = set.real().stream()
                .filter(host -> host.name().equals(name))
                .map(MxSetRecord.Host::label)
                .findFirst()
                .orElse(name.text());
        return (text.isWorthAsking() ? addresses(of, name) : CompletableFuture.completedFuture(List.<Answer>of()))
                .thenApply(answers -> new MailHost(text, label, answers, Optional.empty(), List.of(), Map.of()));
    }

    private static CompletionStage<List<Answer>> addresses(Examination of, DomainName name) {
        return of.dns()
                .ask(Query.of(name, RecordType.A))
                .thenCombine(of.dns().ask(Query.of(name, RecordType.AAAA)), List::of);
    }

    private static CompletionStage<List<MailHost>> explained(Examination of, List<MailHost> hosts) {
        List<DomainName> names = hosts.stream().map(MailHost::name).toList();
        Set<DomainName> dead = hosts.stream()
                .filter(MailHost::leadsNowhere)
                .map(MailHost::name)
                .limit(MAX_EXPLAINED)
                .collect(Collectors.toSet());
        return Together.all(hosts.stream()
                .map(host -> dead.contains(host.name())
                        ? explained(of, host, names)
                        : CompletableFuture.completedFuture(host))
                .toList());
    }

    private static CompletionStage<MailHost> explained(Examination of, MailHost host, List<DomainName> others) {
        CompletionStage<Optional<Answer>> registration = registration(of, host);
        CompletionStage<List<Answer>> authority = authority(of, host);
        return candidates(of, host, others)
                .thenCompose(candidates -> registration.thenCombine(
                        authority,
                        (ns, own) -> new MailHost(host.text(), host.label(), host.answers(), ns, own, candidates)));
    }

    /** Asked of the name at the end of the aliases: it is the one that somebody else could register. */
    private static CompletionStage<Optional<Answer>> registration(Examination of, MailHost host) {
        boolean missing = host.answers().stream().anyMatch(Answer.NoSuchName.class::isInstance);
        Optional<DomainName> registrable = PublicSuffixes.registrable(host.canonical());
        if (!missing || registrable.isEmpty() || registrable.equals(PublicSuffixes.registrable(of.domain()))) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return of.dns().ask(Query.of(registrable.get(), RecordType.NS)).thenApply(Optional::of);
    }

    private static CompletionStage<List<Answer>> authority(Examination of, MailHost host) {
        if (host.answers().isEmpty()
                || host.text().literal().isPresent()
                || host.text().doubled().isPresent()
                || !host.canonical().isWithin(of.domain())) {
            return CompletableFuture.completedFuture(List.of());
        }
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.NS))
                .thenCompose(ns -> Together.all(ns.data(Rdata.Target.class).stream()
                                .map(Rdata.Target::name)
                                .sorted()
                                .limit(MAX_SERVERS)
                                .map(server -> askedAt(of, server, host.canonical()))
                                .toList())
                        .thenApply(answers ->
                                answers.stream().flatMap(List::stream).toList()));
    }

    private static CompletionStage<List<Answer>> askedAt(Examination of, DomainName server, DomainName host) {
        return of.dns()
                .ask(Query.of(server, RecordType.A))
                .thenCompose(a -> a.data(Rdata.Address.class).stream()
                        .findFirst()
                        .map(address -> Server.authority(server, address.address()))
                        .map(where -> Together.all(Stream.of(RecordType.A, RecordType.AAAA)
                                .map(type -> of.dns().ask(Query.of(host, type).at(where)))
                                .toList()))
                        .orElseGet(() -> CompletableFuture.completedFuture(List.of())));
    }

    private static CompletionStage<Map<DomainName, List<Answer>>> candidates(
            Examination of, MailHost host, List<DomainName> others) {
        List<DomainName> names = Candidates.of(host.text(), others);
        return Together.all(names.stream().map(name -> addresses(of, name)).toList())
                .thenApply(answers -> {
                    Map<DomainName, List<Answer>> candidates = new LinkedHashMap<>();
                    for (int i = 0; i < names.size(); i++) {
                        candidates.put(names.get(i), answers.get(i));
                    }
                    return candidates;
                });
    }
}
