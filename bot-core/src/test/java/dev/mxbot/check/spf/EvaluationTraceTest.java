package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.lookup.dns.Query;
import dev.mxbot.sender.SenderVerdict;
import dev.mxbot.testing.FakeDns;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The way that an evaluation goes, and that it ends whatever is published. */
class EvaluationTraceTest {
    @Test
    void namesEveryTermWithItsCountsAndWhatLiesBehindTheDecision() {
        SenderVerdict verdict = Asking.person(FakeDns.zone("""
                example.org. TXT "v=spf1 ip4:192.0.2.1 include:a.test include:b.test exists:gone.test -all"
                a.test.      TXT "v=spf1 a:host.test -all"
                host.test.   A 192.0.2.7
                b.test.      TXT "v=spf1 ip4:192.0.2.9 mx:host.test -all"
                """), "example.org", "192.0.2.9");

        assertEquals("pass", verdict.result().word());
        assertEquals("include:b.test", verdict.matched().orElseThrow());
        assertEquals("include:b.test matches", verdict.reason());
        assertEquals(3, verdict.lookups());
        assertEquals(0, verdict.voidLookups());
        assertEquals(5, verdict.totalLookups());
        assertEquals(
                List.of(
                        "0 ip4:192.0.2.1 no match 0/0",
                        "0 include:a.test no match 1/0",
                        "1 a:host.test no match 2/0",
                        "1 -all match 2/0",
                        "0 include:b.test match 3/0 decides",
                        "1 ip4:192.0.2.9 match 3/0 decides",
                        "1 mx:host.test no match 4/1 afterwards",
                        "1 -all match 4/1 afterwards",
                        "0 exists:gone.test no match 5/2 afterwards",
                        "0 -all match 5/2 afterwards"),
                steps(verdict));
        assertEquals("host.test A", verdict.trace().get(2).asked());
        assertEquals("192.0.2.7", verdict.trace().get(2).answer());
    }

    @Test
    void walksOnPastTheLimit() {
        String zone = Spf.record("v=spf1 "
                        + IntStream.range(0, 13)
                                .mapToObj(i -> "include:n" + i + ".test ")
                                .collect(Collectors.joining())
                        + "-all")
                + IntStream.range(0, 13)
                        .mapToObj(i -> "n" + i + ".test. TXT \"v=spf1 ip4:192.0.2." + i + " -all\"\n")
                        .collect(Collectors.joining());

        SenderVerdict verdict = Asking.receiver(FakeDns.zone(zone), "example.org", "203.0.113.1", "", "");

        assertEquals("permerror", verdict.result().word());
        assertEquals(11, verdict.lookups());
        assertEquals(13, verdict.totalLookups());
        assertTrue(
                steps(verdict).contains("0 include:n10.test permerror 11/0 decides"),
                steps(verdict).toString());
        assertTrue(steps(verdict).contains("0 include:n12.test no match 13/0 afterwards"));
    }

    @Test
    void aReceiverAsksOnlyWhatItNeeds() {
        FakeDns dns = FakeDns.zone("""
                example.org. TXT "v=spf1 ip4:192.0.2.9 include:a.test exp=why.test -all"
                a.test.      TXT "v=spf1 -all"
                """);

        Asking.receiver(dns, "example.org", "192.0.2.9", "", "");

        assertEquals(
                List.of("example.org TXT"),
                dns.asked().stream().map(Query::toString).toList());
    }

    @Test
    void aTreeWithoutEndEndsAndAsksNothingTwice() {
        StringBuilder zone = new StringBuilder(Spf.record("v=spf1 include:n0.test " + list(0, 10) + "-all"));
        for (int i = 0; i < 60; i++) {
            zone.append("n" + i + ".test. TXT \"v=spf1 " + list(i, i + 10) + " a:h" + i + ".test mx:h" + i
                    + ".test -all\"\n");
        }
        FakeDns dns = FakeDns.zone(zone.toString());

        SenderVerdict verdict = Asking.person(dns, "example.org", "203.0.113.1");

        assertEquals("permerror", verdict.result().word());
        assertTrue(verdict.totalLookups() <= 40, "" + verdict.totalLookups());
        assertTrue(verdict.trace().size() <= 510);
        assertTrue(
                dns.asked().size() <= AskedOnce.MOST_QUERIES, "" + dns.asked().size());
        // The overlay that tries the fix asks through the same memory.
        assertEquals(new HashSet<>(dns.asked()).size(), dns.asked().size());
    }

