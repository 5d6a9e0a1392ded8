package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnansweredMxTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("example.org. A 5.9.1.7").failing("example.org MX"))
                .get(0);

        assertEquals("the MX records of example.org could not be looked up", finding.title());
        assertEquals(true, finding.decisive());
    }

    @Test
    void firesWhenTheAddressThatWouldStandInCouldNotBeAsked() {
        Finding finding = judge(FakeDns.zone("example.org. TXT hello").failing("example.org AAAA"))
                .get(0);

        assertEquals("example.org has no MX record, and its address could not be looked up", finding.title());
    }

    @Test
    void staysSilentOnAnAuthoritysWord() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. TXT hello")));
        assertEquals(List.of(), judge(FakeDns.zone("example.net. TXT hello")));
    }

    @Test
    void staysSilentWhenOneAddressIsKnown() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. A 5.9.1.7").failing("example.org AAAA")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new UnansweredMx().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
