package dev.mxbot.check.smtp;

import dev.mxbot.check.mtasts.MtaStsPolicies;
import dev.mxbot.check.mtasts.MtaStsPolicy;
import dev.mxbot.check.mx.MxSetRecord;
import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ReverseName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.https.Https;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Egress;
import dev.mxbot.lookup.smtp.Smtp;
import dev.mxbot.lookup.smtp.SmtpReply;
import dev.mxbot.lookup.smtp.Stage;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.SpfGlance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Talks to the mail hosts, all at once, as far as the inquiry allows. What a failure says about the network here rather than about the
 * host is set aside before any rule sees it.
 */
final class SmtpProbe implements Probe<SmtpEvidence> {
    private final Smtp smtp;
    private final Conversations conversations;
    private final MtaStsPolicies policies;

    @Inject
    SmtpProbe(Smtp smtp, Https https) {
        this.smtp = smtp;
        this.conversations = new Conversations(smtp);
        this.policies = new MtaStsPolicies(https);
    }

    @Override
    public CompletionStage<SmtpEvidence> examine(Examination of) {
        if (of.inquiry().smtp() == SmtpDepth.NONE || !smtp.isOn()) {
            return CompletableFuture.completedFuture(SmtpEvidence.nothing(of.domain()));
        }
        CompletionStage<Answer> text = of.dns().ask(Query.of(of.domain(), RecordType.TXT));
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.MX))
                .thenCompose(mx -> text.thenCompose(txt -> examine(of, mx, targets(of.domain(), mx, txt))));
    }

    /** Without MX the domain itself stands in, unless it says that it is not used for mail. */
    private static List<DomainName> targets(DomainName domain, Answer mx, Answer txt) {
        if (mx instanceof Answer.NoData) {
            SpfGlance spf = SpfGlance.at(
                    txt.data(Rdata.Txt.class).stream().map(Rdata.Txt::joined).toList());
            return spf.authorisesNobody() ? List.of() : List.of(domain);
        }
        return MxSetRecord.of(domain, mx).names();
    }

    private CompletionStage<SmtpEvidence> examine(Examination of, Answer mx, List<DomainName> names) {
        if (names.isEmpty()) {
            return CompletableFuture.completedFuture(SmtpEvidence.nothing(of.domain()));
        }
        MxSetRecord set = MxSetRecord.of(of.domain(), mx);
        List<DomainName> chosen = Conversations.chosen(names);
        CompletionStage<Optional<MtaStsPolicy>> policy = policies.inForce(of);
        return Together.all(chosen.stream().map(name -> talk(of, mx, set, name)).toList())
                .thenApply(hosts -> hosts.stream()
                        // Whether a domain without MX has an address is the topic of check.mx.
                        .filter(host -> !host.published().isEmpty()
                                || !host.answers().stream().allMatch(SmtpProbe::isEmpty))
                        .toList())
                .thenCompose(hosts -> egress(of, hosts)
                        .thenCompose(egress -> introduced(of, judged(hosts, egress))
                                .thenCombine(
                                        policy,
                                        (names2, sts) -> new SmtpEvidence(
                                                of.domain(),
                                                set,
                                                judged(hosts, egress),
                                                names2,
                                                names.size() - chosen.size(),
                                                told(judged(hosts, egress), egress),
                                                sts))));
    }

    /** Beside a host of this very network that is judged, it is not said that nothing can be; the others are unknown one by one. */
    private static Optional<Egress> told(List<Exchanger> judged, Optional<Egress> egress) {
        boolean some = judged.stream().anyMatch(host -> !host.talks().isEmpty());
        return egress.filter(known -> !some || known instanceof Egress.Open);
    }

    private static boolean isEmpty(Answer answer) {
        return answer.data(Rdata.Address.class).isEmpty();
    }

    private CompletionStage<Exchanger> talk(Examination of, Answer mx, MxSetRecord set, DomainName name) {
        List<MxSetRecord.Host> published =
                set.real().stream().filter(host -> host.name().equals(name)).toList();
        CompletionStage<Answer> a = of.dns().ask(Query.of(name, RecordType.A));
        CompletionStage<Answer> aaaa = of.dns().ask(Query.of(name, RecordType.AAAA));
        CompletionStage<Boolean> dane = dane(of, mx, a, name);
        return a.thenCompose(ipv4 -> aaaa.thenCompose(ipv6 -> conversations
                .hold(of, name, ipv4, ipv6)
                .thenCombine(
                        dane,
                        (talks, insists) ->
                                new Exchanger(name, published, List.of(ipv4, ipv6), talks, List.of(), insists))));
    }

    /** RFC 7672 section 2.2: signed from the MX record to the TLSA records, or else senders need not heed them. */
    private static CompletionStage<Boolean> dane(
            Examination of, Answer mx, CompletionStage<Answer> address, DomainName name) {
        Optional<DomainName> owner = mx.records().isEmpty() ? Optional.empty() : name.below("_25._tcp");
        return owner.map(tlsa -> of.dns()
                        .ask(Query.of(tlsa, RecordType.TLSA))
                        .thenCombine(
                                address,
                                (records, a) -> Stream.of(mx, a, records)
                                                .allMatch(answer ->
                                                        answer.provenance().authenticated())
                                        && !records.data(Rdata.Tlsa.class).isEmpty()))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    /** Asked only where a host of the public Internet was not heard over IPv4, and none was. */
    private CompletionStage<Optional<Egress>> egress(Examination of, List<Exchanger> hosts) {
        Predicate<Conversation> ipv4 = talk -> talk.isPublic() && !talk.isIpv6();
        boolean failed = any(hosts, ipv4.and(Conversation::isUnheard));
        boolean shown = any(hosts, ipv4.and(Conversation::isHeard));
        return failed && !shown
                ? smtp.egress(of.dns()).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    private static boolean any(List<Exchanger> hosts, Predicate<Conversation> which) {
        return hosts.stream().flatMap(host -> host.talks().stream()).anyMatch(which);
    }

    /** Sets aside the conversations that say nothing about the host. */
    private static List<Exchanger> judged(List<Exchanger> hosts, Optional<Egress> egress) {
        boolean blocked = egress.filter(Egress.Blocked.class::isInstance).isPresent();
        boolean ipv4 = any(hosts, talk -> talk.isPublic() && !talk.isIpv6() && talk.isHeard());
        boolean ipv6 = any(hosts, talk -> talk.isPublic() && talk.isIpv6() && talk.isHeard());
        Predicate<Conversation> telling = talk -> {
            if (blocked && talk.isPublic()) {
                return false;
            }
            if (talk.isConnected()) {
                return true;
            }
            boolean unreachable = talk.broke(Stage.CONNECT, Cause.UNREACHABLE);
            // Without egress proven for the address family, the network here is as likely to be the one that fails.
            boolean proven = !talk.isPublic() || (talk.isIpv6() ? ipv6 : ipv4 || (egress.isPresent() && !unreachable));
            return talk.isAway() && proven;
        };
        return hosts.stream()
                .map(host -> host.judgedBy(telling.and(talk -> !host.isLostInWebProxy(talk))))
                .toList();
    }

    /** Hosts of providers are left out: their pools go by many names, and no customer can change them. */
    private static CompletionStage<List<Introduction>> introduced(Examination of, List<Exchanger> hosts) {
        return Together.all(hosts.stream()
                        .filter(host -> KnownProviders.byMxHost(host.name()).isEmpty())
                        .flatMap(host -> host.talks().stream()
                                .filter(talk -> talk.isGreeted() && talk.isPublic())
                                .flatMap(talk -> introduced(of, host, talk).stream()))
                        .toList())
                .thenApply(List::copyOf);
    }

    private static Optional<CompletionStage<Introduction>> introduced(
            Examination of, Exchanger host, Conversation talk) {
        return said(talk)
                .map(said -> of.dns()
                        .ask(Query.of(ReverseName.of(talk.address()), RecordType.PTR))
                        .thenCompose(ptr -> addresses(of, host, said)
                                .thenApply(addresses -> new Introduction(talk, said, ptr, addresses))));
    }

    /** The first word of the reply to EHLO (RFC 5321 section 4.1.1.1). */
    private static Optional<String> said(Conversation talk) {
        return talk.session()
                .reply(Stage.EHLO)
                .map(SmtpReply::lines)
                .filter(lines -> !lines.isEmpty())
                .map(lines -> lines.get(0).strip().split(" ", 2)[0])
                .filter(word -> !word.isEmpty());
    }

    /** The host's own name was asked for already, and one without a dot leads nowhere. */
    private static CompletionStage<List<Answer>> addresses(Examination of, Exchanger host, String said) {
        Optional<DomainName> name =
                Introduction.name(said).filter(known -> known.labels().size() > 1);
        if (name.isEmpty() || name.get().equals(host.name())) {
            return CompletableFuture.completedFuture(List.of());
        }
        return of.dns()
                .ask(Query.of(name.get(), RecordType.A))
                .thenCompose(a -> isEmpty(a)
                        ? of.dns().ask(Query.of(name.get(), RecordType.AAAA)).thenApply(aaaa -> List.of(a, aaaa))
                        : CompletableFuture.completedFuture(List.of(a)));
    }
}
