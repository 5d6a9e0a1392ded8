package dev.mxbot.check.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class AliasDomainTest {
    private static final String TARGET = """
            shop.example.net. MX 10 mail.example.net.
            example.net. NS ns1.example.net.
            """;

    @Test
    void fires() {
        Finding finding = judge("example.org", FakeDns.zone("example.org. CNAME shop.example.net.\n" + TARGET))
                .get(0);

        assertEquals(Severity.ERROR, finding.severity());
        assertEquals("it is an alias (CNAME) of shop.example.net", finding.cause());
    }

    @Test
    void suggestsWhatTheAliasGaveAtTheDomainItself() {
        Finding finding = judge("example.org", FakeDns.zone("example.org. CNAME shop.example.net.\n" + TARGET))
                .get(0);

        assertEquals(
                "[example.org. 3600 IN A <address>, example.org. 3600 IN MX 10 mail.example.net.]",
                finding.fixes().get(0).add().toString());
        assertEquals(
                "[example.org. 3600 IN CNAME shop.example.net.]",
                finding.fixes().get(0).remove().toString());
    }

    @Test
    void isANoticeBelowTheTopOfAZone() {
        Finding finding = judge("news.example.org", FakeDns.zone("""
                                news.example.org. CNAME shop.example.net.
                                shop.example.net. MX 10 mail.example.net.
                                """)).get(0);

        assertEquals(Severity.NOTICE, finding.severity());
        assertEquals("news.example.org is an alias of shop.example.net", finding.title());
    }

    @Test
    void isAnErrorWhereTheNameHasItsOwnServers() {
        Finding finding = judge("news.example.org", FakeDns.zone("""
                                news.example.org. CNAME shop.example.net.
                                news.example.org. NS ns1.example.com.
                                shop.example.net. MX 10 mail.example.net.
                                """)).get(0);

        assertEquals(Severity.ERROR, finding.severity());
    }

    @Test
    void staysSilentWithoutAlias() {
        assertEquals(List.of(), judge("example.org", FakeDns.zone("example.org. MX 10 mail.example.net.")));
    }

    private static List<Finding> judge(String domain, FakeDns dns) {
        return Looked.judge(new AliasDomain(), domain, dns);
    }
}
