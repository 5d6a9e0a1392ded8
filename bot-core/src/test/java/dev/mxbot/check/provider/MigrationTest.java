package dev.mxbot.check.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of one provider, and what is not yet there of the next. */
class MigrationTest {
    private static final String GOOGLE = "example.org. MX 1 smtp.google.com.\n";
    private static final String MICROSOFT = "example.org. MX 0 example-org.mail.protection.outlook.com.\n";
    private static final String SIGNED = """
            selector1._domainkey.example.org. CNAME selector1-example-org._domainkey.example.onmicrosoft.com.
            selector1-example-org._domainkey.example.onmicrosoft.com. TXT "v=DKIM1; p=MIIB"
            """;
    private static final String KEY = "TXT \"v=DKIM1; p=MIIB\"\n";

    @Test
    void flagsAnSpfIncludeWithoutAKey() {
        Finding finding =
                only(new FormerProvider(), GOOGLE + spf("include:_spf.google.com include:spf.protection.outlook.com"));

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals("SPF of example.org still names Microsoft 365; its mail is at Google Workspace", finding.title());
        assertEquals(
                "\"v=spf1 include:_spf.google.com -all\"",
                finding.fixes().get(0).add().get(0).data());
    }

    @Test
    void remarksTheIncludeByItself() {
        Finding finding =
                only(new RetiredInclude(), GOOGLE + spf("include:_spf.google.com include:spf.protection.outlook.com"));

        assertEquals(Severity.NOTICE, finding.severity());
        assertEquals(
                "SPF of example.org includes Microsoft 365, which neither takes nor signs its mail", finding.title());
        assertEquals(
                "\"v=spf1 include:_spf.google.com -all\"",
                finding.fixes().get(0).add().get(0).data());
        silent(new RetiredInclude(), GOOGLE + spf("include:_spf.google.com include:sendgrid.net"));
    }

    @Test
    void flagsWhoSignsAndIsNotIncluded() {
        Finding finding = only(new MissingInclude(), MICROSOFT + SIGNED + spf("include:sendgrid.net"));

        assertEquals("Microsoft 365 signs mail of example.org, and SPF does not include it", finding.title());
        assertEquals(
                "\"v=spf1 include:spf.protection.outlook.com include:sendgrid.net -all\"",
                finding.fixes().get(0).add().get(0).data());
    }

    @Test
    void anMxAloneSaysNothingAboutWhoSends() {
        silent(new MissingInclude(), MICROSOFT + spf("include:sendgrid.net"));
    }

    @Test
    void whatIsNotKnownMayStandForTheProvider() {
        silent(new MissingInclude(), MICROSOFT + SIGNED + spf("include:_spf.example.net"));
        silent(new MissingInclude(), MICROSOFT + SIGNED + spf("ip4:192.0.2.0/24"));
        silent(new MissingInclude(), MICROSOFT + SIGNED + spf("include:spf.protection.outlook.com"));
    }

    @Test
    void takesAllIncludesOfOneProviderOutAtOnce() {
        Finding finding = only(new FormerProvider(), GOOGLE + spf("include:zoho.com mx include:zohomail.com"));

        assertEquals(1, finding.fixes().get(0).add().size());
        assertEquals("\"v=spf1 mx -all\"", finding.fixes().get(0).add().get(0).data());
    }

    @Test
    void whoeverStillSignsStillSends() {
        silent(
                new FormerProvider(),
                GOOGLE + spf("include:_spf.google.com include:spf.protection.outlook.com")
                        + "selector1._domainkey.example.org. " + KEY);
    }

    @Test
    void flagsAutodiscoverAtTheFormerProvider() {
        Finding finding =
                only(new FormerProvider(), MICROSOFT + "autodiscover.example.org. CNAME autodiscover.emailsrvr.com.");

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(
                List.of("autodiscover.example.org. 3600 IN CNAME autodiscover.outlook.com."),
                finding.fixes().get(0).add().stream().map(ZoneRecord::toString).toList());
        assertTrue(finding.impact().contains("Outlook"));
    }

    @Test
    void aVerificationRecordAloneIsANotice() {
        Finding finding = only(new FormerProvider(), GOOGLE + "example.org. TXT \"MS=ms12345678\"");

        assertEquals(Severity.NOTICE, finding.severity());
        assertEquals("\"MS=ms12345678\"", finding.fixes().get(0).remove().get(0).data());
    }

