package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import dev.mxbot.check.mtasts.MtaStsModule;
import dev.mxbot.check.smtp.SmtpChecksModule;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.https.Https;
import dev.mxbot.lookup.smtp.Smtp;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeHttps;
import dev.mxbot.testing.FakeSmtp;
import dev.mxbot.testing.FakeSmtp.Script;
import dev.mxbot.testing.TestCertificates;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What ends, as it is found in the facts of real diagnoses (P19). */
class ExpiryTest {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();

    private static final String ZONE = """
            example.org. MX 10 mx1.example.org.
            mx1.example.org. A 5.253.25.1
            mx1.example.org. AAAA 2a01:4f8::25
            """;

    @Test
    void aCertificateOfAMailHost() {
        FakeSmtp smtp = new FakeSmtp()
                .at("5.253.25.1", until("2026-12-24T10:11:12Z"))
                .at("2a01:4f8:0:0:0:0:0:25", until("2026-12-09T13:14:15Z"));

        assertEquals(
                List.of(new Expiry(Expiry.Kind.CERTIFICATE, "mx1.example.org", Instant.parse("2026-12-09T13:14:15Z"))),
                Expiry.of(diagnose(smtp)),
                "the one of its addresses that ends first");
    }

    @Test
    void nothingOfAHostWithoutTls() {
        FakeSmtp smtp = new FakeSmtp()
                .at("5.253.25.1", Script.plain("mx1.example.org"))
                .at("2a01:4f8:0:0:0:0:0:25", Script.plain("mx1.example.org"));

        assertEquals(List.of(), Expiry.of(diagnose(smtp)));
    }

    private static Script until(String end) {
        return Script.healthy("mx1.example.org").serving(TestCertificates.until("mx1.example.org", end));
    }

    private static Diagnosis diagnose(FakeSmtp smtp) {
        Set<Check<?>> checks = Guice.createInjector(
                        new AbstractModule() {
                            @Override
                            protected void configure() {
                                bind(Smtp.class).toInstance(smtp);
                                bind(Https.class).toInstance(new FakeHttps());
                            }
                        },
                        new MtaStsModule(),
                        new SmtpChecksModule())
                .getInstance(Key.get(new TypeLiteral<>() {}));
        FakeDns dns = FakeDns.zone(ZONE);
        return new Diagnostician(checks, dns, dns, Budget.DEFAULT, Clock.fixed(FakeDns.AT, ZoneOffset.UTC), TIMER)
                .diagnose(Inquiry.of(DomainName.of("example.org")))
                .toCompletableFuture()
                .join();
    }

    @AfterAll
    static void stop() {
        TIMER.shutdownNow();
    }
}
