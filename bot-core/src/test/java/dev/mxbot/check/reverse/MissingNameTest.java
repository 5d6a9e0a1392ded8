package dev.mxbot.check.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingNameTest {
    @Test
    void fires() {
        Finding finding = Reversed.judge(new MissingName(), "").get(0);

        assertEquals("192.31.196.25", finding.subject());
        assertEquals("mail.example.org (192.31.196.25) has no PTR record", finding.title());
        assertEquals("dig +short -x 192.31.196.25", finding.verify().get(0));
    }

    @Test
    void suggestsTheHostAsName() {
        Finding finding = Reversed.judge(new MissingName(), "").get(0);

        assertEquals(
                "[25.196.31.192.in-addr.arpa. 3600 IN PTR mail.example.org.]",
                finding.fixes().get(0).add().toString());
    }

    @Test
    void suggestsTheRecordWhereTheAliasEnds() {
        Finding finding = Reversed.judge(
                        new MissingName(), "25.196.31.192.in-addr.arpa. CNAME 25.0-63.196.31.192.in-addr.arpa.")
                .get(0);

        assertEquals(
                "[25.0-63.196.31.192.in-addr.arpa. 3600 IN PTR mail.example.org.]",
                finding.fixes().get(0).add().toString());
    }

    @Test
    void firesOnceForAProvidersHost() {
        List<Finding> findings = Reversed.judge(new MissingName(), FakeDns.zone("""
                example.org. MX 1 smtp.google.com.
                smtp.google.com. A 192.31.196.1
                smtp.google.com. A 192.31.196.2
                smtp.google.com. AAAA 2620:4f:8000::25
                """));

        assertEquals(1, findings.size());
        assertEquals("smtp.google.com", findings.get(0).subject());
        assertEquals(
                "smtp.google.com (all of its 3 addresses) has no PTR record",
                findings.get(0).title());
        assertEquals(List.of(), findings.get(0).fixes().get(0).add());
    }

    @Test
    void namesTheAddressWhereAProvidersHostHasNamesForOthers() {
        List<Finding> findings = Reversed.judge(new MissingName(), FakeDns.zone("""
                example.org. MX 1 smtp.google.com.
                smtp.google.com. A 192.31.196.1
                smtp.google.com. A 192.31.196.2
                1.196.31.192.in-addr.arpa. PTR smtp.google.com.
                """));

        assertEquals(
                List.of("192.31.196.2"), findings.stream().map(Finding::subject).toList());
    }

    @Test
    void staysSilentWhenTheNameCouldNotBeLookedUp() {
        assertEquals(
                List.of(),
                Reversed.judge(
                        new MissingName(), FakeDns.zone(Reversed.ZONE).failing("25.196.31.192.in-addr.arpa PTR")));
    }

    @Test
    void staysSilentOnAName() {
        assertEquals(List.of(), Reversed.judge(new MissingName(), Reversed.PTR + "mail.example.org."));
    }
}
