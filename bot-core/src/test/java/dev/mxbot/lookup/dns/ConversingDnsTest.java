package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** When whom is asked, and which word counts: the retry policy under virtual time. */
class ConversingDnsTest {
    private static final Query QUERY = Query.of(DomainName.of("example.org"), RecordType.MX);
    private static final MXRecord MX = new MXRecord(
            Name.fromConstantString("example.org."), DClass.IN, 300, 10, Name.fromConstantString("mail.example.net."));
    private static final List<Rdata.Mx> FOUND = List.of(new Rdata.Mx(10, DomainName.of("mail.example.net")));

    private final VirtualTime time = new VirtualTime();
    private final FakeTransport udp = new FakeTransport(time);
    private final FakeTransport tcp = new FakeTransport(time);
    private final Places places = new Places(Runnable::run);
    private final Wire wire = new Wire(
            udp,
            tcp,
            Runnable::run,
            time,
            time.clock(),
            time::nanos,
            places,
            new ServerHealth(time::nanos),
            LookupConfig.DIRECT);

    @Test
    void oneDatagramIsEnoughForAHealthyName() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1", "192.0.2.2"), QUERY);
        time.advance(Duration.ofMillis(20));
        udp.last().answer(MX);

        Answer answer = asked.join();
        assertEquals(FOUND, answer.data(Rdata.Mx.class));
        assertEquals("192.0.2.1", answer.provenance().server());
        assertEquals(Duration.ofMillis(20), answer.provenance().elapsed());
        assertEquals(time.clock().instant(), answer.provenance().at());
        assertEquals(1, answer.provenance().attempts());
        assertEquals("udp", answer.provenance().transport());
        assertEquals(300, answer.provenance().ttl().orElseThrow());
        assertEquals(0, time.pending());
        assertEquals(0, places.takenAt(address("192.0.2.1")));
    }

    @Test
    void asksAResolverForRecursionAndForItsValidation() {
        ask(resolvers("192.0.2.1"), QUERY);

        Message query = udp.last().query;
        assertTrue(query.getHeader().getFlag(Flags.RD));
        assertTrue(query.getHeader().getFlag(Flags.AD));
        assertFalse(query.getHeader().getFlag(Flags.CD));
        assertEquals(0, query.getOPT().getFlags());
        assertEquals(1232, udp.last().payload());
    }

    @Test
    void asksForTheSignaturesThatAResolverCouldNotValidate() {
        ask(resolvers("192.0.2.1"), QUERY.withCheckingDisabled());

        assertTrue(udp.last().query.getHeader().getFlag(Flags.CD));
        assertEquals(ExtendedFlags.DO, udp.last().query.getOPT().getFlags());
    }

    @Test
    void asksTheNextResolverAfterSilence() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1", "192.0.2.2"), QUERY);
        time.advance(Duration.ofMillis(799));
        assertEquals(1, udp.sent.size());
        time.advance(Duration.ofMillis(1));
        udp.last().answer(MX);

        assertEquals("192.0.2.2", asked.join().provenance().server());
        assertEquals(List.of("192.0.2.1", "192.0.2.2"), udp.hosts());
        assertTrue(udp.sent.get(0).cancelled);
    }

    @Test
    void takesALateReplyToTheFirstAttempt() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1"), QUERY);
        time.advance(Duration.ofMillis(4900));
        udp.sent.get(0).answer(MX);

        assertEquals(FOUND, asked.join().data(Rdata.Mx.class));
        assertEquals(Duration.ofMillis(4900), asked.join().provenance().elapsed());
    }

    @Test
    void becomesMoreCarefulWithEdnsAndGivesUpInTheEnd() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1"), QUERY);
        time.advance(Duration.ofMillis(6499));
        assertFalse(asked.isDone());
        time.advance(Duration.ofMillis(1));

        Answer.Unanswered answer = assertInstanceOf(Answer.Unanswered.class, asked.join());
        assertEquals(Reason.TIMEOUT, answer.reason());
        assertEquals("192.0.2.1: no reply in 4 tries", answer.detail());
        assertEquals("192.0.2.1", answer.provenance().server());
        assertEquals(4, answer.provenance().attempts());
        assertEquals(List.of(0L, 800L, 2000L, 3800L), udp.times());
        assertEquals(
                List.of(1232, 512, 0, 0),
                udp.sent.stream().map(FakeTransport.Sent::payload).toList());
        assertTrue(udp.sent.stream().allMatch(sent -> sent.cancelled));
        assertEquals(0, places.takenAt(address("192.0.2.1")));
    }

    @Test
    void asksTheNextResolverAtOnceAfterAFailure() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1", "192.0.2.2"), QUERY);
        udp.last().fail(Rcode.SERVFAIL);
        udp.last().answer(MX);

        assertEquals(FOUND, asked.join().data(Rdata.Mx.class));
        assertEquals(List.of(0L, 0L), udp.times());
        assertEquals(2, asked.join().provenance().attempts());
    }

    @Test
    void namesEveryResolverThatFailed() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1", "192.0.2.2", "192.0.2.3"), QUERY);
        udp.last().fail(Rcode.REFUSED);
        udp.last().reply(servfail("no keys\u0007 at\nall"));
        udp.last().listener.replied(new byte[] {0, 0, (byte) 0x81, 0, 0, 1, 0, 9, 0, 0, 0, 0, 0});

        Answer.Unanswered answer = assertInstanceOf(Answer.Unanswered.class, asked.join());
        assertEquals(Reason.SERVFAIL, answer.reason());
        assertEquals("192.0.2.1: REFUSED; 192.0.2.2: SERVFAIL; 192.0.2.3: a malformed reply", answer.detail());
        assertEquals("192.0.2.1, 192.0.2.2, 192.0.2.3", answer.provenance().server());
        assertEquals("SERVFAIL", answer.provenance().rcode());
        assertEquals(
                List.of("9 (" + ExtendedErrorCodeOption.text(9) + "): no keys atall"),
                answer.provenance().extendedErrors());
    }

    @Test
    void aFailureDoesNotEndTheWaitForASilentResolver() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1", "192.0.2.2"), QUERY);
        time.advance(Duration.ofMillis(800));
        udp.last().fail(Rcode.SERVFAIL);
        assertFalse(asked.isDone());
        time.advance(Duration.ofSeconds(3));
        udp.sent.get(0).answer(MX);

        assertEquals("192.0.2.1", asked.join().provenance().server());
    }

    @Test
    void theOnlyResolversServfailStands() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1"), QUERY);
        udp.last().fail(Rcode.SERVFAIL);

        assertTrue(asked.join().isUnanswered());
        assertEquals(1, udp.sent.size());
    }

    @Test
    void believesANxdomainAtOnce() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1", "192.0.2.2"), QUERY);
        udp.last().fail(Rcode.NXDOMAIN);

        assertInstanceOf(Answer.NoSuchName.class, asked.join());
        assertEquals(1, udp.sent.size());
    }

    @Test
    void doesNotWaitForAResolverThatIsNotThere() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1", "192.0.2.2"), QUERY);
        udp.last().unreachable();
        assertEquals(List.of("192.0.2.1", "192.0.2.2"), udp.hosts());
        udp.last().answer(MX);

        assertEquals(FOUND, asked.join().data(Rdata.Mx.class));
    }

    @Test
    void givesAnUnreachableResolverOneMoreChance() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1"), QUERY);
        udp.last().unreachable();
        assertFalse(asked.isDone());
        time.advance(Duration.ofMillis(800));
        udp.last().unreachable();

        Answer.Unanswered answer = assertInstanceOf(Answer.Unanswered.class, asked.join());
        assertEquals(Reason.UNREACHABLE, answer.reason());
        assertEquals("192.0.2.1: unreachable: nothing listens there", answer.detail());
        assertEquals(List.of(0L, 800L), udp.times());
    }

    @Test
    void asksAgainOverTcpAfterTruncation() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1", "192.0.2.2"), QUERY);
        udp.last().truncate();
        tcp.last().answer(MX);

        assertEquals(FOUND, asked.join().data(Rdata.Mx.class));
        assertEquals("tcp", asked.join().provenance().transport());
        assertEquals(List.of("192.0.2.1"), tcp.hosts());
    }

    @Test
    void asksNobodyTwiceOverUdpWhileItIsAskedOverTcp() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1"), QUERY);
        udp.last().truncate();
        time.advance(Duration.ofMillis(2500));
        assertEquals(1, udp.sent.size());
        assertEquals(1, tcp.sent.size());
        tcp.last().listener.failed(new IOException("Connection refused"));

        Answer.Unanswered answer = assertInstanceOf(Answer.Unanswered.class, asked.join());
        assertEquals(Reason.TCP_FAILED, answer.reason());
        assertEquals("192.0.2.1: truncated over UDP, and TCP fails: Connection refused", answer.detail());
    }

    @Test
    void asksAgainWithoutEdnsWhereItIsNotKnown() {
        for (int rcode : List.of(Rcode.FORMERR, Rcode.NOTIMP)) {
            CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1"), QUERY);
            udp.last().fail(rcode);
            assertEquals(0, udp.last().payload());
            udp.last().answer(MX);

            assertEquals(FOUND, asked.join().data(Rdata.Mx.class));
        }
    }

    @Test
    void aFormerrWithoutEdnsStands() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1"), QUERY);
        udp.last().fail(Rcode.FORMERR);
        udp.last().fail(Rcode.FORMERR);

        Answer.Unanswered answer = assertInstanceOf(Answer.Unanswered.class, asked.join());
        assertEquals(Reason.OTHER_RCODE, answer.reason());
        assertEquals("192.0.2.1: FORMERR", answer.detail());
        assertEquals("FORMERR", answer.provenance().rcode());
    }

    @Test
    void asksAResolverThatWasSilentLastUntilItReplies() {
        Dns dns = resolvers("192.0.2.1", "192.0.2.2");
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Answer> asked = ask(dns, QUERY);
            time.advance(Duration.ofMillis(800));
            udp.last().answer(MX);
            asked.join();
        }
        udp.sent.clear();

        ask(dns, QUERY);
        assertEquals(List.of("192.0.2.2"), udp.hosts());
        udp.last().answer(MX);

        // Ten seconds later one query tries it again, and only one.
        time.advance(Duration.ofSeconds(10));
        udp.sent.clear();
        ask(dns, QUERY);
        ask(dns, QUERY);
        assertEquals(List.of("192.0.2.1", "192.0.2.2"), udp.hosts());
        udp.sent.get(0).answer(MX);

        udp.sent.clear();
        ask(dns, QUERY);
        assertEquals(List.of("192.0.2.1"), udp.hosts());
    }

    @Test
    void asksTheNamedServerAloneAndWithoutRecursion() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1", "192.0.2.2"), QUERY.at(authority()));
        assertFalse(udp.last().query.getHeader().getFlag(Flags.RD));
        assertFalse(udp.last().query.getHeader().getFlag(Flags.AD));
        time.advance(Duration.ofMillis(2999));
        assertFalse(asked.isDone());
        time.advance(Duration.ofMillis(1));

        Answer.Unanswered answer = assertInstanceOf(Answer.Unanswered.class, asked.join());
        assertEquals("ns1.example.net (198.51.100.5): no reply in 3 tries", answer.detail());
        assertEquals(List.of(0L, 600L, 1500L), udp.times());
        assertEquals(List.of("198.51.100.5", "198.51.100.5", "198.51.100.5"), udp.hosts());
    }

    @Test
    void asksANamedResolverWithRecursion() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1"), QUERY.at(Server.resolver(address("192.0.2.9"))));
        assertTrue(udp.last().query.getHeader().getFlag(Flags.RD));
        udp.last().answer(MX);

        assertEquals("192.0.2.9", asked.join().provenance().server());
    }

    @Test
    void anAnswerWithoutAuthorityFromAnAuthorityIsNoAbsence() {
        for (int rcode : List.of(Rcode.NOERROR, Rcode.NXDOMAIN)) {
            CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1"), QUERY.at(authority()));
            udp.last().fail(rcode);

            Answer.Unanswered answer = assertInstanceOf(Answer.Unanswered.class, asked.join());
            assertEquals(Reason.NOT_AUTHORITATIVE, answer.reason());
        }
    }

    @Test
    void anAuthoritysAbsenceCounts() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1"), QUERY.at(authority()));
        udp.last().reply(Rcode.NOERROR, Flags.AA);

        assertInstanceOf(Answer.NoData.class, asked.join());
        assertTrue(asked.join().provenance().authoritative());
    }

    @Test
    void asksForTheTargetOfAnAliasThatTheResolverDidNotFollow() {
        CompletableFuture<Answer> asked = ask(resolvers("192.0.2.1"), QUERY);
        udp.last()
                .answer(new CNAMERecord(
                        Name.fromConstantString("example.org."),
                        DClass.IN,
                        60,
                        Name.fromConstantString("other.example.")));
        assertEquals("other.example.", udp.last().query.getQuestion().getName().toString());
        udp.last()
                .answer(new MXRecord(
                        Name.fromConstantString("other.example."),
                        DClass.IN,
                        300,
                        10,
                        Name.fromConstantString("mail.example.net.")));

        Answer answer = asked.join();
        assertEquals(List.of(DomainName.of("other.example")), answer.aliases());
        assertEquals(FOUND, answer.data(Rdata.Mx.class));
        assertEquals(QUERY, answer.query());
        assertEquals(2, answer.provenance().attempts());
        assertEquals(60, answer.provenance().ttl().orElseThrow());
    }

    @Test
    void makesAQueryWaitWhenTooManyAreUnderWayAtItsServer() {
        Dns dns = resolvers("192.0.2.1");
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        for (int i = 0; i < 33; i++) {
            asked.add(ask(dns, QUERY.at(authority())));
        }
        assertEquals(32, udp.sent.size());
        time.advance(Duration.ofMillis(10));
        udp.sent.get(4).reply(Rcode.NOERROR, Flags.AA, MX);
        assertEquals(33, udp.sent.size());
        time.advance(Duration.ofMillis(30));
        udp.last().reply(Rcode.NOERROR, Flags.AA, MX);

        assertEquals(FOUND, asked.get(32).join().data(Rdata.Mx.class));
        assertEquals(Duration.ofMillis(30), asked.get(32).join().provenance().elapsed());
        assertEquals(31, places.takenAt(address("198.51.100.5")));
    }

    @Test
    void timeInLineIsNotTheServersSilence() {
        Dns dns = resolvers("192.0.2.1");
        askOften(dns, 32);
        time.advance(Duration.ofMillis(2));
        List<CompletableFuture<Answer>> second = askOften(dns, 32);
        CompletableFuture<Answer> third = ask(dns, QUERY.at(authority()));
        time.advance(Duration.ofSeconds(3));
        assertEquals(
                "ns1.example.net (198.51.100.5): not asked: 32 other queries wait for its reply",
                assertInstanceOf(Answer.Unanswered.class, third.join()).detail());
        assertFalse(second.get(0).isDone());
        time.advance(Duration.ofSeconds(3));

        assertEquals(
                "ns1.example.net (198.51.100.5): no reply in 3 tries",
                assertInstanceOf(Answer.Unanswered.class, second.get(0).join()).detail());
        assertEquals(0, places.takenAt(address("198.51.100.5")));
    }

    @Test
    void aSilentServerHoldsUpNobodyElse() {
        Dns dns = resolvers("192.0.2.1");
        askOften(dns, 10_000);
        CompletableFuture<Answer> other = ask(dns, QUERY);
        udp.last().answer(MX);

        assertEquals(FOUND, other.join().data(Rdata.Mx.class));
        assertEquals(33, udp.sent.size());
    }

    private List<CompletableFuture<Answer>> askOften(Dns dns, int times) {
        return Stream.generate(() -> ask(dns, QUERY.at(authority())))
                .limit(times)
                .toList();
    }

    private CompletableFuture<Answer> ask(Dns dns, Query query) {
        return dns.ask(query).toCompletableFuture();
    }

    private Dns resolvers(String... addresses) {
        return new ConversingDns(
                wire,
                new Resolvers(Stream.of(addresses)
                        .map(a -> Server.resolver(address(a)))
                        .toList()),
                RetryTimes.RESOLVERS,
                RetryTimes.AUTHORITIES);
    }

    private static InetSocketAddress address(String ip) {
        try {
            return new InetSocketAddress(InetAddress.getByName(ip), 53);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Server authority() {
        return Server.authority(
                DomainName.of("ns1.example.net"), address("198.51.100.5").getAddress());
    }

    private Message servfail(String text) {
        Message reply = new Message(0);
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setRcode(Rcode.SERVFAIL);
        reply.addRecord(udp.last().query.getQuestion(), Section.QUESTION);
        reply.addRecord(new OPTRecord(1232, 0, 0, 0, new ExtendedErrorCodeOption(9, text)), Section.ADDITIONAL);
        return reply;
    }
}
