package dev.mxbot.check.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Smtp;
import dev.mxbot.lookup.smtp.SmtpConfig;
import dev.mxbot.lookup.smtp.SmtpModule;
import dev.mxbot.lookup.smtp.Stage;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeHttps;
import dev.mxbot.testing.FakeSmtp;
import dev.mxbot.testing.FakeSmtp.Script;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/** Whether anybody is there, and whether that can be said from here. */
class SmtpConnectTest {
    @Test
    void staysSilentWhenEverybodyAnswers() {
        assertEquals(List.of(), Served.two(Served.healthy1(), Served.healthy2()).told());
    }

    @Test
    void theOnlyHostRefuses() {
        Served served = Served.one(away(Cause.REFUSED));

        assertEquals(List.of("critical smtp.connect.refused mx1.example.org"), served.told());
        Finding finding = served.only(new RefusedConnection());
        assertEquals("MX 10 mx1.example.org (5.253.25.1) refuses connections on port 25", finding.title());
        assertEquals("its only MX host, mx1.example.org, refuses connections on port 25", finding.cause());
        assertEquals("5.253.25.1", finding.evidence().get(0).server());
        assertEquals(
                "connection to mx1.example.org port 25",
                finding.evidence().get(0).question());
        assertTrue(
                finding.fixes().stream().noneMatch(fix -> !fix.remove().isEmpty()),
                "nothing takes the mail if the record goes");
    }

    @Test
    void oneOfTwoIsAnErrorAndCanGo() {
        Served served = Served.two(Served.healthy1(), away(Cause.REFUSED));

        assertEquals(List.of("error smtp.connect.refused mx2.example.org"), served.told());
        Finding finding = served.only(new RefusedConnection());
        assertTrue(finding.impact().contains("Senders reach mx1.example.org before it"), finding.impact());
        assertEquals(
                List.of("example.org. 3600 IN MX 20 mx2.example.org."),
                finding.fixes().get(1).remove().stream().map(Object::toString).toList());
    }

    @Test
    void theFirstOfTwoCostsTime() {
        Finding finding = Served.two(away(Cause.TIMEOUT), Served.healthy2()).only(new SilentPort());

        assertTrue(finding.impact().contains("go on to the next host, mx2.example.org"), finding.impact());
        assertEquals("its MX host mx1.example.org does not answer on port 25", finding.cause());
    }

    @Test
    void hostsThatFailTogetherAreOneFinding() {
        Served served = Served.two(away(Cause.TIMEOUT), away(Cause.TIMEOUT));

        assertEquals(List.of("critical smtp.connect.timeout example.org"), served.told());
        Finding finding = served.only(new SilentPort());
        assertEquals("mx1.example.org and mx2.example.org do not answer on port 25", finding.title());
        assertEquals("none of its 2 MX hosts accepts connections on port 25", finding.cause());
        assertEquals(2, finding.evidence().size());
    }

    @Test
    void differentFailuresThatLeaveNobodyAreBothCritical() {
        assertEquals(
                List.of(
                        "critical smtp.connect.refused mx1.example.org",
                        "critical smtp.connect.timeout mx2.example.org"),
                Served.two(away(Cause.REFUSED), away(Cause.TIMEOUT)).told());
    }

    @Test
    void aHostThatCouldNotBeAskedMayWork() {
        assertEquals(
                List.of("error smtp.connect.refused mx1.example.org", "unknown smtp.unknown mx2.example.org"),
                Served.two(away(Cause.REFUSED), away(Cause.NOT_TRIED)).told());
    }

    @Test
    void resetConnections() {
        assertEquals(
                List.of("critical smtp.connect.reset mx1.example.org"),
                Served.one(away(Cause.CLOSED)).told());
    }

    @Test
    void hangingUpBeforeTheGreetingIsNoMoreThanAWarning() {
        assertEquals(
                List.of("warning smtp.connect.reset mx1.example.org"),
                Served.one(Script.breaking(Stage.BANNER, Cause.CLOSED, "closed"))
                        .told());
    }

    @Test
    void nothingIsSaidWhereNothingGetsOut() {
        Served served = Served.two(away(Cause.TIMEOUT), away(Cause.REFUSED));
        served.smtp.blocked("smtp.google.com (142.250.1.26): timeout", "mx.example.net (5.9.1.1): timeout");

        assertEquals(List.of("notice smtp.egress.blocked example.org"), served.told());
        Finding finding = served.only(new BlockedEgress());
        assertEquals(2, finding.evidence().size());
        assertEquals("blocked", served.evidence().facts().get("egress"));
    }

