package dev.mxbot.lookup.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Secured.Distrust;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.RealPostfix;
import dev.mxbot.testing.RealPostfix.Host;
import dev.mxbot.testing.TestCertificates;
import dev.mxbot.testing.VirtualTime;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is scripted elsewhere, from a server that the world runs. */
@Timeout(120)
class RealPostfixTest {
    private static final HeldCertificate GOOD = TestCertificates.good("good.example.org");
    private static final HeldCertificate EXPIRED = TestCertificates.expired("expired.example.org");
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    static Path folder;

    private static RealPostfix postfix;
    private static PoliteSmtp smtp;

    @BeforeAll
    static void start() {
        postfix = RealPostfix.start(
                Host.of("plain.example.org", "5.253.25.1", "taken.example"),
                Host.of("good.example.org", "5.253.25.2", "taken.example").securedBy(GOOD),
                Host.of("expired.example.org", "5.253.25.3", "taken.example").securedBy(EXPIRED),
                Host.of("other.example.org", "5.253.25.4", "taken.example").securedBy(GOOD),
                Host.of("lone.example.org", "5.253.25.5", "taken.example")
                        .securedBy(TestCertificates.selfSigned("lone.example.org")),
                Host.of("old.example.org", "5.253.25.6", "taken.example")
                        .securedBy(GOOD)
                        .with("smtpd_tls_protocols=<=TLSv1.1"),
                Host.of("strict.example.org", "5.253.25.7", "taken.example")
                        .securedBy(GOOD)
                        .with("smtpd_tls_security_level=encrypt"));
        VirtualTime time = new VirtualTime();
        SmtpConfig config = Bench.config(Bench.PATIENT, Optional.of(TestCertificates.authorityPem(folder)));
        smtp = new PoliteSmtp(
                new SmtpConfig(
                        true,
                        true,
                        25,
                        config.ehloName(),
                        false,
                        config.authorities(),
                        config.limits(),
                        postfix::reach),
                time.clock(),
                time::nanos,
                TIMER,
                THREADS);
    }

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
        TIMER.shutdownNow();
        if (postfix != null) {
            postfix.close();
        }
    }

    @Test
    void takesMailForItsDomain() {
        SmtpSession session = talk("plain.example.org", "5.253.25.1", "taken.example");

        assertEquals(250, session.code(Stage.RCPT_TO).orElseThrow());
        assertEquals(Optional.empty(), session.breakdown());
        assertEquals(Optional.empty(), session.secured());
        assertTrue(session.extensions().contains("SIZE 10240000"), session.extensions()::toString);
    }

    @Test
    void deniesRelayingForAnother() {
        SmtpSession session = talk("plain.example.org", "5.253.25.1", "foreign.example");

        assertEquals(
                "554 5.7.1 <postmaster@foreign.example>: Relay access denied",
                session.reply(Stage.RCPT_TO).orElseThrow().text());
        assertEquals(221, session.code(Stage.QUIT).orElseThrow());
    }

    @Test
    void goesOnInTls() {
        SmtpSession session = talk("good.example.org", "5.253.25.2", "taken.example");
        Secured secured = session.secured().orElseThrow();

        assertEquals("TLSv1.3", secured.protocol());
        assertEquals(TestCertificates.chain(GOOD), secured.chain());
        assertEquals(Optional.empty(), secured.distrust());
        assertEquals(250, session.code(Stage.RCPT_TO).orElseThrow());
    }

    @Test
    void anExpiredCertificateIsTakenAndRecorded() {
        Secured secured = talk("expired.example.org", "5.253.25.3", "taken.example")
                .secured()
                .orElseThrow();

        X509Certificate own = secured.chain().get(0);
        assertEquals(EXPIRED.certificate().getNotAfter(), own.getNotAfter());
        assertEquals(Optional.empty(), secured.distrust());
    }

    @Test
    void aCertificateForAnotherNameIsTakenAndRecorded() {
        Secured secured = talk("other.example.org", "5.253.25.4", "taken.example")
                .secured()
                .orElseThrow();

        assertEquals(GOOD.certificate(), secured.chain().get(0));
    }

    @Test
    void aSelfSignedCertificateIsDistrusted() {
        Secured secured = talk("lone.example.org", "5.253.25.5", "taken.example")
                .secured()
                .orElseThrow();

        assertEquals(Distrust.Kind.SELF_SIGNED, secured.distrust().orElseThrow().kind());
    }

    @Test
    void aServerOfOldTlsIsToldFromABrokenOne() {
        Breakdown down = talk("old.example.org", "5.253.25.6", "taken.example")
                .breakdown()
                .orElseThrow();

        assertEquals(Cause.OLD_TLS, down.cause(), down.detail());
        assertEquals(Stage.HANDSHAKE, down.stage());
    }

    @Test
    void aServerThatInsistsOnTlsIsAskedInside() {
        SmtpSession session = talk("strict.example.org", "5.253.25.7", "taken.example");

        assertEquals(250, session.code(Stage.RCPT_TO).orElseThrow());
    }

    @Test
    void aKnownHostProvesThatTheNetworkIsOpen() {
        Egress egress = smtp.egress(FakeDns.zone("gmail-smtp-in.l.google.com. A 5.253.25.1"))
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        assertTrue(egress instanceof Egress.Open, egress::toString);
    }

    private static SmtpSession talk(String host, String address, String domain) {
        return smtp.talk(new SmtpRequest(
                        DomainName.of(host), InetAddresses.forString(address), Optional.of(DomainName.of(domain))))
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
