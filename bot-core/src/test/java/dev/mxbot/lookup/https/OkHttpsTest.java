package dev.mxbot.lookup.https;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.mxbot.lookup.https.Fetch.Failed;
import dev.mxbot.lookup.https.Fetch.Failure;
import dev.mxbot.lookup.https.Fetch.Response;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OkHttpsTest {
    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private static final String HOST = "mta-sts.example.org";

    /** Public addresses, brought to this machine below. */
    private static final FakeDns DNS = FakeDns.zone("""
            mta-sts.example.org. A 5.253.7.1
            other.example.org. A 5.253.7.1
            private.example.org. A 10.0.0.7
            loopback.example.org. A 127.0.0.1
            mixed.example.org. A 169.254.169.254
            mixed.example.org. A 5.253.7.1
            nothing.example.org. TXT here
            """);

    @TempDir
    Path folder;

    private final AtomicInteger served = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final VirtualTime time = new VirtualTime();
    private HttpsServer server;
    private OkHttps https;

    @BeforeEach
    void serve() throws IOException {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName(HOST)
                .addSubjectAlternativeName("mixed.example.org")
                .signedBy(AUTHORITY)
                .build();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                new HandshakeCertificates.Builder().heldCertificate(own).build().sslContext()));
        server.setExecutor(threads);
        server.createContext("/policy", exchange -> send(exchange, 200, "version: STSv1"));
        server.createContext("/gone", exchange -> send(exchange, 404, "no"));
        server.createContext("/endless", OkHttpsTest::endless);
        server.createContext("/silent", exchange -> await());
        redirect("/moved", "https://" + HOST + "/policy");
        redirect("/inside", "https://loopback.example.org/policy");
        redirect("/other-port", "https://" + HOST + ":6379/policy");
        redirect("/first", "https://" + HOST + "/second");
        redirect("/second", "https://" + HOST + "/third");
        redirect("/third", "https://" + HOST + "/policy");
        server.start();
        https = client(AUTHORITY, server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        https.close();
        threads.shutdownNow();
    }

    @Test
    void fetchesADocument() {
        Response response = assertInstanceOf(Response.class, get(HOST, "/policy", 0));

        assertEquals(200, response.status());
        assertEquals("version: STSv1", response.body());
        assertEquals("text/plain", response.contentType());
        assertEquals("5.253.7.1", response.address());
    }

    @Test
    void aStatusIsAnAnswer() {
        assertEquals(
                404, assertInstanceOf(Response.class, get(HOST, "/gone", 0)).status());
    }

    /** F17, T3. */
    @Test
    void aRedirectThatMayNotBeFollowedIsTheResult() {
        Response response = assertInstanceOf(Response.class, get(HOST, "/moved", 0));

        assertTrue(response.isRedirect());
        assertEquals(Optional.of("https://" + HOST + "/policy"), response.location());
    }

    /** T3. */
    @Test
    void redirectsAreFollowedAsOftenAsAllowed() {
        assertEquals(
                200, assertInstanceOf(Response.class, get(HOST, "/moved", 1)).status());
        assertTrue(assertInstanceOf(Response.class, get(HOST, "/first", 2)).isRedirect());
        assertEquals(5, served.get());
    }

    /** T1, T3. */
    @Test
    void aRedirectIntoThePrivateNetworkIsNotConnectedTo() {
        assertEquals(Failure.PRIVATE_ADDRESS, failure(get(HOST, "/inside", 3)));
        assertEquals(1, served.get());
    }

    /** T3, T4. */
    @Test
    void aRedirectToAnotherPortIsNotConnectedTo() {
        assertEquals(Failure.FORBIDDEN_URI, failure(get(HOST, "/other-port", 3)));
        assertEquals(1, served.get());
    }

    /** T1. */
    @Test
    void privateAddressesAreNeverConnectedTo() {
        assertEquals(Failure.PRIVATE_ADDRESS, failure(get("private.example.org", "/policy", 0)));
        assertEquals(Failure.PRIVATE_ADDRESS, failure(get("loopback.example.org", "/policy", 0)));
        assertEquals(0, served.get());
    }

    /** T1. */
    @Test
    void ofMixedAddressesOnlyThePublicOneIsUsed() {
        assertEquals(
                "5.253.7.1",
                assertInstanceOf(Response.class, get("mixed.example.org", "/policy", 0))
                        .address());
    }

    @Test
    void addressesInPlaceOfNamesAreRefused() {
        assertEquals(Failure.FORBIDDEN_URI, failure(get("127.0.0.1", "/policy", 0)));
        assertEquals(Failure.FORBIDDEN_URI, failure(get("[::1]", "/policy", 0)));
    }

    @Test
    void absentAndUnansweredAddressesAreToldApart() {
        assertEquals(Failure.NO_ADDRESS, failure(get("nothing.example.org", "/policy", 0)));
        FakeDns failing = FakeDns.zone("nothing.example.org. TXT here").failing("nothing.example.org AAAA");
        assertEquals(
                Failure.ADDRESS_UNKNOWN,
                failure(https.get(request("nothing.example.org", "/policy", 0), failing)
                        .toCompletableFuture()
                        .join()));
    }

    @Test
    void aDocumentIsFetchedOnceForAllWhoAskWithinAMinute() {
        get(HOST, "/policy", 0);
        get(HOST, "/policy", 3);
        assertEquals(1, served.get());

        time.advance(Duration.ofSeconds(61));
        get(HOST, "/policy", 0);
        assertEquals(2, served.get());
    }

    @Test
    void aCertificateForAnotherNameIsToldFromOtherFaults() {
        assertEquals(Failure.CERTIFICATE, failure(get("other.example.org", "/policy", 0)));
    }

    /** T26. */
    @Test
    void aCertificateOfAnUnknownIssuerIsRefused() {
        OkHttps distrustful = client(
                new HeldCertificate.Builder().certificateAuthority(0).build(),
                server.getAddress().getPort());
        try {
            assertEquals(
                    Failure.CERTIFICATE,
                    failure(distrustful
                            .get(request(HOST, "/policy", 0), DNS)
                            .toCompletableFuture()
                            .join()));
        } finally {
            distrustful.close();
        }
    }

    /** F17, T26. */
    @Test
    void anEndlessBodyIsCutOff() {
        assertEquals(Failure.TOO_LARGE, failure(get(HOST, "/endless", 0)));
    }

    /** F17. */
    @Test
    void aSilentServerCostsNoMoreThanTheLimit() {
        HttpsRequest hasty =
                new HttpsRequest(URI.create("https://" + HOST + "/silent"), 1000, Duration.ofMillis(300), 0);

        assertEquals(
                Failure.TIMEOUT,
                failure(https.get(hasty, DNS).toCompletableFuture().join()));
    }

    @Test
    void aClosedPortIsRefused() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        OkHttps client = client(AUTHORITY, closed);
        try {
            assertEquals(
                    Failure.REFUSED,
                    failure(client.get(request(HOST, "/policy", 0), DNS)
                            .toCompletableFuture()
                            .join()));
        } finally {
            client.close();
        }
    }

    private OkHttps client(HeldCertificate trusted, int port) {
        try {
            Path pem = Files.writeString(
                    folder.resolve("ca-" + port + trusted.hashCode() + ".pem"), trusted.certificatePem());
            return new OkHttps(
                    new HttpsConfig(
                            false,
                            Optional.of(pem),
                            address -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port)),
                    Clock.systemUTC(),
                    time::nanos);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Fetch get(String host, String path, int redirects) {
        return https.get(request(host, path, redirects), DNS)
                .toCompletableFuture()
                .join();
    }

    private static HttpsRequest request(String host, String path, int redirects) {
        return new HttpsRequest(URI.create("https://" + host + path), 65_536, Duration.ofSeconds(10), redirects);
    }

    private static Failure failure(Fetch fetch) {
        return assertInstanceOf(Failed.class, fetch).why();
    }

    private void redirect(String from, String to) {
        server.createContext(from, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            send(exchange, 302, "");
        });
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
        served.incrementAndGet();
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
        try (exchange) {
            exchange.getResponseBody().write(octets);
        }
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] lines = "mx: mail.example.org\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            // Ends with an exception when the client hangs up.
            for (int i = 0; i < 1_000_000; i++) {
                exchange.getResponseBody().write(lines);
            }
        }
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
