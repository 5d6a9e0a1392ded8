package dev.mxbot.check.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Egress;
import dev.mxbot.lookup.smtp.Smtp;
import dev.mxbot.lookup.smtp.SmtpRequest;
import dev.mxbot.lookup.smtp.SmtpSession;
import dev.mxbot.lookup.smtp.Stage;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeHttps;
import dev.mxbot.testing.FakeSmtp;
import dev.mxbot.testing.FakeSmtp.Script;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What hosts say once they are reached: greeting, EHLO, sender, recipient. */
class SmtpDialogueTest {
    private static final String RELAY = "554 5.7.1 <postmaster@example.org>: Relay access denied";

    @Test
    void aGreetingThatIsARefusal() {
        Served served = Served.one(Served.healthy1().replying(Stage.BANNER, "554 No SMTP service here"));

        assertEquals(List.of("critical smtp.banner.not_220 mx1.example.org"), served.told());
        assertEquals(
                "MX 10 mx1.example.org (5.253.25.1) greets with \"554 No SMTP service here\"",
                served.only(new UnexpectedGreeting()).title());
    }

    @Test
    void whatIsNoSmtp() {
        assertEquals(
                List.of("error smtp.banner.not_220 mx1.example.org"),
                Served.two(Script.breaking(Stage.BANNER, Cause.NOT_SMTP, "HTTP/1.1 400 Bad Request"), Served.healthy2())
                        .told());
    }

    @Test
    void aGreetingThatTurnsUsAwayIsAboutUs() {
        assertEquals(
                List.of("unknown smtp.unknown mx1.example.org"),
                Served.one(Served.healthy1()
                                .replying(Stage.BANNER, "554 5.7.1 Client host blocked using zen.spamhaus.org"))
                        .told());
    }

    @Test
    void tooManyConnections() {
        assertEquals(
                List.of("notice smtp.rate_limited mx1.example.org"),
                Served.one(Served.healthy1().replying(Stage.BANNER, "421 4.7.0 Too many connections"))
                        .told());
    }

    @Test
    void ehloRefused() {
        assertEquals(
                List.of("error smtp.ehlo.failed mx1.example.org"),
                Served.one(Served.healthy1().replying(Stage.EHLO, "502 5.5.2 Command not recognized"))
                        .told());
        assertEquals(
                List.of("critical smtp.ehlo.failed mx1.example.org"),
                Served.one(Served.healthy1().broken(Stage.EHLO, Cause.CLOSED, "closed"))
                        .told());
    }

    @Test
    void ehloRefusedForGood() {
        assertEquals(
                List.of("critical smtp.ehlo.failed mx1.example.org"),
                Served.one(Served.healthy1().replying(Stage.EHLO, "550 5.3.2 Closed for today"))
                        .told());
        assertEquals(
                List.of("critical smtp.ehlo.failed mx1.example.org"),
                Served.one(Served.healthy1().replying(Stage.EHLO_INSIDE, "550 5.3.2 Closed for today"))
                        .told());
    }

    @Test
    void aGreetingOfAnotherKind() {
        assertEquals(
                List.of("critical smtp.banner.not_220 mx1.example.org"),
                Served.one(Served.healthy1().replying(Stage.BANNER, "250 hello"))
                        .told());
    }

    @Test
    void aLineThatBreaksLaterSaysNothing() {
        assertEquals(
                List.of("unknown smtp.unknown mx1.example.org"),
                Served.one(Served.healthy1().broken(Stage.RCPT_TO, Cause.TIMEOUT, "no reply within 20 s"))
                        .told());
        assertEquals(
                List.of("unknown smtp.unknown mx1.example.org"),
                Served.one(Served.healthy1().broken(Stage.EHLO, Cause.TIMEOUT, "no reply within 20 s"))
                        .told());
        assertEquals(
                List.of(),
                Served.one(Served.healthy1().broken(Stage.QUIT, Cause.CLOSED, "closed"))
                        .told());
    }

    @Test
    void relayDenied() {
        Served served = Served.one(Served.healthy1().replying(Stage.RCPT_TO, RELAY));

        assertEquals(List.of("critical smtp.rcpt.relay_denied mx1.example.org"), served.told());
        Finding finding = served.only(new RelayDenied());
        assertEquals("its MX host mx1.example.org refuses mail for it (relay denied)", finding.cause());
        Observation seen = finding.evidence().get(0);
        assertEquals("RCPT TO:<postmaster@example.org>", seen.question());
        assertEquals(RELAY, seen.answer());
        assertEquals("5.253.25.1", seen.server());
        assertEquals(FakeDns.AT, seen.at());
        assertTrue(finding.fixes().get(0).steps().get(0).contains("relay_domains"));
    }

