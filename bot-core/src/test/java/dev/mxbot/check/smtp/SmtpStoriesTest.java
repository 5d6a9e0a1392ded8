package dev.mxbot.check.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import dev.mxbot.check.dane.DaneModule;
import dev.mxbot.check.host.HostModule;
import dev.mxbot.check.mtasts.MtaStsModule;
import dev.mxbot.check.mx.MxModule;
import dev.mxbot.check.reverse.ReverseModule;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.https.Https;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Smtp;
import dev.mxbot.lookup.smtp.Stage;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeHttps;
import dev.mxbot.testing.FakeSmtp;
import dev.mxbot.testing.FakeSmtp.Script;
import dev.mxbot.testing.TestCertificates;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whole domains, with their mail hosts: what is told, and which fixes hold. */
class SmtpStoriesTest {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();

    private static final String TWO_HOSTS = """
            example.org. MX 10 mx1.example.org.
            example.org. MX 20 mx2.example.net.
            mx1.example.org. A 5.253.25.1
            mx1.example.org. AAAA 2a01:4f8::25
            1.25.253.5.in-addr.arpa. PTR mx1.example.org.
            5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.f.4.0.1.0.a.2.ip6.arpa. PTR mx1.example.org.
            mx2.example.net. A 5.253.99.2
            2.99.253.5.in-addr.arpa. PTR mx2.example.net.
            """;

    @Test
    void healthy() {
        FakeSmtp smtp = hosts(Served.healthy1(), Script.healthy("mx2.example.net"));
        Diagnosis diagnosis = diagnose(FakeDns.zone(TWO_HOSTS), smtp);

        assertEquals(Verdict.HEALTHY, diagnosis.verdict());
        assertEquals(List.of(), told(diagnosis));
        assertEquals(3, smtp.asked().size(), "one conversation for each address");
    }

    @Test
    void aBackupOfFormerTimes() {
        FakeSmtp smtp = hosts(
                Served.healthy1(),
                Script.healthy("mx2.example.net").replying(Stage.RCPT_TO, "550 5.7.1 Unable to relay"));
        Diagnosis diagnosis = diagnose(FakeDns.zone(TWO_HOSTS), smtp);

        assertEquals(List.of("error smtp.backup.not_accepting mx2.example.net"), told(diagnosis));
        assertEquals(Verdict.AT_RISK, diagnosis.lanes().get(Lane.RECEIVING));
        Fix fix = diagnosis.findings().get(0).fixes().get(0);
        assertTrue(fix.proven(), "without the backup the mail waits at the senders");
        assertEquals(
                List.of("example.org. 3600 IN MX 20 mx2.example.net."),
                fix.remove().stream().map(Object::toString).toList());
        assertEquals(3, smtp.asked().size(), "a trial asks nobody");
    }

    @Test
    void aBackupThatIsGone() {
        Diagnosis diagnosis = diagnose(
                FakeDns.zone(TWO_HOSTS),
                hosts(Served.healthy1(), Script.breaking(Stage.CONNECT, Cause.TIMEOUT, "10 s")));

        assertEquals(List.of("error smtp.connect.timeout mx2.example.net"), told(diagnosis));
        assertTrue(provenRemoval(diagnosis.findings().get(0)));
    }

    @Test
    void theMxStillPointsAtTheFormerHost() {
        Diagnosis diagnosis = diagnose(
                FakeDns.zone("""
                        example.org. MX 10 mail.example.net.
                        mail.example.net. A 5.253.25.1
                        1.25.253.5.in-addr.arpa. PTR mail.example.net.
                        """),
                new FakeSmtp()
                        .at(
                                Served.IPV4,
                                Script.healthy("mail.example.net")
                                        .replying(Stage.RCPT_TO, "554 5.7.1 Relay access denied")));

        assertEquals(List.of("critical smtp.rcpt.relay_denied mail.example.net"), told(diagnosis));
        assertEquals(Verdict.BROKEN, diagnosis.verdict());
        assertEquals(
                "its MX host mail.example.net refuses mail for it (relay denied)",
                diagnosis.findings().get(0).cause());
    }

    @Test
    void nobodyIsThere() {
        Diagnosis diagnosis = diagnose(FakeDns.zone(TWO_HOSTS), new FakeSmtp());

        assertEquals(List.of("critical smtp.connect.timeout example.org"), told(diagnosis));
        assertEquals(Verdict.BROKEN, diagnosis.verdict());
    }

