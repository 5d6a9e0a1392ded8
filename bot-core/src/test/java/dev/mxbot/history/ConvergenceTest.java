package dev.mxbot.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.reply.PlainText;
import dev.mxbot.testing.FakeDns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    private static String words(Convergence convergence, String at) {
        return PlainText.line(convergence.words("fixed", Instant.parse(at)));
    }

    @Test
    void namesServersThatAreBehind() {
        FakeDns half = zone(2, "mx2", 300).at("5.9.0.2", OLD);
        Convergence convergence = Convergence.of(MX, Domain.of(half).diagnosis(), Optional.empty());

        assertEquals(List.of("ns1.example.net"), convergence.servers());
        assertEquals(List.of("ns2.example.net"), convergence.behind());
        assertEquals(Optional.empty(), convergence.until());
        assertFalse(convergence.isDone(Instant.parse("2026-11-25T00:00:00Z")));
        assertEquals(
                "fixed on ns1.example.net, not yet on ns2.example.net.", words(convergence, "2026-11-20T14:03:00Z"));
    }

    /** EXPERIENCE.md, "An alert, and its thread". */
    @Test
    void namesResolversThatHoldTheOldAnswer() {
        FakeDns dns = zone(2, "mx2", 300).at("8.8.8.8", zone(1, "mx1", 2400));
        Convergence convergence = Convergence.of(
                MX, Domain.of(dns).resolvedBy("8.8.8.8", "9.9.9.9").diagnosis(), Optional.empty());

        assertEquals(List.of("ns1.example.net", "ns2.example.net"), convergence.servers());
        assertEquals(
                List.of(new Convergence.Holder("8.8.8.8", Instant.parse("2026-11-20T14:42:11Z"))),
                convergence.holders());
        assertTrue(convergence.resolvers().contains("9.9.9.9"));
        assertEquals(Optional.of(Instant.parse("2026-11-20T15:02:11Z")), convergence.until(), "the old TTL, 3600 s");
        assertEquals(
                "fixed on ns1.example.net and ns2.example.net. Resolver 8.8.8.8 may hold the old answer until"
                        + " 2026-11-20 14:42:11 UTC.",
                words(convergence, "2026-11-20T14:05:00Z"));
        assertEquals(
                "fixed on ns1.example.net and ns2.example.net. Resolver 8.8.8.8 still gives the old answer.",
                words(convergence, "2026-11-20T14:50:00Z"));
    }

    @Test
    void countsFromWhenTheLastServerHadIt() {
        FakeDns half = zone(2, "mx2", 300).at("5.9.0.2", OLD);
        Convergence first = Convergence.of(MX, Domain.of(half).diagnosis(), Optional.empty());
        Convergence second = Convergence.of(
                MX, Domain.of(zone(2, "mx2", 300)).at("2026-11-20T14:20:00Z").diagnosis(), Optional.of(first));
        Convergence third = Convergence.of(
                MX, Domain.of(zone(2, "mx2", 300)).at("2026-11-20T14:35:00Z").diagnosis(), Optional.of(second));

        assertEquals(Optional.of(Instant.parse("2026-11-20T14:20:00Z")), third.complete());
        assertEquals(Optional.of(Instant.parse("2026-11-20T15:20:00Z")), third.until());
        assertEquals(
                "fixed on ns1.example.net and ns2.example.net. Other resolvers may hold the old answer until"
                        + " 2026-11-20 15:20:00 UTC.",
                words(third, "2026-11-20T14:35:00Z"));
        assertFalse(third.isDone(Instant.parse("2026-11-20T15:19:59Z")));
        assertTrue(third.isDone(Instant.parse("2026-11-20T15:20:00Z")));
        assertEquals(
                "fixed on ns1.example.net and ns2.example.net. The last cache dropped the old answer at"
                        + " 2026-11-20 15:20:00 UTC.",
                words(third, "2026-11-20T15:30:00Z"));
    }

    /** P11: a server that does not answer neither has it nor is behind. */
    @Test
    void claimsNothingOfAServerThatDoesNotAnswer() {
        FakeDns dns = zone(2, "mx2", 300)
                .at("5.9.0.2", FakeDns.zone("").failing("example.org MX").failing("example.org SOA"));
        Convergence convergence = Convergence.of(MX, Domain.of(dns).diagnosis(), Optional.empty());

        assertEquals(List.of("ns1.example.net"), convergence.servers());
        assertEquals(List.of(), convergence.behind());
    }

    /** Of questions that only resolvers are asked, the old TTL tells the time. */
    @Test
    void tellsTheTimeWhereNoServerIsAsked() {
        Convergence convergence = Convergence.of(
                change("_dmarc.example.org TXT"), Domain.of(zone(2, "mx2", 300)).diagnosis(), Optional.empty());

        assertEquals(List.of(), convergence.servers());
        assertEquals(
                "fixed, seen by resolver 192.0.2.53. Other resolvers may hold the old answer until 2026-11-20 14:32:11 UTC.",
                words(convergence, "2026-11-20T14:05:00Z"));
    }
}
