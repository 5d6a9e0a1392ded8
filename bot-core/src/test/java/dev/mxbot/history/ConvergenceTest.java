package dev.mxbot.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.RollCall;
import dev.mxbot.diagnosis.Testimony;
import dev.mxbot.lookup.dns.Server;
import dev.mxbot.reply.PlainText;
import dev.mxbot.testing.FakeDns;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A change on its way through servers and caches; every answer is given at 14:02:11. */
class ConvergenceTest {
    private static final String SERVERS = """
            example.org. NS ns1.example.net.
            example.org. NS ns2.example.net.
            ns1.example.net. A 5.9.0.1
            ns2.example.net. A 5.9.0.2
            mx1.example.org. A 5.9.1.1
            mx2.example.org. A 5.9.1.2
            _dmarc.example.org. 1800 IN TXT "v=DMARC1; p=%s"
            """;

    private static FakeDns zone(int serial, String mx, long ttl) {
        return FakeDns.zone(SERVERS.formatted(mx.equals("mx1") ? "reject" : "none")
                + "example.org. SOA ns1.example.net. hostmaster.example.org. " + serial + " 3600 600 604800 300\n"
                + "example.org. " + ttl + " IN MX 10 " + mx + ".example.org.\n");
    }

    private static final FakeDns OLD = zone(1, "mx1", 3600);

    private static final Snapshot BEFORE =
            Domain.of(OLD).at("2026-11-20T13:50:00Z").snapshot().known(Snapshot.NOTHING);

    private static Difference change(String question) {
        Snapshot after = Domain.of(zone(2, "mx2", 300)).snapshot().known(BEFORE);
        return after.differencesSince(BEFORE).stream()
                .filter(difference -> difference.question().equals(question))
                .findFirst()
                .orElseThrow();
    }

    private static final Difference MX = change("example.org MX");
    private static final Instant SEEN = Instant.parse("2026-11-20T14:02:11Z");

    private static Testimony asked(FakeDns dns, String question, String... resolvers) {
        return new RollCall(
                        dns,
                        Stream.of(resolvers)
                                .map(address -> Server.resolver(new InetSocketAddress(address, Server.PORT)))
                                .toList())
                .of(Domain.of(dns).diagnosis(), List.of(question))
                .toCompletableFuture()
                .join();
    }

    private static Convergence state(FakeDns dns, String at, Optional<Convergence> earlier, String... resolvers) {
        return Convergence.of(MX, asked(dns, "example.org MX", resolvers), SEEN, Instant.parse(at), earlier);
    }

    private static String words(Convergence convergence, String at) {
        return PlainText.line(ConvergenceText.progress(Domain.NAME, List.of(convergence), "fixed", Instant.parse(at)));
    }

    private static FakeDns silent() {
        return FakeDns.zone("").failing("example.org MX").failing("example.org SOA");
    }

    @Test
    void namesServersThatAreBehind() {
        Convergence convergence =
                state(zone(2, "mx2", 300).at("5.9.0.2", OLD), "2026-11-20T14:03:00Z", Optional.empty());

        assertEquals(List.of("ns1.example.net"), convergence.servers());
        assertEquals(List.of("ns2.example.net"), convergence.behind());
        assertEquals(List.of("example.org MX ns2.example.net"), convergence.waitedFor());
        assertEquals(Optional.empty(), convergence.until());
        assertFalse(convergence.isDone(Instant.parse("2026-11-25T00:00:00Z")));
        assertEquals(
                "MX fixed on ns1.example.net, not yet on ns2.example.net.", words(convergence, "2026-11-20T14:03:00Z"));
        assertEquals(
                "on ns1.example.net, not yet on ns2.example.net", PlainText.line(ConvergenceText.where(convergence)));
    }