    @Test
    void aConversationProvesThatThingsGetOut() {
        Served served = Served.two(Served.healthy1(), away(Cause.TIMEOUT));
        served.smtp.blocked("never asked");

        assertEquals(List.of("error smtp.connect.timeout mx2.example.org"), served.told());
        assertEquals(0, served.smtp.egressAsked());
    }

    @Test
    void privateAddressesAreOfOtherTopics() {
        assertEquals(List.of(), Served.one(away(Cause.PRIVATE_ADDRESS)).told());
        assertEquals(
                List.of("critical smtp.connect.refused mx2.example.org"),
                Served.two(away(Cause.PRIVATE_ADDRESS), away(Cause.REFUSED)).told(),
                "the private one takes no mail either");
    }

    @Test
    void webProxiesAreOfOtherTopics() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                mx1.example.org. A 104.21.7.9
                mx2.example.org. A 5.253.25.2
                """);

        assertEquals(
                List.of(),
                new Served(
                                dns,
                                new FakeSmtp()
                                        .at("104.21.7.9", away(Cause.TIMEOUT))
                                        .at(Served.OTHER_IPV4, Served.healthy2()))
                        .told());
        assertEquals(
                List.of("critical smtp.connect.refused mx2.example.org"),
                new Served(
                                dns,
                                new FakeSmtp()
                                        .at("104.21.7.9", away(Cause.TIMEOUT))
                                        .at(Served.OTHER_IPV4, away(Cause.REFUSED)))
                        .told(),
                "behind the proxy nobody takes the mail either");
    }

    @Test
    void aPrivateAddressThatWasReallyTriedNeedsNoProof() {
        Served served = new Served(
                FakeDns.zone("example.org. MX 10 mx1.example.org.\nmx1.example.org. A 10.9.8.7"),
                new FakeSmtp().at("10.9.8.7", away(Cause.REFUSED)).blocked("never asked"));

        assertEquals(List.of("critical smtp.connect.refused mx1.example.org"), served.told());
    }

    @Test
    void noRouteFromHereSaysNothing() {
        assertEquals(
                List.of("unknown smtp.unknown mx1.example.org"),
                Served.one(away(Cause.UNREACHABLE)).told());
    }

    @Test
    void anotherAddressOfTheHostAnswers() {
        Served served = new Served(
                FakeDns.zone("""
                        example.org. MX 10 mx1.example.org.
                        mx1.example.org. A 5.253.25.1
                        mx1.example.org. A 5.253.25.7
                        """),
                new FakeSmtp().at(Served.IPV4, away(Cause.REFUSED)).at("5.253.25.7", Served.healthy1()));

        assertEquals(List.of("warning smtp.connect.refused mx1.example.org"), served.told());
    }

    @Test
    void addressesBeyondThoseThatWereTriedMayAnswer() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.253.25.1
                mx1.example.org. A 5.253.25.2
                mx1.example.org. A 5.253.25.3
                mx1.example.org. A 5.253.25.4
                """);

        assertEquals(List.of("error smtp.connect.timeout mx1.example.org"), new Served(dns, new FakeSmtp()).told());
    }

    @Test
    void withoutMxTheDomainItselfIsAsked() {
        Served served = new Served(
                FakeDns.zone("example.org. A 5.253.25.9"), new FakeSmtp().at("5.253.25.9", away(Cause.REFUSED)));

        assertEquals(List.of("critical smtp.connect.refused example.org"), served.told());
        Finding finding = served.only(new RefusedConnection());
        assertEquals("it has no MX record, and the domain itself refuses connections on port 25", finding.cause());
        assertEquals(
                List.of("example.org. 3600 IN MX 0 ."),
                finding.fixes().get(1).add().stream().map(Object::toString).toList());
    }

    @Test
    void nobodyIsAskedWhereNobodyIsNamed() {
        Served none = new Served(FakeDns.zone("example.org. MX 0 .\nexample.org. A 5.253.25.9"), new FakeSmtp());
        Served site =
                new Served(FakeDns.zone("example.org. TXT \"v=spf1 -all\"\nexample.org. A 5.253.25.9"), new FakeSmtp());
        Served nothing = new Served(FakeDns.zone("example.org. TXT hello"), new FakeSmtp());

        for (Served served : List.of(none, site, nothing)) {
            assertEquals(List.of(), served.told());
            assertEquals(List.of(), served.smtp.asked());
        }
    }

    @Test
    void ipv6FailsAlone() {
        Served served = Served.overIpv6(away(Cause.TIMEOUT), Served.healthy2());

        assertEquals(List.of("warning mx.target.ipv6_unreachable mx1.example.org"), served.told());
        assertEquals(
                "mx1.example.org. 3600 IN AAAA 2a01:4f8:0:0:0:0:0:25",
                served.only(new UnreachableIpv6())
                        .fixes()
                        .get(1)
                        .remove()
                        .get(0)
                        .toString());
    }

    @Test
    void ipv6ThatNobodyAnswersOverIsProbablyOurs() {
        assertEquals(
                List.of(),
                Served.overIpv6(away(Cause.TIMEOUT), away(Cause.UNREACHABLE)).told());
    }

    @Test
    void aHostWithIpv6AloneIsUnknownWhereIpv6IsNotKnownToWork() {
        Served served = new Served(
                FakeDns.zone("example.org. MX 10 mx1.example.org.\nmx1.example.org. AAAA 2a01:4f8::25"),
                new FakeSmtp().at(Served.IPV6, away(Cause.TIMEOUT)));

        assertEquals(List.of("unknown smtp.unknown mx1.example.org"), served.told());
    }

    @Test
    void ipv4FailsAlone() {
        Served served = new Served(
                FakeDns.zone("""
                        example.org. MX 10 mx1.example.org.
                        mx1.example.org. A 5.253.25.1
                        mx1.example.org. AAAA 2a01:4f8::25
                        """),
                new FakeSmtp().at(Served.IPV4, away(Cause.REFUSED)).at(Served.IPV6, Served.healthy1()));

        assertEquals(List.of("error smtp.connect.refused mx1.example.org"), served.told());
    }

    @Test
    void slowGreetings() {
        assertEquals(
                List.of("notice smtp.banner.slow mx1.example.org"),
                Served.one(Served.healthy1().after(Duration.ofSeconds(6), Stage.BANNER))
                        .told());
        assertEquals(
                List.of("notice smtp.banner.slow mx1.example.org"),
                Served.one(Script.breaking(Stage.BANNER, Cause.TIMEOUT, "20 s")).told());
        assertEquals(
                List.of(),
                Served.one(Served.healthy1().after(Duration.ofSeconds(5), Stage.BANNER))
                        .told());
    }

    @Test
    void depthDecidesWhoIsAsked() {
        Served served = Served.one(away(Cause.REFUSED));

        assertEquals(List.of(), served.told(SmtpDepth.NONE));
        assertEquals(List.of(), served.dns.asked(), "nothing is looked at");
        assertEquals(List.of(), served.told(SmtpDepth.KNOWN));
        assertEquals(List.of(), served.smtp.asked(), "only what is known already");
        served.told(SmtpDepth.SESSION);
        assertTrue(served.smtp.asked().get(0).recipient().isEmpty());
        served.told(SmtpDepth.RECIPIENT);
        assertEquals(
                "example.org",
                served.smtp.asked().get(1).recipient().orElseThrow().text());
        assertEquals(List.of("critical smtp.connect.refused mx1.example.org"), served.told(SmtpDepth.KNOWN));
    }

    @Test
    void nothingIsSaidWhereTheProbeIsSwitchedOff() {
        Smtp off = Guice.createInjector(new SmtpModule(SmtpConfig.off()), new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(Clock.class).toInstance(Clock.fixed(FakeDns.AT, ZoneOffset.UTC));
                        bind(ScheduledExecutorService.class).toInstance(new ScheduledThreadPoolExecutor(0));
                    }
                })
                .getInstance(Smtp.class);
        FakeDns dns = FakeDns.zone("example.org. MX 10 mx1.example.org.\nmx1.example.org. A 5.253.25.1");
        SmtpEvidence evidence = Examine.with(new SmtpProbe(off, new FakeHttps()), "example.org", dns);

        assertEquals(List.of(), evidence.exchangers());
        assertEquals(List.of(), new UnansweredHost().judge(evidence));
        assertEquals(List.of(), new BlockedEgress().judge(evidence));
    }

    private static Script away(Cause cause) {
        return Script.breaking(Stage.CONNECT, cause, "seen in a test");
    }
}
