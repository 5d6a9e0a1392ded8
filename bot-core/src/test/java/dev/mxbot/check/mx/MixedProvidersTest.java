package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixedProvidersTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 1 smtp.google.com.
                example.org. MX 5 example-org.mail.protection.outlook.com.
                """)).get(0);

        assertEquals("the MX records of example.org name hosts of Google Workspace and Microsoft 365", finding.title());
        assertEquals(
                List.of("example.org. 3600 IN MX 5 example-org.mail.protection.outlook.com."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
        assertEquals(
                List.of("example.org. 3600 IN MX 1 smtp.google.com."),
                finding.fixes().get(1).remove().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentForOneProvider() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 1 aspmx.l.google.com.
                example.org. MX 5 alt1.aspmx.l.google.com.
                """)));
    }

    @Test
    void staysSilentForHostsOfUnknownOwners() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 1 smtp.google.com.
                example.org. MX 5 mail.example.net.
                """)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new MixedProviders().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