    /** EXPERIENCE.md, "An alert, and its thread". */
    @Test
    void namesResolversThatHoldTheOldAnswer() {
        FakeDns dns = zone(2, "mx2", 300).at("8.8.8.8", zone(1, "mx1", 2400));
        Convergence convergence = state(dns, "2026-11-20T14:02:11Z", Optional.empty(), "8.8.8.8", "9.9.9.9");

        assertEquals(List.of("ns1.example.net", "ns2.example.net"), convergence.servers());
        assertEquals(
                List.of(new Convergence.Holder("8.8.8.8", Instant.parse("2026-11-20T14:42:11Z"))),
                convergence.holders());
        assertEquals(List.of("9.9.9.9"), convergence.resolvers());
        assertEquals(Optional.of(Instant.parse("2026-11-20T15:02:11Z")), convergence.until(), "the old TTL, 3600 s");
        assertEquals("on both name servers", PlainText.line(ConvergenceText.where(convergence)));
        assertEquals(
                "MX fixed on ns1.example.net and ns2.example.net. Resolver 8.8.8.8 may hold the old answer until"
                        + " 2026-11-20 14:42:11 UTC. The last cache drops the old answer by 2026-11-20 15:02:11 UTC.",
                words(convergence, "2026-11-20T14:05:00Z"));
        assertTrue(words(convergence, "2026-11-20T14:50:00Z").contains("Resolver 8.8.8.8 still gives the old answer."));
    }

    @Test
    void countsFromWhenTheLastServerHadIt() {
        Convergence first = state(zone(2, "mx2", 300).at("5.9.0.2", OLD), "2026-11-20T14:05:00Z", Optional.empty());
        Convergence second = state(zone(2, "mx2", 300), "2026-11-20T14:20:00Z", Optional.of(first));
        Convergence third = state(zone(2, "mx2", 300), "2026-11-20T14:35:00Z", Optional.of(second));

        assertEquals(Optional.of(Instant.parse("2026-11-20T14:20:00Z")), third.complete());
        assertEquals(Optional.of(Instant.parse("2026-11-20T15:20:00Z")), third.until());
        assertEquals(
                "MX fixed on ns1.example.net and ns2.example.net. The last cache drops the old answer by"
                        + " 2026-11-20 15:20:00 UTC.",
                words(third, "2026-11-20T14:35:00Z"));
        assertFalse(third.isDone(Instant.parse("2026-11-20T15:19:59Z")));
        assertTrue(third.isDone(Instant.parse("2026-11-20T15:20:00Z")));
    }

    /** P11: a server that does not answer neither has it nor is behind. */
    @Test
    void claimsNothingOfAServerThatDoesNotAnswer() {
        Convergence convergence =
                state(zone(2, "mx2", 300).at("5.9.0.2", silent()), "2026-11-20T14:05:00Z", Optional.empty(), "9.9.9.9");

        assertEquals(List.of("ns1.example.net"), convergence.servers());
        assertEquals(List.of(), convergence.behind());
        assertEquals(List.of("ns2.example.net"), convergence.silent());
        assertEquals(
                "on ns1.example.net; no answer from ns2.example.net",
                PlainText.line(ConvergenceText.where(convergence)));
        assertEquals(
                "Every name server and resolver asked has the new MX, and no cache holds the old answer any more."
                        + " No answer from ns2.example.net: what it says is not known.",
                PlainText.line(ConvergenceText.everywhere(Domain.NAME, List.of(convergence))));
    }

    /** P11: silence of a server that was behind is no step forward, and of one that had it no step back. */
    @Test
    void keepsWhatWasHeardLastOfAServerThatFallsSilent() {
        Convergence first = state(zone(2, "mx2", 300).at("5.9.0.2", OLD), "2026-11-20T14:05:00Z", Optional.empty());
        Convergence second = state(
                zone(2, "mx2", 300).at("5.9.0.1", silent()).at("5.9.0.2", silent()),
                "2026-11-20T14:20:00Z",
                Optional.of(first));

        assertEquals(List.of("ns1.example.net"), second.servers());
        assertEquals(List.of("ns2.example.net"), second.behind());
        assertEquals(Optional.empty(), second.complete());
    }

