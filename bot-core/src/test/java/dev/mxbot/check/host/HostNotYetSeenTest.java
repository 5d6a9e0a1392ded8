package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostNotYetSeenTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. NS ns1.example.net.
                ns1.example.net. A 5.9.0.53
                """).at("5.9.0.53", FakeDns.zone("mx1.example.org. A 5.9.1.1")))
                .get(0);

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(
                "Senders whose resolver asked too early bounce or go on to the next host, for up to 300 s more.",
                finding.impact());
        assertEquals(
                "dig +norecurse @ns1.example.net mx1.example.org A",
                finding.verify().get(1));
    }

    @Test
    void staysSilentWhereTheServersSayTheSame() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. NS ns1.example.net.
                ns1.example.net. A 5.9.0.53
                """)));
    }

    @Test
    void asksTheServersOnlyWhenTheResolverKnowsNoAddress() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. NS ns1.example.net.
                ns1.example.net. A 5.9.0.53
                mx1.example.org. A 5.9.1.1
                """);
        judge(dns);

        assertEquals(
                0,
                dns.asked().stream().filter(query -> query.server().isPresent()).count());
    }

    private static List<Finding> judge(FakeDns dns) {
        return new HostNotYetSeen().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
