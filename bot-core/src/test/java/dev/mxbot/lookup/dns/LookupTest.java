package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.DnsFault;
import dev.mxbot.testing.ScriptedDnsServer;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Rcode;

/** The whole way over real sockets of this machine, one fault after another. */
@Timeout(30)
class LookupTest {
    private static final String ZONE = """
            example.org. 3600 SOA ns1.example.org. hostmaster.example.org. 2026112001 7200 900 1209600 300
            example.org. 600 MX 10 mail.example.net.
            example.org. 600 TXT "v=spf1 -all"
            www.example.org. 60 CNAME web.example.org.
            web.example.org. 120 A 198.51.100.7
            loop1.example.org. 60 CNAME loop2.example.org.
            loop2.example.org. 60 CNAME loop1.example.org.
            gone.example.org. 60 CNAME nothing.example.org.
            """;

    private static final InetAddress NS1 = InetAddresses.forString("192.0.2.1");

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void findsRecords() {
        ScriptedDnsServer server = serving(ZONE);
        Answer answer = ask(patient(server), "example.org MX");

        assertEquals(List.of(new Rdata.Mx(10, DomainName.of("mail.example.net"))), answer.data(Rdata.Mx.class));
        assertEquals(
                "127.0.0.1:" + server.address().getPort(), answer.provenance().server());
        assertEquals(600, answer.provenance().ttl().orElseThrow());
        ScriptedDnsServer.Asked asked = server.asked().get(0);
        assertTrue(asked.recursionDesired() && asked.authenticatedDesired() && !asked.checkingDisabled());
        assertEquals(1232, asked.payload());
    }

    @Test
    void followsAnAlias() {
        Answer answer = ask(patient(serving(ZONE)), "www.example.org A");

        assertEquals(List.of(DomainName.of("web.example.org")), answer.aliases());
        assertEquals("198.51.100.7", answer.summary());
        assertEquals(60, answer.provenance().ttl().orElseThrow());
    }

    /** T6. */
    @Test
    void survivesAnAliasLoop() {
        Answer answer = ask(patient(serving(ZONE)), "loop1.example.org A");

        assertInstanceOf(Answer.NoData.class, answer);
        assertEquals(List.of(DomainName.of("loop2.example.org"), DomainName.of("loop1.example.org")), answer.aliases());
    }

    @Test
    void anAliasToNothingIsNoSuchName() {
        Answer answer = ask(patient(serving(ZONE)), "gone.example.org A");

        assertInstanceOf(Answer.NoSuchName.class, answer);
        assertEquals(List.of(DomainName.of("nothing.example.org")), answer.aliases());
    }

    @Test
    void tellsTheTwoAbsencesApart() {
        Lookup lookup = patient(serving(ZONE));

        assertInstanceOf(Answer.NoData.class, ask(lookup, "example.org AAAA"));
        assertInstanceOf(Answer.NoSuchName.class, ask(lookup, "missing.example.org MX"));
    }

    /** F1. */
    @Test
    void takesTheNextResolverWhenOneIsDown() throws Exception {
        ScriptedDnsServer down = serving(ZONE);
        down.close();
        ScriptedDnsServer up = serving(ZONE);
        Answer answer = ask(patient(down, up), "example.org MX");

        assertEquals(1, answer.records().size());
        assertTrue(answer.provenance().elapsed().compareTo(Duration.ofMillis(700)) < 0, () -> answer.toString());
    }

    /** F2. */
    @Test
    void saysWhomItAskedInVain() throws Exception {
        ScriptedDnsServer down = serving(ZONE);
        down.close();
        ScriptedDnsServer silent = serving(ZONE).always(DnsFault.drop());
        Answer.Unanswered answer =
                assertInstanceOf(Answer.Unanswered.class, ask(hasty(silent, down), "example.org MX"));

        assertEquals(Reason.TIMEOUT, answer.reason());
        assertTrue(answer.detail().contains("127.0.0.1:" + silent.address().getPort() + ": no reply"), answer::detail);
        assertTrue(answer.detail().contains("127.0.0.1:" + down.address().getPort() + ": unreachable"), answer::detail);
    }

