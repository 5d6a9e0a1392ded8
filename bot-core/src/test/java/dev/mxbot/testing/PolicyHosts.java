package dev.mxbot.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** HTTPS on a port of this machine that serves the MTA-STS policies of domains, or misbehaves, each host in its own way. */
public final class PolicyHosts implements AutoCloseable {
    private final HttpsServer server;
    private final Map<String, Conduct> conducts;
    private final AtomicInteger served = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "policy-hosts");
        thread.setDaemon(true);
        return thread;
    });

    /** What a host does with a request. */
    @FunctionalInterface
    public interface Conduct {
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException;
    }

    private PolicyHosts(Map<String, Conduct> conducts) throws IOException {
        this.conducts = new TreeMap<>(conducts);
        HeldCertificate.Builder certificate = new HeldCertificate.Builder()
                .commonName("policy hosts")
                .validityInterval(
                        Instant.parse("2019-01-01T00:00:00Z").toEpochMilli(),
                        Instant.parse("2090-01-01T00:00:00Z").toEpochMilli())
                .signedBy(TestCertificates.AUTHORITY);
        conducts.keySet().forEach(domain -> certificate.addSubjectAlternativeName("mta-sts." + domain));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder()
                .heldCertificate(certificate.build())
                .build()
                .sslContext()));
        server.setExecutor(threads);
        HttpHandler handler = this::handle;
        server.createContext("/", handler);
        server.start();
    }

    /** One host for each domain, {@code mta-sts} below it; its certificate is of {@link TestCertificates#AUTHORITY}. */
    public static PolicyHosts start(Map<String, Conduct> conducts) {
        try {
            return new PolicyHosts(conducts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Senders are to insist on TLS with these hosts. */
    public static Conduct enforcing(String... hosts) {
        StringBuilder policy = new StringBuilder("version: STSv1\nmode: enforce\n");
        for (String host : hosts) {
            policy.append("mx: ").append(host).append('\n');
        }
        return status(200, policy.append("max_age: 1209600\n").toString());
    }

    public static Conduct status(int status, String body) {
        return (exchange, end) -> {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain");
            exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets);
        };
    }

    public static Conduct redirectTo(String location) {
        return (exchange, end) -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** A policy without an end. */
    public static Conduct endless() {
        return (exchange, end) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] lines = "mx: mail.example.org\n".repeat(100).getBytes(StandardCharsets.UTF_8);
            // Ends with an exception when the client hangs up.
            while (end.getCount() > 0) {
                exchange.getResponseBody().write(lines);
            }
        };
    }

    /** Takes the request and says nothing. */
    public static Conduct silent() {
        return (exchange, end) -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Where any address is really reached. */
    public InetSocketAddress reach(InetSocketAddress any) {
        return server.getAddress();
    }

    /** How many requests came in. */
    public int served() {
        return served.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        served.incrementAndGet();
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        Conduct known = exchange.getRequestURI().getPath().equals("/.well-known/mta-sts.txt")
                ? conducts.get(host.replaceFirst("^mta-sts\\.", ""))
                : null;
        Conduct conduct = known == null ? status(404, "nothing here") : known;
        try (exchange) {
            conduct.answer(exchange, end);
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
