package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Asks for the record and everything it includes, and for the addresses of the domain's own mail hosts. */
final class SpfProbe implements Probe<SpfEvidence> {
    /** A domain with more MX hosts of its own is judged by the first ones. */
    private static final int MOST_HOSTS = 10;

    @Override
    public CompletionStage<SpfEvidence> examine(Examination of) {
        CompletionStage<SpfTree> tree = new SpfWalk(of.dns()).from(of.domain());
        CompletionStage<Answer> mx = of.dns().ask(Query.of(of.domain(), RecordType.MX));
        CompletionStage<List<MailHost>> hosts = mx.thenCompose(answer -> mailHosts(of, answer));
        CompletionStage<List<Answer>> owners = tree.thenCompose(known -> owners(of, known));
        CompletionStage<List<NamedHost>> named = tree.thenCompose(new NamedHosts(of.dns(), of.domain())::in);
        CompletionStage<Optional<Answer>> obsolete = tree.thenCompose(known -> obsolete(of, known));
        return CompletableFuture.allOf(Stream.of(tree, mx, hosts, owners, named, obsolete)
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new))
                .thenApply(done -> new SpfEvidence(
                        of.domain(), now(tree), now(mx), now(hosts), now(owners), now(named), now(obsolete)));
    }

    private static <T> T now(CompletionStage<T> complete) {
        return complete.toCompletableFuture().join();
    }

    /** Somebody whose record stands under the obsolete type alone has to be told; nobody else pays for the question. */
    private static CompletionStage<Optional<Answer>> obsolete(Examination of, SpfTree tree) {
        boolean missing = tree.root().published().isEmpty()
                && !tree.root().answer().isUnanswered()
                && !(tree.root().answer() instanceof Answer.NoSuchName);
        return missing
                ? of.dns().ask(Query.of(of.domain(), RecordType.SPF)).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    /** An included name that does not exist raises the question whether anybody owns it; no other name does. */
    private static CompletionStage<List<Answer>> owners(Examination of, SpfTree tree) {
        return Together.all(tree.nodes().stream()
                .skip(1)
                .filter(node -> node.answer() instanceof Answer.NoSuchName)
                .flatMap(node -> Registrable.above(node.name()).stream())
                .distinct()
                .filter(owner -> !of.domain().isWithin(owner))
                .limit(MOST_HOSTS)
                .map(owner -> of.dns().ask(Query.of(owner, RecordType.SOA)))
                .toList());
    }

    private static CompletionStage<List<MailHost>> mailHosts(Examination of, Answer mx) {
        DomainName own = PublicSuffixes.registrable(of.domain()).orElse(of.domain());
        CompletionStage<List<MailHost>> hosts = CompletableFuture.completedFuture(new ArrayList<>());
        List<DomainName> names = mx.data(Rdata.Mx.class).stream()
                .map(Rdata.Mx::exchange)
                .filter(host -> !host.isRoot() && host.isWithin(own))
                .distinct()
                .limit(MOST_HOSTS)
                .toList();
        for (DomainName name : names) {
            hosts = hosts.thenCombine(mailHost(of, name), (list, host) -> {
                list.add(host);
                return list;
            });
        }
        return hosts;
    }

    private static CompletionStage<MailHost> mailHost(Examination of, DomainName name) {
        Dns dns = of.dns();
        return dns.ask(Query.of(name, RecordType.A))
                .thenCombine(
                        dns.ask(Query.of(name, RecordType.AAAA)), (a, aaaa) -> new MailHost(name, List.of(a, aaaa)))
                .thenCombine(policy(of, name), MailHost::with);
    }

    /** A remark about the host's own name is for a person who looks at this domain, not for many domains at once. */
    private static CompletionStage<Optional<Answer>> policy(Examination of, DomainName host) {
        boolean looked =
                of.inquiry().smtp() == SmtpDepth.RECIPIENT || of.inquiry().smtp() == SmtpDepth.KNOWN;
        return looked
                ? of.dns().ask(Query.of(host, RecordType.TXT)).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty());
    }
}