    @Test
    void nothingGetsOutOfHere() {
        Diagnosis diagnosis = diagnose(FakeDns.zone(TWO_HOSTS), new FakeSmtp().blocked("nobody answered"));

        assertEquals(List.of(), told(diagnosis));
        assertEquals(Verdict.HEALTHY, diagnosis.verdict());
        assertTrue(diagnosis.holds("smtp.egress.blocked"));
    }

    @Test
    void theKeyWasChangedAndTheTlsaRecordWasNot() {
        FakeDns dns = FakeDns.zone("""
                        example.org. MX 10 mx1.example.org.
                        mx1.example.org. A 5.253.25.1
                        1.25.253.5.in-addr.arpa. PTR mx1.example.org.
                        _25._tcp.mx1.example.org. TLSA 3 1 1 %s
                        """.formatted("ab".repeat(32)))
                .signed("example.org MX", "mx1.example.org A", "_25._tcp.mx1.example.org TLSA");
        FakeSmtp smtp =
                new FakeSmtp().at(Served.IPV4, Served.healthy1().serving(TestCertificates.good("mx1.example.org")));
        Diagnosis diagnosis = diagnose(dns, smtp);

        assertEquals(List.of("critical dane.mismatch mx1.example.org"), told(diagnosis));
        Fix fix = diagnosis.findings().get(0).fixes().get(0);
        assertTrue(fix.proven(), "the record was computed from the key that is served");
        assertTrue(fix.add().get(0).data().startsWith("3 1 1 "));
    }

    @Test
    void anIpv6AddressThatNobodyServes() {
        String zone = TWO_HOSTS + "mx2.example.net. AAAA 2a01:4f8::26\n"
                + "6.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.f.4.0.1.0.a.2.ip6.arpa. PTR mx2.example.net.\n";
        FakeSmtp smtp = new FakeSmtp()
                .at(Served.IPV4, Served.healthy1())
                .at("5.253.99.2", Script.healthy("mx2.example.net"))
                .at("2a01:4f8:0:0:0:0:0:26", Script.healthy("mx2.example.net"));
        Diagnosis diagnosis = diagnose(FakeDns.zone(zone), smtp);

        assertEquals(List.of("warning mx.target.ipv6_unreachable mx1.example.org"), told(diagnosis));
        assertTrue(provenRemoval(diagnosis.findings().get(0)));
    }

    @Test
    void aSitesAddressStandsInForTheMx() {
        Diagnosis diagnosis = diagnose(
                FakeDns.zone("example.org. A 5.253.25.80\n80.25.253.5.in-addr.arpa. PTR example.org."),
                new FakeSmtp().at("5.253.25.80", Script.breaking(Stage.CONNECT, Cause.REFUSED, "refused")));

        assertEquals(
                List.of("critical smtp.connect.refused example.org", "warning mx.implicit example.org"),
                told(diagnosis));
        assertTrue(diagnosis.findings().get(0).fixes().get(1).proven(), "a null MX says what is");
    }

    private static boolean provenRemoval(Finding finding) {
        return finding.fixes().stream()
                .anyMatch(fix -> fix.proven() && !fix.remove().isEmpty());
    }

    private static FakeSmtp hosts(Script first, Script backup) {
        return new FakeSmtp().at(Served.IPV4, first).at(Served.IPV6, first).at("5.253.99.2", backup);
    }

    /** Every finding above a notice. */
    private static List<String> told(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTICE)
                .map(finding -> finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.code() + " "
                        + finding.subject())
                .toList();
    }

    private static Diagnosis diagnose(FakeDns dns, FakeSmtp smtp) {
        Set<Check<?>> checks = Guice.createInjector(
                        new AbstractModule() {
                            @Override
                            protected void configure() {
                                bind(Smtp.class).toInstance(smtp);
                                bind(Https.class).toInstance(new FakeHttps());
                            }
                        },
                        new DaneModule(),
                        new HostModule(),
                        new MtaStsModule(),
                        new MxModule(),
                        new ReverseModule(),
                        new SmtpChecksModule())
                .getInstance(Key.get(new TypeLiteral<>() {}));
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
