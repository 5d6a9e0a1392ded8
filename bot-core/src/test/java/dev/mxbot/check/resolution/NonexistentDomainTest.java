package dev.mxbot.check.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class NonexistentDomainTest {
    @Test
    void fires() {
        Finding finding = judge("exmaple.org", FakeDns.zone("example.org. NS ns1.example.net."))
                .get(0);

        assertEquals("exmaple.org does not exist", finding.title());
        assertEquals("exmaple.org is not registered, or not delegated", finding.cause());
        assertEquals("NXDOMAIN", finding.evidence().get(0).answer());
    }

    @Test
    void namesTheRegisteredDomainThatIsMissingAbove() {
        assertEquals(
                "exmaple.org is not registered, or not delegated",
                judge("mail.exmaple.org", FakeDns.zone("")).get(0).cause());
    }

    @Test
    void saysThatOnlyTheNameBelowIsMissing() {
        assertEquals(
                "the name is not in the zone above it",
                judge("news.example.org", FakeDns.zone("example.org. NS ns1.example.net."))
                        .get(0)
                        .cause());
    }

    @Test
    void staysSilentWhenTheNameExistsWithoutMx() {
        assertEquals(List.of(), judge("example.org", FakeDns.zone("example.org. TXT hello")));
    }

    @Test
    void staysSilentWhenNobodyAnswers() {
        assertEquals(List.of(), judge("example.org", FakeDns.zone("").failing("example.org MX")));
    }

    @Test
    void staysSilentOnReservedNames() {
        assertEquals(List.of(), judge("example.test", FakeDns.zone("")));
        assertEquals(List.of(), judge("example.local", FakeDns.zone("")));
    }

    @Test
    void staysSilentWhenOnlyTheTargetOfAnAliasIsMissing() {
        assertEquals(List.of(), judge("example.org", FakeDns.zone("example.org. CNAME gone.example.net.")));
    }

    private static List<Finding> judge(String domain, FakeDns dns) {
        return Looked.judge(new NonexistentDomain(), domain, dns);
    }
}
