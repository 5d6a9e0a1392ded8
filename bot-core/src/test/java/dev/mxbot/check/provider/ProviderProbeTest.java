package dev.mxbot.check.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxbot.lookup.dns.Query;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderProbeTest {
    @Test
    void namesWhoTakesAndWhoSendsTheMail() {
        assertEquals(
                Map.of(
                        "inbound", "google-workspace",
                        "inboundName", "Google Workspace",
                        "mailbox", "google-workspace",
                        "mailboxName", "Google Workspace",
                        "outbound", List.of("google-workspace", "mailjet"),
                        "outboundNames", List.of("Google Workspace", "Mailjet")),
                facts(FakeDns.zone("""
                        example.org. MX 1 smtp.google.com.
                        example.org. TXT "v=spf1 include:_spf.google.com include:spf.mailjet.com include:_spf.example.net ~all"
                        """)));
    }

    @Test
    void looksBehindAGateway() {
        Map<String, Object> facts = facts(FakeDns.zone("""
                example.org. MX 10 mxa-001.gslb.pphosted.com.
                example.org. TXT "v=spf1 include:amazonses.com include:%{ir}.%{v}.%{d}.spf.has.pphosted.com include:spf.protection.outlook.com -all"
                """));

        assertEquals("proofpoint", facts.get("inbound"));
        assertEquals("microsoft-365", facts.get("mailbox"));
        assertEquals(List.of("amazon-ses", "proofpoint", "microsoft-365"), facts.get("outbound"));
    }

    @Test
    void followsARedirect() {
        assertEquals(
                List.of("yandex-360"),
                facts(FakeDns.zone("example.org. TXT \"v=spf1 redirect=_spf.yandex.net\""))
                        .get("outbound"));
    }

    @Test
    void saysNothingAboutHostsItDoesNotKnow() {
        Map<String, Object> facts = facts(FakeDns.zone("example.org. MX 10 smtp.google.com.example.net."));

        assertFalse(facts.containsKey("inbound"));
        assertEquals(List.of(), facts.get("outbound"));
    }

    @Test
    void asksForMxAndTxtAloneWhereNobodyIsRecognised() {
        assertEquals(List.of("example.org MX", "example.org TXT"), asked("example.org. MX 10 mail.example.org."));
    }

    @Test
    void asksOneNameThatNoOtherTopicAsks() {
        assertEquals(
                List.of(
                        "example.org MX",
                        "example.org TXT",
                        "selector1._domainkey.example.org TXT",
                        "selector2._domainkey.example.org TXT",
                        "autodiscover.example.org A"),
                asked("example.org. MX 0 example-org.mail.protection.outlook.com."));
    }

    private static List<String> asked(String zone) {
        FakeDns dns = FakeDns.zone(zone);
        facts(dns);
        return dns.asked().stream().map(Query::toString).toList();
    }

    private static Map<String, Object> facts(FakeDns dns) {
        return Examine.with(new ProviderProbe(), "example.org", dns).facts();
    }
}