    /** P11: nor does a resolver that falls silent drop the answer before its time, or hold it for ever. */
    @Test
    void keepsAResolverThatFallsSilentUntilItsTimeIsOver() {
        FakeDns holding = zone(2, "mx2", 300).at("8.8.8.8", zone(1, "mx1", 2400));
        FakeDns quiet = zone(2, "mx2", 300).at("8.8.8.8", silent());
        Convergence first = state(holding, "2026-11-20T14:05:00Z", Optional.empty(), "8.8.8.8");

        assertEquals(
                1,
                state(quiet, "2026-11-20T14:42:10Z", Optional.of(first), "8.8.8.8")
                        .holders()
                        .size());
        Convergence after = state(quiet, "2026-11-20T14:42:11Z", Optional.of(first), "8.8.8.8");
        assertEquals(List.of(), after.holders());
        assertEquals(List.of(), after.resolvers(), "it never said that it has it");
    }

    /** Of records of other zones only resolvers are asked; the old TTL tells the time. */
    @Test
    void tellsTheTimeWhereNoServerIsAsked() {
        Difference there = new Difference(
                "1.1.9.5.in-addr.arpa PTR",
                new Seen(Seen.Kind.FOUND, List.of("mx1.example.org."), true, 1800),
                new Seen(Seen.Kind.ABSENT, List.of(), true, 300));
        Convergence convergence = Convergence.of(
                there,
                asked(zone(2, "mx2", 300), there.question(), "192.0.2.53"),
                SEEN,
                Instant.parse("2026-11-20T14:05:00Z"),
                Optional.empty());

        assertEquals(List.of(), convergence.servers());
        assertEquals(
                "1.1.9.5.in-addr.arpa PTR fixed at resolver 192.0.2.53. The last cache drops the old answer by"
                        + " 2026-11-20 14:32:11 UTC.",
                words(convergence, "2026-11-20T14:05:00Z"));
    }

    /** What the servers have next, while resolvers have this change still. */
    @Test
    void seesWhatOvertakesIt() {
        Convergence broken = state(zone(2, "mx2", 300), "2026-11-20T14:05:00Z", Optional.empty());
        Difference back = broken.overtaken(
                        asked(zone(3, "mx1", 3600).at("5.9.0.2", zone(2, "mx2", 300)), "example.org MX"))
                .orElseThrow();

        assertTrue(back.undoes(MX));
        assertEquals(
                Optional.empty(),
                broken.overtaken(asked(OLD.at("5.9.0.1", silent()), "example.org MX")),
                "who is behind is not ahead");
        assertEquals(Optional.empty(), broken.overtaken(asked(zone(2, "mx2", 300), "example.org MX")));
    }

    /** A server that gives another alias, and not what stands behind it, says nothing of that. */
    @Test
    void claimsNothingOfAnAliasThatLeadsElsewhere() {
        FakeDns aliased = FakeDns.zone(SERVERS.formatted("none")
                + "example.org. SOA ns1.example.net. hostmaster.example.org. 2 3600 600 604800 300\n"
                + "s1._domainkey.example.org. CNAME s1.provider.example.\n");
        Difference key = new Difference(
                "s1._domainkey.example.org TXT",
                new Seen(Seen.Kind.FOUND, List.of("v=DKIM1; p=A"), true, 300),
                new Seen(Seen.Kind.FOUND, List.of("v=DKIM1; p=B"), true, 300));
        Convergence convergence =
                Convergence.of(key, asked(aliased, key.question()), SEEN, SEEN.plusSeconds(60), Optional.empty());

        assertEquals(List.of(), convergence.servers());
        assertEquals(List.of(), convergence.behind());
        assertEquals(List.of(), convergence.silent());
    }

    @Test
    void followsNothingThatNoCacheOfTheDnsKeeps() {
        Seen one = new Seen(Seen.Kind.FOUND, List.of("mode: testing"), true, 0);
        Seen other = new Seen(Seen.Kind.FOUND, List.of("mode: enforce"), true, 0);

        assertFalse(Convergence.canFollow(new Difference(Domain.POLICY, one, other)));
        assertTrue(Convergence.canFollow(MX));
    }
}
