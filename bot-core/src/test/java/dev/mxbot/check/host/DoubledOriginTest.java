package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubledOriginTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mail.example.org.example.org.
                mail.example.org. A 5.9.1.7
                """)).get(0);

        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mail.example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mail.example.org.example.org."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
    }

    @Test
    void leavesRoomForTheAddressOfAHostWithoutOne() {
        Finding finding = judge(FakeDns.zone("example.org. MX 10 mail.example.org.example.org."))
                .get(0);

        assertEquals(
                List.of("example.org. 3600 IN MX 10 mail.example.org.", "mail.example.org. 3600 IN A <address>"),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
        assertEquals(List.of("address"), finding.fixes().get(0).needs());
    }

    @Test
    void readsAProvidersHostBeforeTheDomain() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 1 smtp.google.com.example.org.
                smtp.google.com. A 142.250.1.26
                """)).get(0);

        assertEquals(
                List.of("example.org. 3600 IN MX 1 smtp.google.com."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void isAWarningWhereAWildcardHidesIt() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mail.example.org.example.org.
                mail.example.org.example.org. A 5.9.1.7
                """)).get(0);

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mail.example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentForOneOrigin() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 mail.example.org.")));
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 org.example.org.")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new DoubledOrigin().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
