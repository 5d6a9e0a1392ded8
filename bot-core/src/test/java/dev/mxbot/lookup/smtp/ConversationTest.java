package dev.mxbot.lookup.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Secured.Distrust;
import dev.mxbot.lookup.smtp.SmtpSession.Exchange;
import dev.mxbot.testing.ScriptedSmtpServer.Host;
import dev.mxbot.testing.ScriptedSmtpServer.Peer;
import dev.mxbot.testing.ScriptedSmtpServer.Talk;
import dev.mxbot.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConversationTest {
    private static final String NAME = "mx1.example.org";
    private static final Host PLAIN = Host.named(NAME);
    private static final Host SECURE = PLAIN.securedBy(TestCertificates.server(TestCertificates.good(NAME)));
    private static final SmtpRequest SILENT = Bench.request("5.253.25.1");
    private static final SmtpRequest ASKING = Bench.asking("5.253.25.1", "xn--bcher-kva.example");

    @TempDir
    Path folder;

    @Test
    void saysTheseLinesAndNoOther() {
        try (Bench bench = Bench.with(SECURE)) {
            SmtpSession session = bench.talk(ASKING);

            assertEquals(
                    List.of(
                            "EHLO mxbot.example.net",
                            "STARTTLS",
                            "EHLO mxbot.example.net",
                            "MAIL FROM:<>",
                            "RCPT TO:<postmaster@xn--bcher-kva.example>",
                            "RSET",
                            "QUIT"),
                    bench.server.heard());
            assertEquals(
                    List.of(
                            Stage.BANNER,
                            Stage.EHLO,
                            Stage.STARTTLS,
                            Stage.EHLO_INSIDE,
                            Stage.MAIL_FROM,
                            Stage.RCPT_TO,
                            Stage.QUIT),
                    stages(session));
            assertEquals(Optional.empty(), session.breakdown());
            assertEquals(
                    "220 mx1.example.org ESMTP",
                    session.reply(Stage.BANNER).orElseThrow().text());
        }
    }

    @Test
    void asksForNobodyWithoutARecipient() {
        try (Bench bench = Bench.with(SECURE)) {
            bench.talk(SILENT);

            assertEquals(
                    List.of("EHLO mxbot.example.net", "STARTTLS", "EHLO mxbot.example.net", "QUIT"),
                    bench.server.heard());
        }
    }

    /** T2, T4: no name is looked up again, and no port but the one of SMTP. */
    @Test
    void connectsToTheGivenAddressAndTheConfiguredPortAlone() {
        try (Bench bench = Bench.with(PLAIN)) {
            bench.talk(SILENT);

            assertEquals(
                    List.of("/5.253.25.1:2525"),
                    bench.reached.stream().map(Object::toString).toList());
        }
    }

    @Test
    void withoutStartTlsItGoesOnInPlainText() {
        try (Bench bench = Bench.with(PLAIN)) {
            SmtpSession session = bench.talk(ASKING);

            assertFalse(session.offersStartTls());
            assertEquals(Optional.empty(), session.secured());
            assertEquals(250, session.code(Stage.RCPT_TO).orElseThrow());
        }
    }

    @Test
    void whereStartTlsIsRefusedItGoesOnInPlainText() {
        try (Bench bench = Bench.with(SECURE.replying("STARTTLS", "454 4.7.0 TLS not available"))) {
            SmtpSession session = bench.talk(ASKING);

            assertEquals(454, session.code(Stage.STARTTLS).orElseThrow());
            assertEquals(250, session.code(Stage.RCPT_TO).orElseThrow());
            assertEquals(Optional.empty(), session.breakdown());
        }
    }

    @Test
    void aBannerThatRefusesIsAnsweredWithQuit() {
        try (Bench bench = Bench.with(PLAIN.replying("", "554 5.7.1 No service for you"))) {
            SmtpSession session = bench.talk(ASKING);

            assertEquals(List.of("QUIT"), bench.server.heard());
            assertEquals(554, session.code(Stage.BANNER).orElseThrow());
        }
    }

    @Test
    void whereEhloIsRefusedNothingElseIsAsked() {
        try (Bench bench = Bench.with(PLAIN.replying("EHLO", "550 5.7.1 Go away"))) {
            bench.talk(ASKING);

            assertEquals(List.of("EHLO mxbot.example.net", "QUIT"), bench.server.heard());
        }
    }

    @Test
    void whereTheNullSenderIsRefusedNoRecipientIsAskedFor() {
        try (Bench bench = Bench.with(PLAIN.replying("MAIL", "550 5.7.1 No bounces"))) {
            SmtpSession session = bench.talk(ASKING);

            assertEquals(List.of("EHLO mxbot.example.net", "MAIL FROM:<>", "QUIT"), bench.server.heard());
            assertEquals(550, session.code(Stage.MAIL_FROM).orElseThrow());
        }
    }

    @Test
    void aRefusedRecipientIsRecordedInFull() {
        try (Bench bench =
                Bench.with(PLAIN.replying("RCPT", "554-5.7.1 <postmaster>:\r\n554 5.7.1 Relay access denied"))) {
            SmtpSession session = bench.talk(ASKING);

            assertEquals(
                    "554 5.7.1 <postmaster>: 5.7.1 Relay access denied",
                    session.reply(Stage.RCPT_TO).orElseThrow().text());
        }
    }

    @Test
    void aTrustedCertificateIsRecordedWithItsTls() {
        HeldCertificate certificate = TestCertificates.good(NAME);
        Secured secured = secured(certificate);

        assertEquals("TLSv1.3", secured.protocol());
        assertTrue(secured.cipherSuite().startsWith("TLS_"), secured.cipherSuite());
        assertEquals(List.of(certificate.certificate()), secured.chain());
        assertEquals(Optional.empty(), secured.distrust());
    }

    @Test
    void datesAndNamesAreNoDistrust() {
        assertEquals(Optional.empty(), secured(TestCertificates.expired(NAME)).distrust());
        assertEquals(
                Optional.empty(),
                secured(TestCertificates.good("another.example.net")).distrust());
    }

    @Test
    void certificatesThatLeadToNoAuthorityAreTakenAndTold() {
        assertEquals(
                Distrust.Kind.SELF_SIGNED,
                secured(TestCertificates.selfSigned(NAME))
                        .distrust()
                        .orElseThrow()
                        .kind());
        assertEquals(
                Distrust.Kind.UNKNOWN_ISSUER,
                secured(TestCertificates.unknownIssuer(NAME))
                        .distrust()
                        .orElseThrow()
                        .kind());
    }

    /** T25. */
    @Test
    void plainTextAfterStartTlsIsNotSmtp() {
        Talk injecting = peer -> {
            greet(peer);
            peer.hear();
            peer.say("220 Ready", "250-mx1.example.org", "250 AUTH PLAIN");
            peer.hang();
        };
        try (Bench bench = Bench.with(injecting)) {
            Breakdown down = down(bench.talk(ASKING));

            assertEquals(Stage.STARTTLS, down.stage());
            assertEquals(Cause.NOT_SMTP, down.cause());
            assertEquals(List.of("EHLO mxbot.example.net", "STARTTLS"), bench.server.heard());
        }
    }

    /** F16. */
    @Test
    void aHandshakeThatHangsIsCutOff() {
        Talk hanging = peer -> {
            greet(peer);
            peer.hear();
            peer.say("220 Ready");
            peer.hang();
        };
        expect(Bench.HASTY, hanging, Stage.HANDSHAKE, Cause.TIMEOUT);
    }

    @Test
    void anAlertThatNoVersionIsSharedMeansOldTls() {
        expectHandshake(new byte[] {21, 3, 1, 0, 2, 2, 70}, Cause.OLD_TLS);
    }

    @Test
    void aServerHelloOfTls10MeansOldTls() {
        byte[] hello = new byte[5 + 4 + 38];
        hello[0] = 22;
        hello[1] = 3;
        hello[2] = 1;
        hello[4] = 42;
        hello[5] = 2;
        hello[8] = 38;
        hello[9] = 3;
        hello[10] = 1;
        // TLS_RSA_WITH_AES_128_CBC_SHA, after 32 octets of chance and an empty session.
        hello[45] = 0x2f;
        expectHandshake(hello, Cause.OLD_TLS);
    }

    @Test
    void anyOtherAlertIsAFailureOfTls() {
        expectHandshake(new byte[] {21, 3, 3, 0, 2, 2, 40}, Cause.TLS);
    }

    @Test
    void plainTextInPlaceOfTheHandshakeIsAFailureOfTls() {
        expectHandshake("421 4.3.0 no TLS after all\r\n".getBytes(ISO_8859_1), Cause.TLS);
    }

    @Test
    void aHandshakeThatEndsInHangingUpIsToldSo() {
        Talk leaving = peer -> {
            greet(peer);
            peer.hear();
            peer.say("220 Ready");
            peer.hearRaw();
        };
        expect(Bench.PATIENT, leaving, Stage.HANDSHAKE, Cause.CLOSED);
    }

    /** F15, T25. */
    @Test
    void aSilentHostIsLeftAtTheDeadline() {
        expect(Bench.HASTY, Peer::hang, Stage.BANNER, Cause.TIMEOUT);
    }

    /** F15, T25. */
    @Test
    void aDrippingHostIsLeftAtTheDeadline() {
        Talk dripping = peer -> {
            for (int i = 0; i < 10_000; i++) {
                peer.sendRaw(new byte[] {'2'});
                peer.pause(20);
            }
        };
        expect(Bench.HASTY, dripping, Stage.BANNER, Cause.TIMEOUT);
    }

    /** T25. */
    @Test
    void anEndlessLineIsNotSmtp() {
        Talk endless = peer -> {
            byte[] some = "220 hello".repeat(100).getBytes(ISO_8859_1);
            for (int i = 0; i < 100_000; i++) {
                peer.sendRaw(some);
            }
        };
        expect(Bench.PATIENT, endless, Stage.BANNER, Cause.NOT_SMTP);
    }

    /** T25. */
    @Test
    void anEndlessReplyIsNotSmtp() {
        Talk endless = peer -> {
            for (int i = 0; i < 100_000; i++) {
                peer.say("220-hello");
            }
        };
        expect(Bench.PATIENT, endless, Stage.BANNER, Cause.NOT_SMTP);
    }

    /** T25. */
    @Test
    void repliesThatAreLongAltogetherAreNotSmtp() {
        Talk wide = peer -> {
            for (int i = 0; i < 90; i++) {
                peer.say("220-" + "hello ".repeat(250));
            }
            peer.hang();
        };
        expect(Bench.PATIENT, wide, Stage.BANNER, Cause.NOT_SMTP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2",
                "HTTP/1.1 400 Bad Request",
                "",
                "22",
                "220hello",
                "999 hello",
                "2\u0661\u0661 hello"
            })
    void otherProtocolsAreNotSmtp(String line) {
        expect(
                Bench.PATIENT,
                peer -> {
                    peer.say(line);
                    peer.hang();
                },
                Stage.BANNER,
                Cause.NOT_SMTP);
    }

    @Test
    void octetsThatAreNoTextAreReadLeniently() {
        Talk odd = peer -> {
            peer.sendRaw("220 M\u00fcller\r\n".getBytes(ISO_8859_1));
            peer.hear();
            peer.sendRaw("250 \0ok\n".getBytes(ISO_8859_1));
            peer.hear();
            peer.say("221");
        };
        try (Bench bench = Bench.with(odd)) {
            SmtpSession session = bench.talk(SILENT);

            assertEquals(
                    "220 M\ufffdller", session.reply(Stage.BANNER).orElseThrow().text());
            assertEquals(
                    List.of("\0ok"), session.reply(Stage.EHLO).orElseThrow().lines());
            assertEquals(221, session.code(Stage.QUIT).orElseThrow());
        }
    }

    @Test
    void aHostThatHangsUpIsToldFromOneThatIsSilent() {
        expect(Bench.PATIENT, peer -> {}, Stage.BANNER, Cause.CLOSED);
        expect(
                Bench.PATIENT,
                peer -> {
                    peer.say("220 hello");
                    peer.hear();
                    peer.reset();
                },
                Stage.EHLO,
                Cause.CLOSED);
    }

    @Test
    void aClosedPortIsRefused() {
        try (Bench bench = Bench.with(PLAIN)) {
            bench.server.close();

            SmtpSession session = bench.talk(SILENT);
            assertEquals(Cause.REFUSED, down(session).cause());
            assertFalse(session.isConnected());
        }
    }

    private Secured secured(HeldCertificate certificate) {
        SmtpConfig config = Bench.config(Bench.PATIENT, Optional.of(TestCertificates.authorityPem(folder)));
        try (Bench bench = new Bench(config, PLAIN.securedBy(TestCertificates.server(certificate)))) {
            return bench.talk(SILENT).secured().orElseThrow();
        }
    }

    /** Answers the ClientHello with these octets. */
    private static void expectHandshake(byte[] answer, Cause cause) {
        Talk answering = peer -> {
            greet(peer);
            peer.hear();
            peer.say("220 Ready");
            peer.hearRaw();
            peer.sendRaw(answer);
            peer.hang();
        };
        expect(Bench.PATIENT, answering, Stage.HANDSHAKE, cause);
    }

    private static void greet(Peer peer) throws IOException {
        peer.say("220 mx1.example.org ESMTP");
        peer.hear();
        peer.say("250-mx1.example.org", "250 STARTTLS");
    }

    private static void expect(SmtpConfig.Limits limits, Talk talk, Stage stage, Cause cause) {
        try (Bench bench = Bench.with(limits, talk)) {
            Breakdown down = down(bench.talk(ASKING));

            assertEquals(cause, down.cause(), down.detail());
            assertEquals(stage, down.stage());
        }
    }

    private static Breakdown down(SmtpSession session) {
        return session.breakdown().orElseThrow();
    }

    private static List<Stage> stages(SmtpSession session) {
        return session.exchanges().stream().map(Exchange::stage).toList();
    }
}
