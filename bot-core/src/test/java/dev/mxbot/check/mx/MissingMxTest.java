package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingMxTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("example.org. TXT hello")).get(0);

        assertEquals("example.org", finding.subject());
        assertEquals("NODATA", finding.evidence().get(0).answer());
    }

    @Test
    void staysSilentWhenTheAddressStandsIn() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. A 198.51.100.7")));
    }

    @Test
    void staysSilentWhenAnAddressCouldNotBeAsked() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. TXT hello").failing("example.org AAAA")));
    }

    @Test
    void suggestsAnMxWhoseHostOnlyTheOwnerKnows() {
        Finding finding = judge(FakeDns.zone("example.org. TXT hello")).get(0);

        assertEquals(
                "example.org. 3600 IN MX 10 <mail host>.",
                finding.fixes().get(0).add().get(0).toString());
        assertEquals(List.of("mail host"), finding.fixes().get(0).needs());
    }

    @Test
    void suggestsTheProviderThatSendsForIt() {
        Finding finding = judge(FakeDns.zone("example.org. TXT \"v=spf1 include:_spf.google.com ~all\""))
                .get(0);

        assertEquals(
                "example.org. 3600 IN MX 1 smtp.google.com.",
                finding.fixes().get(0).add().get(0).toString());
        assertEquals(
                "example.org. 3600 IN MX 0 .",
                finding.fixes().get(1).add().get(0).toString());
    }

    @Test
    void staysSilentForANameThatDoesNotExist() {
        assertEquals(List.of(), judge(FakeDns.zone("example.net. TXT hello")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new MissingMx().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
