package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.VirtualTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** RELIABILITY T8, P25: nobody's name server is hammered through mxbot. */
class SparedAuthoritiesTest {
    private static final Server VICTIM =
            Server.authority(DomainName.of("ns1.example.net"), InetAddresses.forString("192.31.196.1"));

    private final VirtualTime time = new VirtualTime();
    private final FakeDns world = FakeDns.zone("example.org. MX 10 mail.example.org.");
    private final Dns dns = new SparedAuthorities(world, time.clock(), time.meter(), time, Runnable::run);
    private int number;

    @Test
    void asksABurstAtOnce() {
        List<CompletableFuture<Answer>> burst = ask(SparedAuthorities.BURST, VICTIM);

        assertEquals(SparedAuthorities.BURST, world.asked().size());
        assertTrue(burst.stream().allMatch(CompletableFuture::isDone));
    }

    @Test
    void letsTheNextOnesWaitForTheirTurn() {
        ask(SparedAuthorities.BURST, VICTIM);

        List<CompletableFuture<Answer>> late = ask(3, VICTIM);
        assertFalse(late.get(0).isDone());
        time.advance(Duration.ofMillis(15));
        assertTrue(late.get(0).isDone());
        assertFalse(late.get(1).isDone());
        time.advance(Duration.ofMillis(20));
        assertTrue(late.get(2).isDone());
    }

    @Test
    void saysAtOnceWhatItWillNotAsk() {
        ask(SparedAuthorities.BURST + 2 * SparedAuthorities.PER_SECOND, VICTIM);

        Answer refused = ask(1, VICTIM).get(0).join();

        assertEquals(
                Answer.Reason.SPARED,
                assertInstanceOf(Answer.Unanswered.class, refused).reason());
        assertEquals("ns1.example.net (192.31.196.1)", refused.provenance().server());
    }

    @Test
    void boundsWhatAThousandQuestionsInAMinuteSend() {
        for (int second = 0; second < 10; second++) {
            ask(1000, VICTIM);
            time.advance(Duration.ofSeconds(1));
        }

        int most = SparedAuthorities.BURST + 10 * SparedAuthorities.PER_SECOND;
        assertTrue(world.asked().size() <= most, () -> world.asked().size() + " were sent");
    }

    @Test
    void holdsUpNobodyElse() {
        ask(SparedAuthorities.BURST + 10, VICTIM);

        Server other = Server.authority(DomainName.of("ns2.example.net"), InetAddresses.forString("192.31.196.2"));
        Server resolver = Server.resolver(new InetSocketAddress(InetAddresses.forString("127.0.0.1"), 53));
        assertTrue(ask(1, other).get(0).isDone());
        assertTrue(ask(SparedAuthorities.BURST + 1, resolver).stream().allMatch(CompletableFuture::isDone));
        assertTrue(dns.ask(Query.of(DomainName.of("example.org"), RecordType.MX))
                .toCompletableFuture()
                .isDone());
    }

    private List<CompletableFuture<Answer>> ask(int times, Server server) {
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            DomainName name = DomainName.of("n" + number++ + ".example.org");
            asked.add(dns.ask(Query.of(name, RecordType.MX).at(server)).toCompletableFuture());
        }
        return asked;
    }
}
