package dev.mxbot.check.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolutionProbeTest {
    @Test
    void asksTwoQuestionsAboutAMissingDomain() {
        FakeDns dns = FakeDns.zone("");

        ResolutionEvidence evidence = Looked.up("example.org", dns, "192.0.2.53");

        assertEquals(List.of("example.org MX", "example.org NS"), asked(dns));
        assertEquals("nxdomain", evidence.facts().get("status"));
    }

    @Test
    void asksOneMoreAboutTheRegisteredNameAboveAMissingOne() {
        FakeDns dns = FakeDns.zone("example.org. NS ns1.example.net.");

        Looked.up("mail.example.org", dns);

        assertEquals(List.of("mail.example.org MX", "mail.example.org NS", "example.org NS"), asked(dns));
    }

    @Test
    void asksNothingAboutANameOutsideOfTheDns() {
        FakeDns dns = FakeDns.zone("printer.local. MX 10 printer.local.");

        ResolutionEvidence evidence = Looked.up("printer.local", dns);

        assertEquals(List.of(), asked(dns));
        assertEquals("special_use", evidence.facts().get("status"));
    }

    @Test
    void asksEachOtherResolverOnce() {
        FakeDns dns = FakeDns.zone("example.org. MX 10 mail.example.org.");

        Looked.up("example.org", dns, "192.0.2.53", "192.0.2.54", "192.0.2.55");

        assertEquals(
                List.of("192.0.2.54", "192.0.2.55"),
                dns.asked().stream()
                        .flatMap(query -> query.server().stream())
                        .map(server -> server.label())
                        .toList());
    }

    @Test
    void asksForTheSameUnlikelyNameEachTime() {
        FakeDns dns = FakeDns.zone("example.org. MX 10 mail.example.org.\n*.example.org. A 5.253.7.1");

        Looked.up("example.org", dns);
        Looked.up("example.org", dns);

        List<String> unlikely = asked(dns).stream()
                .filter(query -> query.startsWith("mxbot-") && query.endsWith(".example.org TXT"))
                .toList();
        assertEquals(2, unlikely.size());
        assertEquals(unlikely.get(0), unlikely.get(1));
    }

    @Test
    void looksNoFurtherAfterATimeout() {
        FakeDns dns = FakeDns.zone("example.org. MX 10 mail.example.org.").failing("example.org MX");

        ResolutionEvidence evidence = Looked.up("example.org", dns, "192.0.2.53", "192.0.2.54");

        assertEquals(List.of("example.org MX", "example.org NS"), asked(dns));
        assertEquals("unknown", evidence.facts().get("status"));
    }

    @Test
    void stopsFollowingAnEndlessChain() {
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            zone.append("a%d.example.org. CNAME a%d.example.org.%n".formatted(i, i + 1));
        }
        FakeDns dns = FakeDns.zone(zone.toString()).failing("a0.example.org MX", Reason.SERVFAIL);

        ResolutionEvidence evidence = Looked.up("a0.example.org", dns);

        assertEquals(10, evidence.aliases().size());
        assertTrue(
                dns.asked().stream().distinct().count() < 18, () -> dns.asked().toString());
    }

    @Test
    void hasNoRoomBelowAVeryLongName() {
        String domain = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(57) + ".org";
        FakeDns dns = FakeDns.zone(domain + ". MX 10 mail.example.org.");

        assertEquals(List.of(), Looked.up(domain, dns).wildcard());
    }

    private static List<String> asked(FakeDns dns) {
        return dns.asked().stream().map(Query::toString).toList();
    }
}
