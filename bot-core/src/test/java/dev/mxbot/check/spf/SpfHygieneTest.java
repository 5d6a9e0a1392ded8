package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpfHygieneTest {
    private static final String MAIL = """
            example.org. MX 10 mx1.example.org.
            mx1.example.org. A 5.6.7.8
            """;

    @Test
    void flagsPtr() {
        assertEquals(
                "\"v=spf1 mx -all\"",
                Spf.added(Spf.judge(new PtrMechanism(), Spf.record("v=spf1 ptr:example.org mx -all"))
                        .get(0)));
    }

    @Test
    void flagsNetworksThatAreTooLarge() {
        assertEquals(
                2,
                Spf.judge(
                                new BroadNetwork(),
                                Spf.record("v=spf1 ip4:10.0.0.0/8 a/4 ip4:192.0.0.0/16 -ip4:0.0.0.0/0 -all"))
                        .size());
    }

    @Test
    void mentionsSenderId() {
        Finding finding = Spf.judge(new SenderId(), Spf.record("spf2.0/mfrom,pra mx -all"))
                .get(0);

        assertEquals(1, finding.fixes().get(0).remove().size());
    }

    @Test
    void mentionsAnAnswerTooLargeForUdp() {
        String zone = Spf.record("v=spf1 mx -all");

        assertEquals(List.of(), Spf.judge(new LargeAnswer(), zone));
        assertEquals(
                1,
                Spf.judge(new LargeAnswer(), zone + Spf.record("x".repeat(230)) + Spf.record("y".repeat(231)))
                        .size());
    }

    @Test
    void mentionsAParkedDomainThatDoesNotSaySo() {
        assertEquals(
                "\"v=spf1 -all\"",
                Spf.added(Spf.judge(new UnparkedSpf(), "example.org. MX 0 .\n" + Spf.record("v=spf1 ~all"))
                        .get(0)));
        assertEquals(List.of(), Spf.judge(new UnparkedSpf(), "example.org. MX 0 .\n" + Spf.record("v=spf1 mx ~all")));
        assertEquals(List.of(), Spf.judge(new UnparkedSpf(), MAIL + Spf.record("v=spf1 ~all")));
    }

    @Test
    void mentionsOwnMailHostsThatMayNotSend() {
        Finding finding = Spf.judge(new UncoveredMailHosts(), MAIL + Spf.record("v=spf1 ip4:5.6.8.0/24 -all"))
                .get(0);

        assertEquals("\"v=spf1 mx ip4:5.6.8.0/24 -all\"", Spf.added(finding));
    }

    @Test
    void staysSilentWhenTheyAreCoveredOrThatIsNotCertain() {
        for (String spf : List.of(
                "v=spf1 mx -all",
                "v=spf1 mx:example.org -all",
                "v=spf1 ip4:5.6.7.0/24 -all",
                "v=spf1 include:a.example -all",
                "v=spf1 a -all",
                "v=spf1 exists:%{i}.example.net -all",
                "v=spf1 -all",
                "v=spf1 include:gone.example -all",
                "v=spf1 ip4:5.6.8.0/24 moo -all")) {
            assertEquals(
                    List.of(),
                    Spf.judge(
                            new UncoveredMailHosts(),
                            MAIL + Spf.record(spf) + "a.example. TXT \"v=spf1 ip4:5.6.7.8 -all\""),
                    spf);
        }
    }

    @Test
    void leavesARecordThatAuthorisesNobodyAtAllToItsOwnFinding() {
        StringBuilder zone = new StringBuilder(MAIL).append("example.org. TXT \"v=spf1");
        for (int i = 0; i < 11; i++) {
            zone.append(" include:n").append(i).append(".example");
        }
        zone.append(" -all\"\n");
        for (int i = 0; i < 11; i++) {
            zone.append("n")
                    .append(i)
                    .append(".example. TXT \"v=spf1 ip4:5.6.8.")
                    .append(i)
                    .append(" -all\"\n");
        }

        assertEquals(1, Spf.judge(new TooManyLookups(), zone.toString()).size());
        assertEquals(List.of(), Spf.judge(new UncoveredMailHosts(), zone.toString()));
    }

    @Test
    void staysSilentAboutPrivateAndUnknownAddresses() {
        String spf = Spf.record("v=spf1 ip4:5.6.8.0/24 -all");

        assertEquals(
                List.of(),
                Spf.judge(
                        new UncoveredMailHosts(),
                        "example.org. MX 10 mx1.example.org.\nmx1.example.org. A 10.0.0.25\n" + spf));
        assertEquals(
                List.of(),
                Spf.judge(new UncoveredMailHosts(), FakeDns.zone(MAIL + spf).failing("mx1.example.org AAAA")));
    }
}
