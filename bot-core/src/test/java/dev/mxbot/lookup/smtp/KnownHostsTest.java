package dev.mxbot.lookup.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.ScriptedSmtpServer.Host;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KnownHostsTest {
    private static final Host HOST = Host.named("mx1.example.org");
    private static final FakeDns DNS = FakeDns.zone("""
            gmail-smtp-in.l.google.com. A 5.253.25.11
            gmail-smtp-in.l.google.com. AAAA 2a00:1450::11
            outlook-com.olc.protection.outlook.com. A 10.0.0.1
            mta5.am0.yahoodns.net. A 5.253.25.13
            """);

    @Test
    void aConversationWithAPublicAddressIsProofForAnHour() {
        try (Bench bench = Bench.with(HOST)) {
            bench.talk(Bench.request("5.253.25.1"));

            assertEquals(new Egress.Open(FakeDns.AT), egress(bench, DNS));
            bench.time.advance(Duration.ofMinutes(59));
            egress(bench, DNS);
            assertEquals(1, bench.server.connections());

            bench.time.advance(Duration.ofMinutes(2));
            assertInstanceOf(Egress.Open.class, egress(bench, DNS));
            assertTrue(bench.server.connections() > 1);
        }
    }

    @Test
    void knownHostsAreGreetedAndNothingMore() {
        try (Bench bench = Bench.with(HOST)) {
            assertInstanceOf(Egress.Open.class, egress(bench, DNS));

            assertEquals(
                    Set.of(),
                    bench.server.heard().stream()
                            .filter(line -> !line.equals("QUIT"))
                            .collect(Collectors.toSet()));
            assertTrue(Set.of("/5.253.25.11:2525", "/[2a00:1450:0:0:0:0:0:11]:2525", "/5.253.25.13:2525")
                    .containsAll(bench.reached.stream().map(Object::toString).toList()));
        }
    }

    /** F14. */
    @Test
    void whereNobodyAnswersItIsBlockedForTenMinutes() {
        try (Bench bench = Bench.with(Bench.HASTY, peer -> peer.hang())) {
            Egress.Blocked blocked = assertInstanceOf(Egress.Blocked.class, egress(bench, DNS));

            assertEquals(
                    List.of(
                            "gmail-smtp-in.l.google.com (5.253.25.11): no answer within 0.4 s",
                            "gmail-smtp-in.l.google.com (2a00:1450:0:0:0:0:0:11): no answer within 0.4 s",
                            "outlook-com.olc.protection.outlook.com: its address is not known",
                            "mta5.am0.yahoodns.net (5.253.25.13): no answer within 0.4 s",
                            "mx01.mail.icloud.com: its address is not known"),
                    blocked.tried());
            assertEquals(blocked, egress(bench, DNS));
            assertEquals(3, bench.server.connections());

            bench.time.advance(Duration.ofMinutes(11));
            egress(bench, DNS);
            assertEquals(6, bench.server.connections());
        }
    }

    @Test
    void aConversationLiftsABlock() {
        try (Bench bench = Bench.with(HOST)) {
            bench.smtp.egress(FakeDns.zone("")).toCompletableFuture().join();
            bench.talk(Bench.request("5.253.25.1"));

            assertInstanceOf(Egress.Open.class, egress(bench, FakeDns.zone("")));
        }
    }

    @Test
    void thatNobodyCouldBeTriedIsNotRemembered() {
        try (Bench bench = Bench.with(HOST)) {
            assertInstanceOf(Egress.Blocked.class, egress(bench, FakeDns.zone("")));

            assertInstanceOf(Egress.Open.class, egress(bench, DNS));
        }
    }

    @Test
    void aPrivateAddressProvesNothing() {
        SmtpConfig config = Bench.config(Bench.PATIENT, Optional.empty());
        SmtpConfig intranet = new SmtpConfig(
                true, true, 25, config.ehloName(), true, Optional.empty(), config.limits(), config.reach());
        try (Bench bench = new Bench(intranet, HOST)) {
            bench.talk(Bench.request("10.1.2.3"));

            assertInstanceOf(Egress.Blocked.class, egress(bench, FakeDns.zone("")));
        }
    }

    @Test
    void thoseWhoAskAtATimeShareOneTrial() {
        try (Bench bench = Bench.with(Bench.HASTY, peer -> peer.hang())) {
            CompletableFuture<Egress> one = bench.smtp.egress(DNS).toCompletableFuture();
            CompletableFuture<Egress> other = bench.smtp.egress(DNS).toCompletableFuture();

            assertEquals(one.join(), other.join());
            assertEquals(3, bench.server.connections());
        }
    }

    private static Egress egress(Bench bench, FakeDns dns) {
        return bench.smtp
                .egress(dns)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
