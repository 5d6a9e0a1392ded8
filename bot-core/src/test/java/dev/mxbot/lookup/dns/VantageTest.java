package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.mxbot.domain.DomainName;
import dev.mxbot.testing.FakeDns;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** P9: the same question from elsewhere. */
class VantageTest {
    private static final String ZONE = """
            example.com. NS ns1.example.com.
            ns1.example.com. A 192.0.2.1
            """;

    private final FakeDns published =
            FakeDns.zone(ZONE + "example.com. MX 10 new.example.com.\nmail.example.com. TXT \"new\"\n");
    private final FakeDns cached = FakeDns.zone(ZONE + "example.com. MX 10 old.example.com.\n")
            .at("192.0.2.1", published)
            .at("192.0.2.54", published);

    @Test
    void asksTheZonesOwnServer() {
        Answer answer = ask(new AuthoritativeDns(cached, Ticker.systemTicker()), "example.com", RecordType.MX);
        assertTrue(answer.summary().contains("new.example.com"), answer::summary);
        assertEquals("ns1.example.com (192.0.2.1)", answer.provenance().server());
    }

    @Test
    void findsTheZoneOfANameBelow() {
        Answer answer = ask(new AuthoritativeDns(cached, Ticker.systemTicker()), "mail.example.com", RecordType.TXT);
        assertTrue(answer.summary().contains("new"), answer::summary);
    }

    @Test
    void fallsBackWhereTheServerHasNoWord() {
        published.failing("example.com MX", Answer.Reason.NOT_AUTHORITATIVE);
        Answer answer = ask(new AuthoritativeDns(cached, Ticker.systemTicker()), "example.com", RecordType.MX);
        assertTrue(answer.summary().contains("old.example.com"), answer::summary);
    }

    @Test
    void asksForTheServersOnce() {
        AuthoritativeDns dns = new AuthoritativeDns(cached, Ticker.systemTicker());
        ask(dns, "example.com", RecordType.MX);
        ask(dns, "example.com", RecordType.TXT);
        assertEquals(
                1,
                cached.asked().stream()
                        .filter(query -> query.type() == RecordType.NS)
                        .count());
    }

    @Test
    void asksOneResolverAndNobodyElse() {
        Server other = Server.resolver(new InetSocketAddress("192.0.2.54", 53));
        Answer answer = ask(new ResolverDns(cached, other), "example.com", RecordType.MX);
        assertTrue(answer.summary().contains("new.example.com"), answer::summary);
        assertEquals("192.0.2.54", answer.provenance().server());
    }

    private static Answer ask(Dns dns, String name, RecordType type) {
        return dns.ask(Query.of(DomainName.of(name), type))
                .toCompletableFuture()
                .join();
    }
}
