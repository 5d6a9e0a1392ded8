package dev.mxbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** P24. */
class PingTest {
    @Test
    void asksForThePage() throws Exception {
        LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            new Ping(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ping/secret?x=1")).beat();
            String request = asked.poll(20, TimeUnit.SECONDS);
            assertNotNull(request);
            assertEquals("GET /ping/secret?x=1", request);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void neverThrowsWhereNobodyIs() {
        new Ping(URI.create("http://127.0.0.1:9/")).beat();
    }
}
