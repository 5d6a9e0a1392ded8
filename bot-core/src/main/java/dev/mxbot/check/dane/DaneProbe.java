package dev.mxbot.check.dane;

import dev.mxbot.check.mx.MxSetRecord;
import dev.mxbot.check.smtp.Conversations;
import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.smtp.Smtp;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Asks for the TLSA records of each MX host, for what tells whether DNSSEC protects them, and for the certificates that are served. */
final class DaneProbe implements Probe<DaneEvidence> {
    /** Senders try only the first hosts of a long list (RFC 5321 section 5.1 lets them stop). */
    private static final int MAX_HOSTS = 10;

    private final Conversations conversations;

    @Inject
    DaneProbe(Smtp smtp) {
        this.conversations = new Conversations(smtp);
    }

    @Override
    public CompletionStage<DaneEvidence> examine(Examination of) {
        return of.dns().ask(Query.of(of.domain(), RecordType.MX)).thenCompose(mx -> {
            List<DomainName> talkedTo = Conversations.chosen(MxSetRecord.of(of.domain(), mx));
            List<CompletionStage<MxHost>> hosts = mx.data(Rdata.Mx.class).stream()
                    .map(Rdata.Mx::exchange)
                    .filter(host -> !host.isRoot())
                    .distinct()
                    .limit(MAX_HOSTS)
                    .flatMap(host -> ask(of, host, talkedTo.contains(host)).stream())
                    .toList();
            return Together.all(hosts).thenCompose(asked -> conclude(of, mx, asked));
        });
    }

    /** Empty if the name is too long for one of TLSA records below it. */
    private Optional<CompletionStage<MxHost>> ask(Examination of, DomainName host, boolean talk) {
        return host.below("_25._tcp")
                .map(owner -> of.dns()
                        .ask(Query.of(host, RecordType.A))
                        .thenCombine(
                                of.dns().ask(Query.of(owner, RecordType.TLSA)),
                                (address, tlsa) -> new MxHost(host, address, tlsa, List.of()))
                        .thenCompose(asked -> talk && asked.isProtected()
                                ? served(of, asked)
                                : CompletableFuture.completedFuture(asked)));
    }

    /** The same conversations that {@code check.smtp} holds: nobody is connected to twice. */
    private CompletionStage<MxHost> served(Examination of, MxHost asked) {
        return of.dns()
                .ask(Query.of(asked.name(), RecordType.AAAA))
                .thenCompose(ipv6 -> conversations
                        .hold(of, asked.name(), asked.address(), ipv6)
                        .thenApply(talks -> new MxHost(asked.name(), asked.address(), asked.tlsa(), talks)));
    }

    private static CompletionStage<DaneEvidence> conclude(Examination of, Answer mx, List<MxHost> hosts) {
        boolean validated = Stream.concat(
                        Stream.of(mx), hosts.stream().flatMap(host -> Stream.of(host.address(), host.tlsa())))
                .anyMatch(answer -> answer.provenance().authenticated());
        boolean published = hosts.stream().anyMatch(host -> !host.records().isEmpty());
        if (validated || !published) {
            return CompletableFuture.completedFuture(new DaneEvidence(of.domain(), mx, hosts, validated));
        }
        // Unprotected records, or a resolver that never says so? The root is signed: its answer tells.
        return of.dns()
                .ask(Query.of(DomainName.ROOT, RecordType.NS))
                .thenApply(root -> new DaneEvidence(
                        of.domain(), mx, hosts, root.provenance().authenticated()));
    }
}