    @Test
    void gathersTheTracesOfOneProvider() {
        Finding finding = only(
                new FormerProvider(),
                GOOGLE + spf("include:_spf.google.com include:spf.protection.outlook.com")
                        + "example.org. TXT \"MS=ms12345678\"\n"
                        + "selector1._domainkey.example.org. CNAME selector1-example-org._domainkey.old.onmicrosoft.com.\n"
                        + "autodiscover.example.org. CNAME autodiscover.outlook.com.");

        assertEquals(
                "autodiscover, SPF, a verification record and a DKIM alias of example.org still name Microsoft 365;"
                        + " its mail is at Google Workspace",
                finding.title());
        assertEquals(4, finding.fixes().get(0).remove().size());
    }

    @Test
    void aCompleteSetIsNoLeftover() {
        String zone = MICROSOFT + spf("include:spf.protection.outlook.com include:sendgrid.net")
                + "example.org. TXT \"MS=ms12345678\"\n"
                + "selector1._domainkey.example.org. CNAME selector1-example-org._domainkey.example.onmicrosoft.com.\n"
                + "selector2._domainkey.example.org. CNAME selector2-example-org._domainkey.example.onmicrosoft.com.\n"
                + "selector1-example-org._domainkey.example.onmicrosoft.com. " + KEY
                + "selector2-example-org._domainkey.example.onmicrosoft.com. " + KEY
                + "autodiscover.example.org. CNAME autodiscover.outlook.com.\n";

        silent(new FormerProvider(), zone);
        silent(new IncompleteSet(), zone);
    }

    @Test
    void theMailboxesBehindAFilterAreNoLeftover() {
        silent(
                new FormerProvider(),
                "example.org. MX 10 eu-smtp-inbound-1.mimecast.com.\n" + spf("include:spf.protection.outlook.com")
                        + "autodiscover.example.org. CNAME autodiscover.outlook.com.");
    }

    @Test
    void saysNothingWhereTheProviderIsNotKnown() {
        silent(new FormerProvider(), "example.org. MX 10 mail.example.org.\n" + spf("include:zoho.com"));
    }

    @Test
    void whoStillTakesMailIsNotAFormerProvider() {
        silent(
                new FormerProvider(),
                GOOGLE + "example.org. MX 50 mx.zoho.com.\n" + spf("include:_spf.google.com include:zoho.com"));
    }

    @Test
    void flagsHalfASetOfHosts() {
        Finding finding = only(new IncompleteSet(), "example.org. MX 10 in1-smtp.messagingengine.com.");

        assertEquals(
                "example.org. 3600 IN MX 20 in2-smtp.messagingengine.com.",
                finding.fixes().get(0).add().get(0).toString());
        silent(
                new IncompleteSet(),
                "example.org. MX 10 in1-smtp.messagingengine.com.\nexample.org. MX 20 in2-smtp.messagingengine.com.");
    }

    @Test
    void flagsHalfASetOfKeys() {
        String half = MICROSOFT
                + "selector1._domainkey.example.org. CNAME selector1-example-org._domainkey.example.onmicrosoft.com.\n"
                + "selector1-example-org._domainkey.example.onmicrosoft.com. " + KEY;

        assertEquals(
                "selector2._domainkey.example.org. 3600 IN CNAME selector2-example-org._domainkey.example.onmicrosoft.com.",
                only(new IncompleteSet(), half).fixes().get(0).add().get(0).toString());
        assertEquals(
                List.of(),
                judge(new IncompleteSet(), FakeDns.zone(half).failing("selector2._domainkey.example.org TXT")));
        silent(new IncompleteSet(), MICROSOFT);
    }

    private static String spf(String terms) {
        return "example.org. TXT \"v=spf1 " + terms + " -all\"\n";
    }

    private static Finding only(Rule<ProviderEvidence> rule, String zone) {
        List<Finding> findings = judge(rule, FakeDns.zone(zone));
        assertEquals(1, findings.size(), findings::toString);
        return findings.get(0);
    }

    private static void silent(Rule<ProviderEvidence> rule, String zone) {
        assertEquals(List.of(), judge(rule, FakeDns.zone(zone)));
    }

    private static List<Finding> judge(Rule<ProviderEvidence> rule, FakeDns dns) {
        return rule.judge(Examine.with(new ProviderProbe(), "example.org", dns));
    }
}
