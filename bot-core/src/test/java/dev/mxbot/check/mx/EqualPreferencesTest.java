package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class EqualPreferencesTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 5 mx2.example.org.
                example.org. MX 5 mx1.example.org.
                """)).get(0);

        assertEquals("all 2 MX hosts of example.org have preference 5", finding.title());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mx1.example.org.", "example.org. 3600 IN MX 20 mx2.example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentForAnOrder() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 5 mx2.example.org.
                example.org. MX 5 mx1.example.org.
                example.org. MX 9 mx3.example.org.
                """)));
    }

    @Test
    void staysSilentForOneHost() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 5 mx2.example.org.")));
    }

    @Test
    void staysSilentForAProvidersOwnSet() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 0 a-b.mail.protection.outlook.com.
                example.org. MX 0 c-d.mail.protection.outlook.com.
                """)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new EqualPreferences().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