    /** F3. */
    @Test
    void keepsTheReasonOfAServfail() {
        ScriptedDnsServer server = serving(ZONE)
                .on("example.org MX", DnsFault.extendedError(Rcode.SERVFAIL, 7, "signature expired on 2026-11-01"));
        Answer.Unanswered answer = assertInstanceOf(Answer.Unanswered.class, ask(patient(server), "example.org MX"));

        assertEquals(Reason.SERVFAIL, answer.reason());
        assertEquals(1, answer.provenance().extendedErrors().size());
        assertTrue(answer.provenance().extendedErrors().get(0).matches("7 \\(.*\\): signature expired on 2026-11-01"));
    }

    /** F4. */
    @Test
    void silenceOnOneTypeLeavesTheOthers() {
        Lookup lookup = hasty(serving(ZONE).on("example.org TXT", DnsFault.drop()));

        assertTrue(ask(lookup, "example.org TXT").isUnanswered());
        assertEquals(1, ask(lookup, "example.org MX").records().size());
    }

    /** F5. */
    @Test
    void takesTheNextResolverAfterRefused() {
        ScriptedDnsServer refusing = serving(ZONE).always(DnsFault.refused());
        Answer answer = ask(patient(refusing, serving(ZONE)), "example.org MX");

        assertEquals(1, answer.records().size());
        assertEquals(2, answer.provenance().attempts());
    }

    /** F5: what an authoritative server says about a zone that it does not serve. */
    @Test
    void aLameServerSaysNothingAboutTheName() {
        for (DnsFault lame : List.of(DnsFault.lame(), DnsFault.upwardReferral())) {
            ScriptedDnsServer server = serving(ZONE).authoritative().always(lame);
            Answer.Unanswered answer = assertInstanceOf(Answer.Unanswered.class, askAuthority(patient(server)));

            assertEquals(Reason.NOT_AUTHORITATIVE, answer.reason());
            assertEquals(1, server.asked("example.org MX"));
        }
    }

    @Test
    void asksAnAuthorityWithoutRecursion() {
        ScriptedDnsServer server = serving(ZONE).authoritative();
        Answer answer = askAuthority(patient(server));

        assertTrue(answer.provenance().authoritative());
        assertEquals("ns1.example.org (192.0.2.1)", answer.provenance().server());
        assertTrue(server.asked().stream().noneMatch(ScriptedDnsServer.Asked::recursionDesired));
    }

    /** F12: two resolvers that say different things can be asked one by one. */
    @Test
    void asksOneVantageAlone() {
        ScriptedDnsServer first = serving(ZONE);
        ScriptedDnsServer second = serving("example.org. MX 20 other.example.net.");
        Lookup lookup = patient(first, second);
        Answer answer = join(lookup.dns()
                .ask(query("example.org MX").at(lookup.resolvers().servers().get(1))));

        assertEquals("20 other.example.net.", answer.summary());
        assertTrue(second.asked().get(0).recursionDesired());
        assertEquals(List.of(), first.asked());
    }

    /** F6. */
    @Test
    void asksOverTcpAfterTruncation() {
        ScriptedDnsServer server = serving(ZONE).on("example.org MX", DnsFault.truncated());
        Answer answer = ask(patient(server), "example.org MX");

        assertEquals(1, answer.records().size());
        assertEquals("tcp", answer.provenance().transport());
        assertEquals(
                List.of("udp", "tcp"),
                server.asked().stream().map(ScriptedDnsServer.Asked::transport).toList());
    }

