package dev.mxbot.check.clientsetup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientSetupRulesTest {
    private static final String MICROSOFT = "example.org. MX 0 example-org.mail.protection.outlook.com.\n";
    private static final String FASTMAIL = "example.org. MX 10 in1-smtp.messagingengine.com.\n";
    private static final String GOOGLE = "example.org. MX 1 smtp.google.com.\n";

    @Test
    void whatIsDocumentedAndPublishedGetsNoFinding() {
        assertEquals(List.of(), codes(MICROSOFT + "autodiscover.example.org. CNAME autodiscover.outlook.com."));
        assertEquals(
                List.of(),
                codes(FASTMAIL + "_imaps._tcp.example.org. SRV 0 1 993 imap.fastmail.com.\n"
                        + "_submissions._tcp.example.org. SRV 0 1 465 smtp.fastmail.com."));
    }

    @Test
    void mentionsThatNothingIsPublished() {
        Finding finding = judge(FakeDns.zone(MICROSOFT)).get(0);

        assertEquals("auto.missing", finding.code());
        assertEquals(List.of("autodiscover.example.org. 3600 IN CNAME autodiscover.outlook.com."), added(finding));
        assertEquals(
                "_imaps._tcp.example.org. 3600 IN SRV 0 1 993 imap.fastmail.com.",
                added(judge(FakeDns.zone(FASTMAIL)).get(0)).get(1));
    }

    @Test
    void flagsANameThatLeadsElsewhere() {
        Finding finding = judge(FakeDns.zone(MICROSOFT + "autodiscover.example.org. CNAME mail.example.net."))
                .get(0);

        assertEquals("auto.wrong_target", finding.code());
        assertEquals(List.of("autodiscover.example.org. 3600 IN CNAME autodiscover.outlook.com."), added(finding));
        assertEquals(
                "autodiscover.example.org. 3600 IN CNAME mail.example.net.",
                finding.fixes().get(0).remove().get(0).toString());
        assertEquals(
                List.of("auto.wrong_target"),
                codes(FASTMAIL + "_imaps._tcp.example.org. SRV 0 1 993 imap.migadu.com."));
    }

    @Test
    void flagsAnotherProvidersNameWhereNothingIsDocumented() {
        String sendsStill = """
                example.org. TXT "v=spf1 include:spf.protection.outlook.com -all"
                selector1._domainkey.example.org. TXT "v=DKIM1; p=MIIB"
                """;
        Finding finding = judge(
                        FakeDns.zone(GOOGLE + sendsStill + "autodiscover.example.org. CNAME autodiscover.outlook.com."))
                .get(0);

        assertEquals("auto.wrong_target", finding.code());
        assertEquals(List.of(), added(finding));
        assertEquals(List.of(), codes(GOOGLE + "autodiscover.example.org. CNAME web.example.net."));
    }

    /** What is left over from a former provider is gathered by the topic of providers. */
    @Test
    void leavesAFormerProvidersNameToTheCodeOfLeftovers() {
        assertEquals(List.of(), codes(GOOGLE + "autodiscover.example.org. CNAME autodiscover.outlook.com."));
        assertEquals(List.of(), codes(MICROSOFT + "autodiscover.example.org. CNAME autodiscover.emailsrvr.com."));
    }

    @Test
    void anOwnServerAndAServiceSwitchedOffAreDecisions() {
        assertEquals(List.of(), codes(MICROSOFT + "autodiscover.example.org. CNAME exchange.example.org."));
        assertEquals(List.of(), codes(MICROSOFT + "autodiscover.example.org. A 192.0.2.9"));
        assertEquals(List.of(), codes(FASTMAIL + "_imaps._tcp.example.org. SRV 0 0 0 ."));
    }

    @Test
    void looksBehindAGateway() {
        assertEquals(
                List.of("auto.missing"),
                codes("example.org. MX 10 eu-smtp-inbound-1.mimecast.com.\n"
                        + "example.org. TXT \"v=spf1 include:spf.protection.outlook.com -all\""));
    }

    @Test
    void aTimeoutIsUnknownNotMissing() {
        assertEquals(
                List.of("auto.unknown"),
                judge(FakeDns.zone(MICROSOFT).failing("autodiscover.example.org A")).stream()
                        .map(Finding::code)
                        .toList());
    }

    @Test
    void asksNothingWhereNobodyIsRecognised() {
        FakeDns dns = FakeDns.zone("example.org. MX 10 mail.example.org.");

        assertEquals(List.of(), judge(dns));
        assertEquals(
                List.of("example.org MX", "example.org TXT"),
                dns.asked().stream().map(Query::toString).toList());
    }

    private static List<String> added(Finding finding) {
        return finding.fixes().get(0).add().stream().map(ZoneRecord::toString).toList();
    }

    private static List<String> codes(String zone) {
        return judge(FakeDns.zone(zone)).stream().map(Finding::code).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Finding> judge(FakeDns dns) {
        SetupEvidence evidence = Examine.with(new SetupProbe(), "example.org", dns);
        return new ClientSetupModule()
                .clientSetup().rules().stream()
                        .flatMap(rule -> ((Rule<SetupEvidence>) rule).judge(evidence).stream())
                        .toList();
    }
}
