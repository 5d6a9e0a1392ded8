package dev.mxbot.check.dane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeSmtp;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaneRulesTest {
    private static final String DIGEST = "ab".repeat(32);
    private static final String MX = "example.org MX";
    private static final String ADDRESS = "mx1.example.org A";
    private static final String TLSA = "_25._tcp.mx1.example.org TLSA";

    @Test
    void staysSilentWhenEverythingIsSignedAndPublished() {
        assertEquals(List.of(), codes(zone("3 1 1 " + DIGEST).signed(MX, ADDRESS, TLSA)));
    }

    @Test
    void staysSilentWhenNothingIsSignedAndNothingPublished() {
        assertEquals(List.of(), codes(zone()));
    }

    @Test
    void unsignedRecordsAreInsecureIfTheResolverValidates() {
        assertEquals(List.of("dane.insecure"), codes(zone("3 1 1 " + DIGEST).signed(". NS")));
    }

    @Test
    void aResolverThatDoesNotValidateProvesNothing() {
        assertEquals(List.of("dane.unknown"), codes(zone("3 1 1 " + DIGEST)));
    }

    @Test
    void unsignedMxBesideSignedHosts() {
        assertEquals(List.of("dane.mx_insecure"), codes(zone("3 1 1 " + DIGEST).signed(ADDRESS, TLSA)));
    }

    @Test
    void signedWithoutRecordsIsANotice() {
        assertEquals(List.of("dane.missing"), codes(zone().signed(MX, ADDRESS)));
    }

    @Test
    void usagesOfTheWebAreFlagged() {
        assertEquals(List.of("dane.usage"), codes(zone("1 0 1 " + DIGEST).signed(MX, ADDRESS, TLSA)));
    }

    @Test
    void aDigestOfTheWrongLengthMatchesNothing() {
        assertEquals(List.of("dane.syntax"), codes(zone("3 1 2 " + DIGEST).signed(MX, ADDRESS, TLSA)));
        assertEquals(List.of("dane.syntax"), codes(zone("3 1 1 abcd").signed(MX, ADDRESS, TLSA)));
        assertEquals(List.of("dane.syntax"), codes(zone("3 2 1 " + DIGEST).signed(MX, ADDRESS, TLSA)));
    }

    @Test
    void servfailAtASignedHostPutsMailOff() {
        assertEquals(
                List.of("dane.lookup_failed"), codes(zone().signed(MX, ADDRESS).failing(TLSA, Answer.Reason.SERVFAIL)));
    }

    @Test
    void aTimeoutAtASignedHostIsUnknown() {
        assertEquals(List.of("dane.unknown"), codes(zone().signed(MX, ADDRESS).failing(TLSA)));
    }

    @Test
    void aFailureAtAnUnsignedHostHidesNothing() {
        assertEquals(List.of(), codes(zone().failing(TLSA, Answer.Reason.SERVFAIL)));
    }

    @Test
    void nullMxHasNoHostToAsk() {
        FakeDns dns = FakeDns.zone("example.org. MX 0 .");

        assertEquals(List.of(), codes(dns));
        assertEquals(1, dns.asked().size());
    }

    private static FakeDns zone(String... tlsa) {
        StringBuilder zone =
                new StringBuilder("example.org. MX 10 mx1.example.org.\nmx1.example.org. A 5.253.7.1\n. NS a.root.\n");
        for (String record : tlsa) {
            zone.append("_25._tcp.mx1.example.org. TLSA ").append(record).append('\n');
        }
        return FakeDns.zone(zone.toString());
    }

    @SuppressWarnings("unchecked")
    private static List<String> codes(FakeDns dns) {
        DaneEvidence evidence = Examine.with(new DaneProbe(new FakeSmtp()), "example.org", dns);
        return new DaneModule()
                .dane(new DaneProbe(new FakeSmtp())).rules().stream()
                        .flatMap(rule -> ((Rule<DaneEvidence>) rule).judge(evidence).stream())
                        .map(Finding::code)
                        .sorted()
                        .toList();
    }
}