    /** F7, in each way that TCP can fail. */
    @Test
    void saysThatTcpFails() {
        List<ScriptedDnsServer> servers = List.of(
                serving(ZONE).always(DnsFault.truncated()).withoutTcp(),
                serving(ZONE).always(DnsFault.truncatedThenTcp(DnsFault.hangUp())),
                serving(ZONE).always(DnsFault.truncatedThenTcp(DnsFault.drop())),
                serving(ZONE).always(DnsFault.truncatedThenTcp(DnsFault.wrongId())));
        for (ScriptedDnsServer server : servers) {
            Answer.Unanswered answer = assertInstanceOf(Answer.Unanswered.class, ask(hasty(server), "example.org MX"));

            assertEquals(Reason.TCP_FAILED, answer.reason());
            assertTrue(answer.detail().contains("truncated over UDP, and "), answer::detail);
        }
    }

    /** F8. */
    @Test
    void findsItsWayThroughAPathThatLosesLargeReplies() {
        String large = IntStream.range(0, 30)
                .mapToObj(i -> "example.org. TXT \"verification-of-something=" + i + "\"")
                .collect(Collectors.joining("\n"));
        ScriptedDnsServer server = serving(large).always(DnsFault.droppingAbove(512));
        Answer answer = ask(hasty(server), "example.org TXT");

        assertEquals(30, answer.records().size());
        assertEquals("tcp", answer.provenance().transport());
    }

    /** F8. */
    @Test
    void findsItsWayThroughAFirewallThatLosesEdns() {
        Answer answer = ask(hasty(serving(ZONE).always(DnsFault.droppingEdns())), "example.org MX");

        assertEquals(1, answer.records().size());
        assertEquals(3, answer.provenance().attempts());
    }

    @Test
    void asksAnOldServerWithoutEdns() {
        for (int rcode : List.of(Rcode.FORMERR, Rcode.NOTIMP)) {
            ScriptedDnsServer server = serving(ZONE).always(DnsFault.rejectingEdns(rcode));

            assertEquals(1, ask(patient(server), "example.org MX").records().size());
            assertEquals(2, server.asked("example.org MX"));
        }
    }

    /** F9. */
    @Test
    void slowIsNotDead() {
        ScriptedDnsServer server =
                serving(ZONE).on("example.org MX", DnsFault.delayed(Duration.ofMillis(350)), DnsFault.drop());
        Answer answer = ask(hasty(server), "example.org MX");

        assertEquals(1, answer.records().size());
        assertTrue(server.asked("example.org MX") > 1);
    }

    /** F10, T9. */
    @Test
    void ignoresWhatIsNoReplyToItsQuestion() {
        DnsFault forged = DnsFault.wrongId()
                .then(DnsFault.wrongQuestion())
                .then(DnsFault.garbage())
                .then(DnsFault.fromElsewhere())
                .then(DnsFault.none());
        Lookup lookup = patient(serving(ZONE).on("example.org MX", forged));
        Answer answer = ask(lookup, "example.org MX");

        assertEquals(1, answer.records().size());
        assertEquals(1, answer.provenance().attempts());
        // The kernel keeps the one from elsewhere from a connected socket; the other three were seen and ignored.
        assertEquals(3, lookup.ignoredDatagrams());
    }

    @Test
    void aMalformedReplyIsNoAbsence() {
        Answer.Unanswered answer = assertInstanceOf(
                Answer.Unanswered.class,
                ask(patient(serving(ZONE).on("example.org MX", DnsFault.malformed())), "example.org MX"));

        assertEquals(Reason.MALFORMED, answer.reason());
    }

    /** T7. */
    @Test
    void takesAnAnswerAsLargeAsAnyCanBe() {
        String strings =
                Stream.generate(() -> "\"" + "x".repeat(255) + "\"").limit(250).collect(Collectors.joining(" "));
        Answer answer = ask(patient(serving("example.org. TXT " + strings)), "example.org TXT");

        assertEquals(250 * 255, answer.data(Rdata.Txt.class).get(0).joined().length());
    }

