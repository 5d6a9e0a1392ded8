package dev.mxbot.check.smtp;

import dev.mxbot.check.mx.MxSetRecord;
import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.smtp.Smtp;
import dev.mxbot.lookup.smtp.SmtpRequest;
import dev.mxbot.lookup.smtp.SmtpSession;
import dev.mxbot.lookup.smtp.Stage;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Chooses which hosts and addresses are talked to, and talks to them as far as the inquiry allows. Every topic that asks for the same
 * host gets the same conversation.
 */
public final class Conversations {
    private static final int MAX_HOSTS = 5;

    /** Of a host with many addresses, how many more are tried when the first cannot be reached. */
    private static final int MAX_RETRIES = 2;

    private static final Set<Stage> ENVELOPE = Set.of(Stage.MAIL_FROM, Stage.RCPT_TO);

    private static final Comparator<InetAddress> PUBLIC_FIRST = Comparator.comparing(
                    (InetAddress address) -> SpecialAddresses.rangeOf(address).isPresent())
            .thenComparing((a, b) -> Arrays.compareUnsigned(a.getAddress(), b.getAddress()));

    private final Smtp smtp;

    @Inject
    public Conversations(Smtp smtp) {
        this.smtp = smtp;
    }

    /** The best hosts, and of many the last as well: it is the backup that nobody looks after. */
    public static List<DomainName> chosen(MxSetRecord set) {
        return chosen(set.names());
    }

    static List<DomainName> chosen(List<DomainName> hosts) {
        int last = hosts.size() - 1;
        return hosts.size() <= MAX_HOSTS
                ? hosts
                : Stream.concat(hosts.stream().limit(MAX_HOSTS - 1), Stream.of(hosts.get(last)))
                        .toList();
    }

    /** One conversation for each family of addresses; more where the first address of IPv4 cannot be reached. */
    public CompletionStage<List<Conversation>> hold(Examination of, DomainName host, Answer ipv4, Answer ipv6) {
        List<InetAddress> first = addresses(ipv4);
        CompletionStage<List<Conversation>> overIpv4 = talk(of, host, first, 0, 1)
                .thenCompose(talks -> talks.stream().anyMatch(Conversation::isAway)
                        ? talk(of, host, first, 1, MAX_RETRIES).thenApply(more -> join(talks, more))
                        : CompletableFuture.completedFuture(talks));
        return overIpv4.thenCombine(talk(of, host, addresses(ipv6), 0, 1), Conversations::join);
    }

    static List<InetAddress> addresses(Answer answer) {
        return answer.data(Rdata.Address.class).stream()
                .map(Rdata.Address::address)
                .distinct()
                .sorted(PUBLIC_FIRST)
                .toList();
    }

    private CompletionStage<List<Conversation>> talk(
            Examination of, DomainName host, List<InetAddress> addresses, int from, int most) {
        return Together.all(addresses.stream()
                        .skip(from)
                        .limit(most)
                        .map(address -> talk(of, host, address))
                        .toList())
                .thenApply(talks -> talks.stream().flatMap(Optional::stream).toList());
    }

    private CompletionStage<Optional<Conversation>> talk(Examination of, DomainName host, InetAddress address) {
        SmtpDepth depth = smtp.isOn() ? of.inquiry().smtp() : SmtpDepth.NONE;
        SmtpRequest asking = new SmtpRequest(host, address, Optional.of(of.domain()));
        SmtpRequest greeting = new SmtpRequest(host, address, Optional.empty());
        return switch (depth) {
            case NONE -> CompletableFuture.completedFuture(Optional.empty());
            case KNOWN ->
                CompletableFuture.completedFuture(smtp.known(asking)
                        .or(() -> smtp.known(greeting))
                        .map(session -> new Conversation(host, address, session)));
            case SESSION ->
                smtp.talk(greeting, of.dns())
                        .thenApply(session -> Optional.of(new Conversation(host, address, upToTheEnvelope(session))));
            case RECIPIENT ->
                smtp.talk(asking, of.dns()).thenApply(session -> Optional.of(new Conversation(host, address, session)));
        };
    }

    /** A conversation of a moment ago may have gone further; what a watch sees must not depend on who else has asked. */
    private static SmtpSession upToTheEnvelope(SmtpSession session) {
        return new SmtpSession(
                session.request(),
                session.at(),
                session.exchanges().stream()
                        .filter(one -> !ENVELOPE.contains(one.stage()))
                        .toList(),
                session.secured(),
                session.breakdown().filter(down -> !ENVELOPE.contains(down.stage())));
    }

    private static List<Conversation> join(List<Conversation> some, List<Conversation> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
