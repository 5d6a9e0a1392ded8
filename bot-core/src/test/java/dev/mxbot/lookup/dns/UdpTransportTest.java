package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.testing.DnsFault;
import dev.mxbot.testing.ScriptedDnsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UdpTransportTest {
    private static final byte[] QUERY =
            WireQuery.encode(Query.of(DomainName.of("example.org"), RecordType.MX), true, Edns.FULL);

    private static final DnsFault FORGED = DnsFault.wrongId().then(DnsFault.wrongQuestion());

    /** Two queries on one socket never share an id, whatever is drawn. */
    @Test
    void drawsAgainWhereAnIdIsTaken() throws Exception {
        AtomicInteger drawn = new AtomicInteger();
        try (ScriptedDnsServer server = ScriptedDnsServer.serving("example.org. MX 10 mail.example.net.");
                UdpTransport udp = new UdpTransport(
                                Runnable::run, () -> drawn.getAndIncrement() / 20, UdpTransport.IDLE)
                        .start()) {
            List<CompletableFuture<byte[]>> replies = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                replies.add(send(udp, server.address()));
            }

            for (CompletableFuture<byte[]> reply : replies) {
                assertTrue(reply.get(5, TimeUnit.SECONDS).length > 0);
            }
            assertEquals(100, server.asked().size());
        }
    }

    @Test
    void givesUpASocketThatForgersHaveFound() throws Exception {
        try (ScriptedDnsServer server = ScriptedDnsServer.serving("example.org. MX 10 mail.example.net.");
                UdpTransport udp = transport(UdpTransport.IDLE)) {
            DnsFault flood = DnsFault.none();
            for (int i = 0; i < 40; i++) {
                flood = FORGED.then(flood);
            }
            server.on("example.org MX", flood);
            for (int i = 0; i < 20; i++) {
                send(udp, server.address()).get(5, TimeUnit.SECONDS);
            }

            assertEquals(20 * 80, udp.ignored());
            // Each flood is more than one socket bears, so no port was used for two queries.
            assertEquals(
                    20,
                    server.asked().stream()
                            .map(ScriptedDnsServer.Asked::clientPort)
                            .distinct()
                            .count());
        }
    }

    @Test
    void closesSocketsThatAreIdle() throws Exception {
        try (ScriptedDnsServer server = ScriptedDnsServer.serving("example.org. MX 10 mail.example.net.");
                UdpTransport udp = transport(Duration.ofMillis(50))) {
            send(udp, server.address()).get(5, TimeUnit.SECONDS);
            assertEquals(1, udp.openSockets());
            while (udp.openSockets() > 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }

            assertTrue(send(udp, server.address()).get(5, TimeUnit.SECONDS).length > 0);
        }
    }

    @Test
    void keepsASocketWhileAReplyIsAwaited() throws Exception {
        try (ScriptedDnsServer server = ScriptedDnsServer.serving("example.org. MX 10 mail.example.net.")
                        .always(DnsFault.delayed(Duration.ofMillis(200)));
                UdpTransport udp = transport(Duration.ofMillis(20))) {
            assertTrue(send(udp, server.address()).get(5, TimeUnit.SECONDS).length > 0);
        }
    }

    @Test
    void tellsThatNothingListens() throws Exception {
        ScriptedDnsServer server = ScriptedDnsServer.serving("");
        server.close();
        try (UdpTransport udp = transport(UdpTransport.IDLE)) {
            CompletableFuture<byte[]> reply = send(udp, server.address());

            Throwable why = assertThrows(ExecutionException.class, () -> reply.get(5, TimeUnit.SECONDS))
                    .getCause();
            assertInstanceOf(PortUnreachableException.class, why);
        }
    }

    @Test
    void neverThrowsForAnAddressThatCannotBe() throws Exception {
        try (UdpTransport udp = transport(UdpTransport.IDLE)) {
            CompletableFuture<byte[]> reply = send(udp, InetSocketAddress.createUnresolved("no-such-host.invalid", 53));

            assertThrows(ExecutionException.class, () -> reply.get(5, TimeUnit.SECONDS));
        }
    }

    private static UdpTransport transport(Duration idle) {
        return new UdpTransport(Runnable::run, new RandomIds(), idle).start();
    }

    private static CompletableFuture<byte[]> send(UdpTransport udp, InetSocketAddress server) {
        CompletableFuture<byte[]> reply = new CompletableFuture<>();
        udp.send(server, QUERY, new Transport.Listener() {
            @Override
            public void replied(byte[] octets) {
                reply.complete(octets);
            }

            @Override
            public void failed(IOException why) {
                reply.completeExceptionally(why);
            }
        });
        return reply;
    }
}