    /** T7. */
    @Test
    void takesThousandsOfRecords() {
        String many = IntStream.range(0, 2000)
                .mapToObj(i -> "example.org. MX 10 m" + i + ".example.org.")
                .collect(Collectors.joining("\n"));

        assertEquals(
                2000, ask(patient(serving(many)), "example.org MX").records().size());
    }

    @Test
    void sendsOddNamesAsTheyAre() {
        Lookup lookup = patient(serving("""
                a\\032b.example.org. TXT "blank"
                %.example.org. TXT "percent"
                \\@.example.org. TXT "at"
                \\000\\255\\..example.org. TXT "octets"
                \\\\.example.org. TXT "backslash"
                """));

        assertEquals("\"blank\"", ask(lookup, "a\\032b.example.org TXT").summary());
        assertEquals("\"percent\"", ask(lookup, "%.example.org TXT").summary());
        assertEquals("\"at\"", ask(lookup, "\\@.example.org TXT").summary());
        assertEquals("\"octets\"", ask(lookup, "\\000\\255\\..example.org TXT").summary());
        assertEquals("\"backslash\"", ask(lookup, "\\\\.example.org TXT").summary());
    }

    @Test
    void keepsAlienOctetsOfText() {
        Answer answer = ask(patient(serving("example.org. TXT \"gr\\195\\188n\\000\"")), "example.org TXT");

        assertEquals("gr\u00c3\u00bcn\0", answer.data(Rdata.Txt.class).get(0).joined());
        assertEquals("gr\u00fcn\0", answer.data(Rdata.Txt.class).get(0).display());
    }

    @Test
    void readsEveryKindOfRecord() {
        Lookup lookup = patient(serving("""
                example.org. SOA ns1.example.org. host\\.master.example.org. 4294967295 7200 900 1209600 300
                _25._tcp.example.org. TLSA 3 1 1 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF
                _submission._tcp.example.org. SRV 1 2 587 mail.example.org.
                example.org. AAAA 2001:db8::7
                example.org. NS ns1.example.org.
                example.org. CAA 0 issue "ca.example.net"
                7.100.51.198.in-addr.arpa. PTR mail.example.org.
                null.example.org. MX 0 .
                """));

        assertEquals(
                List.of(new Rdata.Soa(
                        DomainName.of("ns1.example.org"),
                        DomainName.of("host\\.master.example.org"),
                        4_294_967_295L,
                        7200,
                        900,
                        1_209_600,
                        300)),
                ask(lookup, "example.org SOA").data(Rdata.Soa.class));
        assertEquals(
                List.of(new Rdata.Tlsa(3, 1, 1, "0123456789abcdef".repeat(4))),
                ask(lookup, "_25._tcp.example.org TLSA").data(Rdata.Tlsa.class));
        assertEquals(
                List.of(new Rdata.Srv(1, 2, 587, DomainName.of("mail.example.org"))),
                ask(lookup, "_submission._tcp.example.org SRV").data(Rdata.Srv.class));
        assertEquals(
                "2001:db8:0:0:0:0:0:7",
                ask(lookup, "example.org AAAA")
                        .data(Rdata.Address.class)
                        .get(0)
                        .address()
                        .getHostAddress());
        assertEquals(
                List.of(new Rdata.Target(DomainName.of("ns1.example.org"))),
                ask(lookup, "example.org NS").data(Rdata.Target.class));
        assertEquals(
                List.of(new Rdata.Other("0 issue \"ca.example.net\"")),
                ask(lookup, "example.org CAA").data(Rdata.Other.class));
        assertEquals(
                List.of(new Rdata.Target(DomainName.of("mail.example.org"))),
                ask(lookup, "7.100.51.198.in-addr.arpa PTR").data(Rdata.Target.class));
        assertEquals(
                List.of(new Rdata.Mx(0, DomainName.ROOT)),
                ask(lookup, "null.example.org MX").data(Rdata.Mx.class));
    }