    @Test
    void relayDeniedAtTheFirstHostIsFinalWhateverTheSecondDoes() {
        Served served = Served.two(Served.healthy1().replying(Stage.RCPT_TO, RELAY), Served.healthy2());

        assertEquals(List.of("critical smtp.rcpt.relay_denied mx1.example.org"), served.told());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mx1.example.org."),
                served.only(new RelayDenied()).fixes().get(1).remove().stream()
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void aBackupThatRefuses() {
        Served served = Served.two(Served.healthy1(), Served.healthy2().replying(Stage.RCPT_TO, RELAY));

        assertEquals(List.of("error smtp.backup.not_accepting mx2.example.org"), served.told());
        assertEquals(
                List.of("example.org. 3600 IN MX 20 mx2.example.org."),
                served.only(new UselessBackup()).fixes().get(0).remove().stream()
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void whereTheFirstRefusesTooTheSecondIsNoBackup() {
        assertEquals(
                List.of(
                        "critical smtp.rcpt.relay_denied mx1.example.org",
                        "critical smtp.rcpt.relay_denied mx2.example.org"),
                Served.two(
                                Served.healthy1().replying(Stage.RCPT_TO, RELAY),
                                Served.healthy2().replying(Stage.RCPT_TO, RELAY))
                        .told());
    }

    @Test
    void aProviderThatDoesNotKnowTheDomain() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 0 example-org.mail.protection.outlook.com.
                example-org.mail.protection.outlook.com. A 52.101.8.1
                """);
        Served served = new Served(
                dns,
                new FakeSmtp()
                        .at(
                                "52.101.8.1",
                                Script.healthy("example-org.mail.protection.outlook.com")
                                        .replying(Stage.RCPT_TO, "550 5.7.64 TenantAttribution; Relay Access Denied")));

        assertEquals(List.of("critical smtp.stale_provider example-org.mail.protection.outlook.com"), served.told());
        assertEquals(
                "its MX points at Microsoft 365, which does not know the domain",
                served.only(new StaleProvider()).cause());
    }

    @Test
    void aBackupAtAProviderThatDoesNotKnowTheDomainIsABackup() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 5 mx1.example.org.
                example.org. MX 10 smtp.google.com.
                mx1.example.org. A 5.253.25.1
                smtp.google.com. A 142.250.1.26
                """);
        Served served = new Served(
                dns,
                new FakeSmtp()
                        .at(Served.IPV4, Served.healthy1())
                        .at("142.250.1.26", Script.healthy("smtp.google.com").replying(Stage.RCPT_TO, RELAY)));

        assertEquals(List.of("error smtp.backup.not_accepting smtp.google.com"), served.told());
    }

    @Test
    void postmasterIsMissing() {
        Served served = Served.two(
                Served.healthy1().replying(Stage.RCPT_TO, "550 5.1.1 No such user"),
                Served.healthy2().replying(Stage.RCPT_TO, "550 5.1.1 No such user"));

        assertEquals(List.of("warning smtp.postmaster.rejected example.org"), served.told());
    }

    @Test
    void microsoftsAnswerHasTwoMeanings() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 0 example-org.mail.protection.outlook.com.
                example-org.mail.protection.outlook.com. A 52.101.8.1
                """);
        Served served = new Served(
                dns,
                new FakeSmtp()
                        .at(
                                "52.101.8.1",
                                Script.healthy("example-org.mail.protection.outlook.com")
                                        .replying(
                                                Stage.RCPT_TO,
                                                "550 5.4.1 Recipient address rejected: Access denied.")));

        assertEquals(List.of("notice smtp.postmaster.rejected example.org"), served.told());
    }

    @Test
    void otherRefusalsAreToldAsTheyCome() {
        Served served = Served.one(Served.healthy1().replying(Stage.RCPT_TO, "552 5.2.2 Mailbox full"));

        assertEquals(List.of("warning smtp.rcpt.rejected mx1.example.org"), served.told());
        assertTrue(served.only(new RejectedRecipient()).title().endsWith("\"552 5.2.2 Mailbox full\""));
    }

    @Test
    void greylistingIsAnAnswer() {
        assertEquals(
                List.of("notice smtp.rcpt.deferred mx1.example.org"),
                Served.one(Served.healthy1().replying(Stage.RCPT_TO, "450 4.2.0 Greylisted, try again in 5 minutes"))
                        .told());
    }

    @Test
    void emptySendersAreRefused() {
        assertEquals(
                List.of("error smtp.null_sender.rejected mx1.example.org"),
                Served.one(Served.healthy1().replying(Stage.MAIL_FROM, "550 5.7.1 Empty sender not allowed"))
                        .told());
        assertEquals(
                List.of("error smtp.null_sender.rejected mx1.example.org"),
                Served.one(Served.healthy1().replying(Stage.RCPT_TO, "550 Null sender may not write here"))
                        .told());
    }

    @Test
    void blockListsThatHoldOurAddressSayNothingOfTheDomain() {
        Served served = Served.one(
                Served.healthy1().replying(Stage.RCPT_TO, "550 5.7.1 Blocked, see https://www.spamhaus.org/query"));

        assertEquals(List.of("unknown smtp.unknown mx1.example.org"), served.told());
        assertFalse(served.only(new UnansweredHost()).decisive());
    }

    @Test
    void withoutARecipientNothingIsSaidAboutIt() {
        Served served = Served.one(Served.healthy1().replying(Stage.RCPT_TO, RELAY));

        assertEquals(List.of(), served.told(SmtpDepth.SESSION));
    }

    @Test
    void aWatchSeesNoMoreBecauseAPersonHasAsked() {
        FakeSmtp fake = new FakeSmtp().at(Served.IPV4, Served.healthy1().replying(Stage.RCPT_TO, RELAY));
        Smtp remembering = new Smtp() {
            @Override
            public CompletionStage<SmtpSession> talk(SmtpRequest request) {
                return fake.talk(
                        new SmtpRequest(request.host(), request.address(), Optional.of(DomainName.of("example.org"))));
            }

            @Override
            public Optional<SmtpSession> known(SmtpRequest request) {
                return fake.known(request);
            }

            @Override
            public CompletionStage<Egress> egress(Dns dns) {
                return fake.egress(dns);
            }
        };
        FakeDns dns = FakeDns.zone("example.org. MX 10 mx1.example.org.\nmx1.example.org. A 5.253.25.1");
        Inquiry watch = Inquiry.of(DomainName.of("example.org")).asking(SmtpDepth.SESSION);
        SmtpEvidence evidence = new SmtpProbe(remembering, new FakeHttps())
                .examine(new Examination(watch, dns))
                .toCompletableFuture()
                .join();

        assertEquals(List.of(), new RelayDenied().judge(evidence));
        assertTrue(evidence.exchangers().get(0).isConnected());
    }

    @Test
    void longAndHostileRepliesAreCut() {
        Served served = Served.one(Served.healthy1()
                .replying(Stage.RCPT_TO, "550 5.1.1 \u001b[31m<!channel>@everyone" + "x".repeat(3000)));
        Finding finding = served.only(new RejectedPostmaster());

        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(finding.title().length() < 250, finding.title());
        assertFalse(finding.title().contains("\u001b"), finding.title());
        assertTrue(finding.evidence().get(0).answer().length() <= 2000);
    }

    @Test
    void factsTellHowFarEachAddressWent() {
        Served served = Served.two(
                Served.healthy1().replying(Stage.RCPT_TO, "450 4.2.0 Greylisted"),
                Script.breaking(Stage.CONNECT, Cause.REFUSED, "refused"));
        String facts = served.evidence().facts().toString();

        assertTrue(
                facts.startsWith("{egress=open, hosts=[{host=mx1.example.org, addresses=[{address=5.253.25.1"), facts);
        assertTrue(facts.contains("stage=rcpt_to"), facts);
        assertTrue(facts.contains("protocol=TLSv1.3"), facts);
        assertTrue(facts.contains("names=[mx1.example.org], notAfter=2090-01-01T00:00:00Z"), facts);
        assertTrue(facts.contains("rcpt=450 4.2.0 Greylisted"), facts);
        assertTrue(facts.contains("stage=connect, failure=refused: refused"), facts);
    }
}
