package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceholderHostTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("example.org. MX 32767 ms12345678.msv1.invalid."))
                .get(0);

        assertEquals(
                "MX 32767 ms12345678.msv1.invalid: it only proves to Microsoft 365 who owns the domain",
                finding.title());
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals(
                List.of("example.org. 3600 IN MX 0 example-org.mail.protection.outlook.com."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void isToBeRemovedBesideAHostThatWorks() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 32767 ms12345678.msv1.invalid.
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """)).get(0);

        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(
                List.of("example.org. 3600 IN MX 32767 ms12345678.msv1.invalid."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
        assertEquals(
                List.of(),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void seesReservedNames() {
        Finding finding =
                judge(FakeDns.zone("example.org. MX 10 mail.company.local.")).get(0);

        assertEquals("MX 10 mail.company.local: the name is reserved and never exists", finding.title());
    }

    @Test
    void staysSilentForAReservedNameThatTheResolverKnows() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 mail.lab.test.\nmail.lab.test. A 5.9.1.7")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new PlaceholderHost().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
