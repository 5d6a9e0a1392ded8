package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImplicitMxTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("example.org. A 5.9.1.7")).get(0);

        assertEquals("example.org has no MX record, so mail goes to its own address 5.9.1.7", finding.title());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
        assertEquals(
                List.of("example.org. 3600 IN MX 0 ."),
                finding.fixes().get(1).add().stream().map(Object::toString).toList());
    }

    @Test
    void suggestsTheProviderThatSendsForIt() {
        Finding finding = judge(FakeDns.zone("""
                example.org. A 5.9.1.7
                example.org. TXT "v=spf1 include:_spf.google.com ~all"
                """)).get(0);

        assertEquals(
                List.of("example.org. 3600 IN MX 1 smtp.google.com."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentWithAnMx() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. A 5.9.1.7
                example.org. MX 10 mx1.example.org.
                """)));
    }

    @Test
    void staysSilentWithoutAddress() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. TXT hello")));
    }

    @Test
    void leavesADomainThatSendsNothingToTheAdviceOfANullMx() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. A 5.9.1.7
                example.org. TXT "v=spf1 -all"
                """)));
    }

    @Test
    void staysSilentWhenTheMxCouldNotBeAsked() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. A 5.9.1.7").failing("example.org MX")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new ImplicitMx().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
