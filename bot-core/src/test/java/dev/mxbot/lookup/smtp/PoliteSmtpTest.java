package dev.mxbot.lookup.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.testing.ScriptedSmtpServer.Host;
import dev.mxbot.testing.ScriptedSmtpServer.Talk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PoliteSmtpTest {
    private static final Host HOST = Host.named("mx1.example.org");
    private static final SmtpRequest SILENT = Bench.request("5.253.25.1");
    private static final SmtpRequest ASKING = Bench.asking("5.253.25.1", "example.org");
    private static final SmtpRequest ASKING_FOR_ANOTHER = Bench.asking("5.253.25.1", "example.net");

    /** T1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.1.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.9.9",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::25",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2001:db8::25",
                "::ffff:10.0.0.1"
            })
    void privateAddressesAreNeverConnectedTo(String address) {
        try (Bench bench = Bench.with(HOST)) {
            SmtpSession session = bench.talk(Bench.request(address));

            assertEquals(
                    Cause.PRIVATE_ADDRESS, session.breakdown().orElseThrow().cause());
            assertEquals(List.of(), bench.reached);
            assertEquals(0, bench.server.connections());
        }
    }

    @Test
    void privateAddressesAreConnectedToWhereTheSettingsSaySo() {
        SmtpConfig config = Bench.config(Bench.PATIENT, Optional.empty());
        SmtpConfig intranet = new SmtpConfig(
                true, true, 25, config.ehloName(), true, Optional.empty(), config.limits(), config.reach());
        try (Bench bench = new Bench(intranet, HOST)) {
            assertTrue(bench.talk(Bench.request("10.1.2.3")).breakdown().isEmpty());
        }
    }

    @Test
    void theSameConversationIsHeldOnceInTenMinutes() {
        try (Bench bench = Bench.with(HOST)) {
            SmtpSession first = bench.talk(ASKING);
            bench.time.advance(Duration.ofMinutes(9));
            assertSame(first, bench.talk(ASKING));
            assertEquals(1, bench.server.connections());

            bench.time.advance(Duration.ofMinutes(2));
            bench.talk(ASKING);
            assertEquals(2, bench.server.connections());
        }
    }

    @Test
    void failuresAreNotTriedAgainAtOnceEither() {
        try (Bench bench = Bench.with(peer -> {})) {
            bench.talk(ASKING);
            bench.talk(ASKING);

            assertEquals(1, bench.server.connections());
        }
    }

    @Test
    void thoseWhoAskAtATimeShareOneConversation() {
        CountDownLatch asked = new CountDownLatch(1);
        try (Bench bench = Bench.with(after(asked))) {
            CompletableFuture<SmtpSession> one = bench.begin(ASKING);
            CompletableFuture<SmtpSession> other = bench.begin(ASKING);
            CompletableFuture<SmtpSession> silent = bench.begin(SILENT);
            asked.countDown();

            assertSame(one.join(), other.join());
            assertSame(one.join(), silent.join());
            assertEquals(1, bench.server.connections());
        }
    }

    @Test
    void aConversationWithARecipientAnswersOneWithout() {
        try (Bench bench = Bench.with(HOST)) {
            SmtpSession session = bench.talk(ASKING);

            assertSame(session, bench.talk(SILENT));
            assertEquals(1, bench.server.connections());
        }
    }

    @Test
    void aConversationWithoutARecipientAnswersNoneWith() {
        try (Bench bench = Bench.with(HOST)) {
            bench.talk(SILENT);

            assertEquals(250, bench.talk(ASKING).code(Stage.RCPT_TO).orElseThrow());
            assertEquals(2, bench.server.connections());
        }
    }

    @Test
    void anAddressIsTalkedToByOneAtATime() {
        CountDownLatch asked = new CountDownLatch(1);
        try (Bench bench = Bench.with(after(asked))) {
            CompletableFuture<SmtpSession> one = bench.begin(ASKING);
            CompletableFuture<SmtpSession> other = bench.begin(ASKING_FOR_ANOTHER);
            asked.countDown();

            assertEquals(250, one.join().code(Stage.RCPT_TO).orElseThrow());
            assertEquals(250, other.join().code(Stage.RCPT_TO).orElseThrow());
            assertEquals(2, bench.server.connections());
            assertEquals(1, bench.server.mostAtOnce());
        }
    }

    @Test
    void whoseTurnDoesNotComeInTimeIsNotTried() {
        SmtpConfig.Limits hasty = new SmtpConfig.Limits(
                Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMillis(50), Duration.ofSeconds(10), 8, 8);
        CountDownLatch asked = new CountDownLatch(1);
        try (Bench bench = Bench.with(hasty, after(asked))) {
            CompletableFuture<SmtpSession> one = bench.begin(ASKING);
            Breakdown down = bench.talk(ASKING_FOR_ANOTHER).breakdown().orElseThrow();
            asked.countDown();

            assertEquals(Cause.NOT_TRIED, down.cause());
            assertTrue(one.join().breakdown().isEmpty());
            assertEquals(250, bench.talk(ASKING_FOR_ANOTHER).code(Stage.RCPT_TO).orElseThrow());
        }
    }

    @Test
    void thereAreNeverMoreConversationsThanAllowed() {
        SmtpConfig.Limits narrow = new SmtpConfig.Limits(
                Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(10), 1, 1);
        CountDownLatch asked = new CountDownLatch(1);
        try (Bench bench = Bench.with(narrow, after(asked))) {
            CompletableFuture<SmtpSession> talking = bench.begin(Bench.request("5.253.25.1"));
            CompletableFuture<SmtpSession> waiting = bench.begin(Bench.request("5.253.25.2"));
            Breakdown down = bench.talk(Bench.request("5.253.25.3")).breakdown().orElseThrow();
            asked.countDown();

            assertEquals(Cause.NOT_TRIED, down.cause());
            assertTrue(talking.join().breakdown().isEmpty());
            assertTrue(waiting.join().breakdown().isEmpty());
            assertEquals(1, bench.server.mostAtOnce());
        }
    }

    /** F15, T18. */
    @ParameterizedTest
    @ValueSource(strings = {"", "EHLO", "MAIL", "RCPT", "RSET"})
    void aHostThatClosesIsLeftAloneForADay(String verb) {
        try (Bench bench = Bench.with(HOST.replying(verb, "421 4.7.0 Too many connections"))) {
            bench.talk(ASKING);
            assertFalse(bench.server.heard().contains("QUIT"));

            bench.time.advance(Duration.ofHours(23));
            Breakdown down = bench.talk(ASKING_FOR_ANOTHER).breakdown().orElseThrow();
            assertEquals(Cause.NOT_TRIED, down.cause());
            assertEquals(
                    "the host closed a conversation with 421 on 2026-11-20 14:02 UTC and is left alone for a day",
                    down.detail());
            assertEquals(1, bench.server.connections());

            bench.time.advance(Duration.ofHours(2));
            bench.talk(ASKING_FOR_ANOTHER);
            assertEquals(2, bench.server.connections());
        }
    }

    @Test
    void theReplyThatClosesIsPartOfTheSession() {
        try (Bench bench = Bench.with(HOST.replying("", "421 4.7.0 Too many connections"))) {
            SmtpSession session = bench.talk(SILENT);

            assertEquals(421, session.code(Stage.BANNER).orElseThrow());
            assertEquals(Optional.empty(), session.breakdown());
        }
    }

    @Test
    void whatIsKnownIsGivenWithoutConnecting() {
        try (Bench bench = Bench.with(HOST)) {
            assertEquals(Optional.empty(), bench.smtp.known(SILENT));
            assertEquals(0, bench.server.connections());

            SmtpSession session = bench.talk(ASKING);
            assertEquals(Optional.of(session), bench.smtp.known(ASKING));
            assertEquals(Optional.of(session), bench.smtp.known(SILENT));
            assertEquals(Optional.empty(), bench.smtp.known(ASKING_FOR_ANOTHER));
        }
    }

    @Test
    void nobodyIsAskedForWhereTheSettingsForbidIt() {
        SmtpConfig config = Bench.config(Bench.PATIENT, Optional.empty());
        SmtpConfig discreet = new SmtpConfig(
                true, false, 25, config.ehloName(), false, Optional.empty(), config.limits(), config.reach());
        try (Bench bench = new Bench(discreet, HOST)) {
            SmtpSession session = bench.talk(ASKING);

            assertEquals(Optional.empty(), session.request().recipient());
            assertEquals(List.of("EHLO mxbot.example.net", "QUIT"), bench.server.heard());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ex>ample.org", "a\\032b.example.org", "a\\.b.example.org", "\\013\\010.example.org"})
    void nobodyIsAskedForAtADomainThatSmtpCannotName(String domain) {
        try (Bench bench = Bench.with(HOST)) {
            bench.talk(new SmtpRequest(SILENT.host(), SILENT.address(), Optional.of(new DomainName(domain))));

            assertEquals(List.of("EHLO mxbot.example.net", "QUIT"), bench.server.heard());
        }
    }

    @Test
    void withoutANameTheAddressIsTold() {
        assertEquals(
                "[127.0.0.1]",
                new Greeting(Optional.empty()).from(com.google.common.net.InetAddresses.forString("127.0.0.1")));
        assertEquals(
                "[IPv6:2001:db8:0:0:0:0:0:25]",
                new Greeting(Optional.empty()).from(com.google.common.net.InetAddresses.forString("2001:db8::25")));
    }

    @Test
    void whereItIsOffNobodyIsConnectedTo() {
        OffSmtp off = new OffSmtp(java.time.Clock.systemUTC());

        assertFalse(off.isOn());
        assertEquals(
                Cause.NOT_TRIED,
                off.talk(ASKING)
                        .toCompletableFuture()
                        .join()
                        .breakdown()
                        .orElseThrow()
                        .cause());
    }

    /** Greets nobody before the test says so. */
    private static Talk after(CountDownLatch latch) {
        return peer -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            HOST.with(peer);
        };
    }
}