    @Test
    void sendsOneQueryForAThousandAskers() {
        ScriptedDnsServer server = serving(ZONE).on("example.org MX", DnsFault.delayed(Duration.ofMillis(50)));
        Dns dns = patient(server).dns();
        List<CompletableFuture<Answer>> asked = Stream.generate(
                        () -> dns.ask(query("example.org MX")).toCompletableFuture())
                .limit(1000)
                .toList();

        asked.forEach(each -> assertEquals(1, join(each).records().size()));
        assertEquals(1, server.asked("example.org MX"));
    }

    @Test
    void asksAnewWhenTold() {
        ScriptedDnsServer server = serving(ZONE);
        Lookup lookup = patient(server);
        ask(lookup, "example.org MX");
        ask(lookup, "example.org MX");
        assertEquals(1, server.asked("example.org MX"));
        join(lookup.fresh().ask(query("example.org MX")));

        assertEquals(2, server.asked("example.org MX"));
    }

    @Test
    void sendsManyQueriesAtOnceOverAFewSockets() {
        String zone = IntStream.range(0, 500)
                .mapToObj(i -> "h" + i + ".example.org. A 198.51.100." + i % 256)
                .collect(Collectors.joining("\n"));
        ScriptedDnsServer server = serving(zone);
        Dns dns = patient(server).dns();
        List<CompletableFuture<Answer>> asked = IntStream.range(0, 500)
                .mapToObj(i -> dns.ask(query("h" + i + ".example.org A")).toCompletableFuture())
                .toList();

        for (int i = 0; i < 500; i++) {
            assertEquals("198.51.100." + i % 256, join(asked.get(i)).summary());
        }
        assertTrue(server.asked().stream()
                        .map(ScriptedDnsServer.Asked::clientPort)
                        .distinct()
                        .count()
                <= 4);
    }

    @Test
    void endsInSilenceWithQueriesUnderWay() throws Exception {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        try {
            Lookup lookup = hasty(serving(ZONE).always(DnsFault.drop()));
            CompletableFuture<Answer> pending =
                    lookup.dns().ask(query("example.org MX")).toCompletableFuture();
            lookup.close();
            lookup.dns().ask(query("example.org TXT"));

            assertThrows(TimeoutException.class, () -> pending.get(150, TimeUnit.MILLISECONDS));
            assertEquals(List.of(), uncaught);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private ScriptedDnsServer serving(String zone) {
        ScriptedDnsServer server = ScriptedDnsServer.serving(zone);
        open.add(server);
        return server;
    }

    /** As in earnest; for tests in which nobody is silent. */
    private Lookup patient(ScriptedDnsServer... servers) {
        return keep(Lookup.over(config(servers), Clock.systemUTC()));
    }

    /** For tests that wait for silence. */
    private Lookup hasty(ScriptedDnsServer... servers) {
        RetryTimes times = new RetryTimes(
                List.of(Duration.ofMillis(100), Duration.ofMillis(150), Duration.ofMillis(200)),
                Duration.ofMillis(1000));
        return keep(Lookup.over(config(servers), Clock.systemUTC(), times, Duration.ofMillis(300)));
    }

    private Lookup keep(Lookup lookup) {
        open.add(0, lookup);
        return lookup;
    }

    /** Brings every authoritative server to the first of these. */
    private static LookupConfig config(ScriptedDnsServer... servers) {
        return new LookupConfig(
                Stream.of(servers).map(ScriptedDnsServer::address).toList(),
                server -> server.recursive() ? server.address() : servers[0].address(),
                true);
    }

    private static Answer ask(Lookup lookup, String query) {
        return join(lookup.dns().ask(query(query)));
    }

    private static Answer askAuthority(Lookup lookup) {
        return join(
                lookup.dns().ask(query("example.org MX").at(Server.authority(DomainName.of("ns1.example.org"), NS1))));
    }

    private static Query query(String text) {
        String[] parts = text.split(" ", -1);
        return Query.of(DomainName.of(parts[0]), RecordType.valueOf(parts[1]));
    }

    private static Answer join(CompletionStage<Answer> answer) {
        try {
            return answer.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
