package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicateAddressTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                mx1.example.org. A 5.9.1.2
                """)).get(0);

        assertEquals("mx1.example.org and mx2.example.org have the same address, 5.9.1.2", finding.title());
    }

    @Test
    void staysSilentForTwoMachines() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                mx1.example.org. A 5.9.1.1
                """)));
    }

    @Test
    void staysSilentForAClusterOfAProvider() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 0 a-b.mail.protection.outlook.com.
                example.org. MX 5 c-d.mail.protection.outlook.com.
                a-b.mail.protection.outlook.com. A 52.101.1.1
                c-d.mail.protection.outlook.com. A 52.101.1.1
                """)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new DuplicateAddress().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