    @Test
    void anIncludeOfItselfEnds() {
        FakeDns dns = FakeDns.zone(Spf.record("v=spf1 include:example.org include:%{d} redirect=example.org"));

        SenderVerdict verdict = Asking.person(dns, "example.org", "203.0.113.1");

        assertEquals("permerror", verdict.result().word());
        assertTrue(dns.asked().size() <= 3, dns.asked().toString());
    }

    @Test
    void tenTimesTenHostsStayWithinTheBudget() {
        StringBuilder zone = new StringBuilder(Spf.record("v=spf1 "
                + IntStream.range(0, 10).mapToObj(i -> "mx:m" + i + ".test ").collect(Collectors.joining()) + "-all"));
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                zone.append("m%d.test. MX %d h%d-%d.test.\nh%d-%d.test. A 192.0.2.%d\n".formatted(i, j, i, j, i, j, j));
            }
        }
        FakeDns dns = FakeDns.zone(zone.toString());

        assertEquals(
                "fail",
                Asking.receiver(dns, "example.org", "203.0.113.1", "", "")
                        .result()
                        .word());
        assertEquals(111, dns.asked().size());
    }

    @Test
    void aRecordOfTenThousandTermsIsReadInOneGo() {
        String addresses = IntStream.range(0, 3000)
                .mapToObj(i -> "\"ip4:10.0.%d.%d \" ".formatted(i / 250, i % 250))
                .collect(Collectors.joining());
        FakeDns dns = FakeDns.zone("example.org. TXT \"v=spf1 \" " + addresses + "\"-all\"\n");

        SenderVerdict verdict = Asking.receiver(dns, "example.org", "203.0.113.1", "", "");

        assertEquals("fail", verdict.result().word());
        assertEquals(501, verdict.trace().size());
        assertTrue(verdict.trace().get(500).decisive());
    }

    /** Whatever is published: it ends, in one of the seven results, within the limits. */
    @Test
    void nothingPublishedBreaksIt() {
        Random random = new Random(7208);
        List<String> pieces = List.of(
                "include:",
                "a",
                "mx",
                "ptr",
                "exists:",
                "ip4:",
                "ip6:",
                "all",
                "redirect=",
                "exp=",
                "x=",
                ":",
                "/",
                "//",
                "24",
                "%{d}",
                "%{ir}",
                "%{p}",
                "%{l1r-}",
                "%{",
                "%",
                "%%",
                ".",
                "a.test",
                "b.test",
                "example.org",
                "-",
                "~",
                "192.0.2.1",
                "2001:db8::1",
                " ",
                " ",
                " ",
                "\\200",
                "\\000",
                "-all");
        for (int run = 0; run < 2000; run++) {
            StringBuilder zone = new StringBuilder();
            for (String name : List.of("example.org", "a.test", "b.test")) {
                StringBuilder record = new StringBuilder("v=spf1 ");
                int length = random.nextInt(14);
                for (int i = 0; i < length; i++) {
                    record.append(pieces.get(random.nextInt(pieces.size())));
                }
                zone.append(name + ". TXT \"" + record + "\"\n");
            }
            FakeDns dns = FakeDns.zone(zone + "a.test. A 192.0.2.1\na.test. MX 5 b.test.\n");
            if (random.nextInt(4) == 0) {
                dns.failing("b.test A");
            }

            SenderVerdict verdict =
                    Asking.person(dns, "example.org", random.nextBoolean() ? "192.0.2.1" : "2001:db8::1");

            assertTrue(verdict.lookups() <= 11, zone.toString());
            assertTrue(verdict.voidLookups() <= 3, zone.toString());
            assertTrue(dns.asked().size() <= AskedOnce.MOST_QUERIES, zone.toString());
            verdict.finding()
                    .ifPresent(finding -> finding.fixes()
                            .forEach(fix -> assertTrue(
                                    !fix.proven()
                                            || fix.add()
                                                    .get(0)
                                                    .data()
                                                    .toLowerCase(Locale.ROOT)
                                                    .contains("ip"),
                                    zone.toString())));
        }
    }

    private static String list(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "include:n" + i + ".test ")
                .collect(Collectors.joining());
    }

    private static List<String> steps(SenderVerdict verdict) {
        return verdict.trace().stream()
                .map(step -> step.depth() + " " + step.term() + " " + step.result() + " " + step.lookups() + "/"
                        + step.voidLookups() + (step.decisive() ? " decides" : "")
                        + (step.afterwards() ? " afterwards" : ""))
                .toList();
    }
}
