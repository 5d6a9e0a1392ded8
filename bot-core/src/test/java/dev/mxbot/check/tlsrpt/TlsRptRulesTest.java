package dev.mxbot.check.tlsrpt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlsRptRulesTest {
    @Test
    void aGoodRecordGetsNoFinding() {
        assertEquals(List.of(), codes(zone("v=TLSRPTv1; rua=mailto:tls@example.org")));
    }

    @Test
    void noRecordIsANotice() {
        assertEquals(List.of("tlsrpt.missing"), codes(zone()));
    }

    @Test
    void textOfAnotherKindIsNoRecord() {
        assertEquals(List.of("tlsrpt.missing"), codes(zone("v=spf1 -all")));
    }

    @Test
    void aTimeoutIsUnknownNotMissing() {
        assertEquals(List.of("tlsrpt.unknown"), codes(zone().failing("_smtp._tls.example.org TXT")));
    }

    @Test
    void aDomainTooLongForARecordCanHaveNone() {
        String domain = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(50) + ".org";

        TlsRptEvidence evidence =
                Examine.with(new TlsRptProbe(), domain, FakeDns.zone(domain + ". MX 10 mail.example.org."));

        assertEquals("{status=absent}", evidence.facts().toString());
        assertEquals(List.of(), new MissingRecord().judge(evidence));
    }

    @Test
    void twoRecordsCountAsNone() {
        assertEquals(
                List.of("tlsrpt.multiple"),
                codes(zone("v=TLSRPTv1; rua=mailto:tls@example.org", "v=TLSRPTv1; rua=mailto:tls2@example.org")));
    }

    @Test
    void eachFormThatTheGrammarForbidsIsFaulty() {
        assertEquals(List.of("tlsrpt.syntax"), codes(zone("v=TLSRPTv1;")));
        assertEquals(List.of("tlsrpt.syntax"), codes(zone("v=TLSRPT; rua=mailto:t@example.net")));
        assertEquals(List.of("tlsrpt.syntax"), codes(zone("v=TLSRPTv1; rua=mailto:t@example.net;;")));
        assertEquals(List.of("tlsrpt.syntax"), codes(zone("v=TLSRPTv1; rua=mailto:t@example.net; =x")));
    }

    @Test
    void aDomainThatTakesNoMailNeedsNone() {
        assertEquals(List.of(), codes(FakeDns.zone("example.org. MX 0 .")));
    }

    @Test
    void aDestinationMustBeAUri() {
        for (String wrong : new String[] {
            "dmarc@nowhere",
            "mailto:<t@example.org>",
            "mailto://t@example.org",
            "mailto:t@example.org!5m",
            "https://example.org/%zz",
            "https://example.org/{t}",
            "http://example.org/t"
        }) {
            assertEquals(List.of("tlsrpt.rua_invalid"), codes(zone("v=TLSRPTv1; rua=" + wrong)), wrong);
        }
        for (String right : new String[] {
            "mailto:t%2Cu@example.org", "MAILTO:t@mail.example.org", "HTTPS://example.org/%7Et?x=1&y=2"
        }) {
            assertEquals(List.of(), codes(zone("v=TLSRPTv1; rua=" + right)), right);
        }
    }

    @Test
    void severalDestinationsAreAllowed() {
        assertEquals(List.of(), codes(zone("v=TLSRPTv1; rua=mailto:a@example.net, https://collector.example.net/v1")));
    }

    private static FakeDns zone(String... records) {
        StringBuilder zone = new StringBuilder("example.org. MX 10 mail.example.org.\n");
        for (String record : records) {
            zone.append("_smtp._tls.example.org. TXT \"").append(record).append("\"\n");
        }
        return FakeDns.zone(zone.toString());
    }

    @SuppressWarnings("unchecked")
    private static List<String> codes(FakeDns dns) {
        TlsRptEvidence evidence = Examine.with(new TlsRptProbe(), "example.org", dns);
        return new TlsRptModule()
                .tlsrpt().rules().stream()
                        .flatMap(rule -> ((Rule<TlsRptEvidence>) rule).judge(evidence).stream())
                        .map(Finding::code)
                        .sorted()
                        .toList();
    }
}
