package dev.mxbot.check.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.lookup.dns.Query;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DmarcProbeTest {
    @Test
    void asksOnceWhereTheRecordIs() {
        FakeDns dns = FakeDns.zone("example.org. A 192.0.2.1\n" + Dmarc.record("v=DMARC1; p=reject"));

        Dmarc.evidence("example.org", dns);

        assertEquals(List.of("_dmarc.example.org TXT"), dmarcQueries(dns));
    }

    @Test
    void walksUpOnlyWithoutARecord() {
        FakeDns dns = FakeDns.zone("example.org. A 192.0.2.1");

        Dmarc.evidence("example.org", dns);

        assertEquals(List.of("_dmarc.example.org TXT", "_dmarc.org TXT"), dmarcQueries(dns));
    }

    @Test
    void jumpsToSevenLabelsAndAsksEightTimesAtMost() {
        FakeDns dns = FakeDns.zone("a.b.c.d.e.f.g.h.i.j.mail.example.com. A 192.0.2.1");

        Dmarc.evidence("a.b.c.d.e.f.g.h.i.j.mail.example.com", dns);

        assertEquals(
                List.of(
                        "_dmarc.a.b.c.d.e.f.g.h.i.j.mail.example.com TXT",
                        "_dmarc.g.h.i.j.mail.example.com TXT",
                        "_dmarc.h.i.j.mail.example.com TXT",
                        "_dmarc.i.j.mail.example.com TXT",
                        "_dmarc.j.mail.example.com TXT",
                        "_dmarc.mail.example.com TXT",
                        "_dmarc.example.com TXT",
                        "_dmarc.com TXT"),
                dmarcQueries(dns));
    }

    @Test
    void takesTheParentsPolicyForSubdomains() {
        FakeDns dns =
                FakeDns.zone("mail.example.org. A 192.0.2.1\n" + Dmarc.record("v=DMARC1; p=reject; sp=quarantine"));

        DmarcEvidence dmarc = Dmarc.evidence("mail.example.org", dns);

        assertTrue(dmarc.isInherited());
        assertEquals(
                "{status=found, location=example.org, record=v=DMARC1; p=reject; sp=quarantine, "
                        + "tags={v=DMARC1, p=reject, sp=quarantine}, policy=quarantine, "
                        + "subdomainPolicy=quarantine, nonexistentSubdomainPolicy=quarantine}",
                dmarc.facts().toString());
        assertEquals(
                "the DMARC policy is that of example.org: quarantine",
                new InheritedPolicy().judge(dmarc).get(0).title());
    }

    @Test
    void endsTheWalkAtPsd() {
        String zone = "x.dept.example.org. A 192.0.2.1\n_dmarc.dept.example.org. TXT \"v=DMARC1; p=quarantine%s\"\n"
                + Dmarc.record("v=DMARC1; p=reject");

        assertEquals("dept.example.org", location(zone.formatted("; psd=n")));
        assertEquals("example.org", location(zone.formatted("")));
        assertEquals(
                "example.org",
                location("x.example.org. A 192.0.2.1\n_dmarc.org. TXT \"v=DMARC1; p=none; psd=y\"\n"
                        + Dmarc.record("v=DMARC1; p=reject")));
        assertEquals("org", location("x.dept.example.org. A 192.0.2.1\n_dmarc.org. TXT \"v=DMARC1; p=none; psd=y\"\n"));
    }

    private static Object location(String zone) {
        String domain = zone.substring(0, zone.indexOf(". "));
        return Dmarc.evidence(domain, FakeDns.zone(zone)).facts().getOrDefault("location", "");
    }

    @Test
    void neverTakesTheParentsPolicyAfterAnError() {
        FakeDns dns = FakeDns.zone("mail.example.org. A 192.0.2.1\n" + Dmarc.record("v=DMARC1; p=reject"))
                .failing("_dmarc.mail.example.org TXT");

        DmarcEvidence dmarc = Dmarc.evidence("mail.example.org", dns);

        assertEquals(Map.of("status", "unknown"), dmarc.facts());
        assertEquals(1, new UnansweredDmarc().judge(dmarc).size());
        assertEquals(List.of(), new MissingDmarc().judge(dmarc));
    }

    @Test
    void doesNotMindASuffixThatDoesNotAnswerOnceTheRegisteredNameHasARecord() {
        FakeDns dns = FakeDns.zone("mail.example.org. A 192.0.2.1\n" + Dmarc.record("v=DMARC1; p=reject"))
                .failing("_dmarc.org TXT");

        assertEquals("reject", Dmarc.evidence("mail.example.org", dns).facts().get("policy"));
    }

    @Test
    void endsTheDiscoveryAtSeveralRecords() {
        DmarcEvidence dmarc = Dmarc.evidence(
                "mail.example.org",
                FakeDns.zone("_dmarc.mail.example.org. TXT \"v=DMARC1; p=none\"\n"
                        + "_dmarc.mail.example.org. TXT \"v=DMARC1; p=reject\"\n"
                        + Dmarc.record("v=DMARC1; p=reject")));

        assertFalse(dmarc.facts().containsKey("policy"));
        assertEquals("invalid", dmarc.facts().get("status"));
    }

    private static List<String> dmarcQueries(FakeDns dns) {
        return dns.asked().stream()
                .map(Query::toString)
                .filter(query -> query.startsWith("_dmarc."))
                .toList();
    }
}
