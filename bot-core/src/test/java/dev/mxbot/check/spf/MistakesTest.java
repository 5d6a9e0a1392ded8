package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.FakeDns;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {
    @Test
    void pointsAtTheMistake() {
        Finding finding = Spf.judge(new SyntaxMistake(), Spf.record("v=spf1 includ:_spf.example.com mx -all"))
                .get(0);

        assertEquals("SPF term includ:_spf.example.com: there is no such mechanism", finding.title());
        assertEquals(
                "v=spf1 includ:_spf.example.com mx -all\n       ^^^^^^",
                finding.evidence().get(1).answer());
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 includ:_spf.example.com mx -all, v=spf1 include:_spf.example.com mx -all",
        "v=spf1 include: _spf.example.com -all, v=spf1 include:_spf.example.com -all",
        "v=spf1 ipv4=192.0.2.1 ip6:2001:db8::1 x -all, v=spf1 ipv4=192.0.2.1 ip6:2001:db8::1 -all",
        "v=spf1 ipv4:192.0.2.1 -all, v=spf1 ip4:192.0.2.1 -all",
        "v=spf1 ip4:2001:db8::1 -all, v=spf1 ip6:2001:db8::1 -all",
        "v=spf1 ip6:192.0.2.1 -all, v=spf1 ip4:192.0.2.1 -all",
        "v=spf1 192.0.2.1 -all, v=spf1 ip4:192.0.2.1 -all",
        "v=spf1 mx; -all;, v=spf1 mx -all",
        "v=spf1 mx all~, v=spf1 mx ~all",
        "v=spf1 include: mx -all, v=spf1 mx -all",
        "v=spf1 ip4:5.300.1.1 mx -all, v=spf1 mx -all",
        "v=spf1 redirect=a.example redirect=b.example, v=spf1 redirect=a.example"
    })
    void corrects(String wrong, String right) {
        Correction correction = Correction.of(SpfRecord.parse(wrong));

        assertEquals(right, correction.record().toString());
        assertTrue(correction.record().isValid());
    }

    @Test
    void callsALeftOutTermAProposal() {
        Finding finding = Spf.judge(new InvalidAddress(), Spf.record("v=spf1 ip4:5.300.1.1 mx -all"))
                .get(0);

        assertEquals(
                "Proposal: publish the record without the broken term",
                finding.fixes().get(0).title());
        assertEquals("\"v=spf1 mx -all\"", Spf.added(finding));
        assertEquals(Severity.ERROR, finding.severity());
    }

    @Test
    void tellsEachKindApart() {
        String zone =
                Spf.record("v=spf1 ip4:1.2.3.4/99 exists:%{q}.example.org moo redirect=a.example redirect=b.example");

        assertEquals(1, Spf.judge(new InvalidAddress(), zone).size());
        assertEquals(1, Spf.judge(new InvalidMacro(), zone).size());
        assertEquals(1, Spf.judge(new SyntaxMistake(), zone).size());
        assertEquals(1, Spf.judge(new DuplicateModifier(), zone).size());
    }

    @Test
    void mentionsHostBits() {
        Finding finding = Spf.judge(new InvalidAddress(), Spf.record("v=spf1 ip4:192.0.2.5/24 ip4:192.0.2.64/26 -all"))
                .get(0);

        assertEquals(Severity.NOTICE, finding.severity());
        assertTrue(finding.title().contains("ip4:192.0.2.5/24"), finding.title());
    }

    @Test
    void firesForAnIncludedRecord() {
        Finding finding = Spf.judge(
                        new SyntaxMistake(),
                        Spf.record("v=spf1 include:a.example -all") + "a.example. TXT \"v=spf1 moo -all\"")
                .get(0);

        assertEquals("a.example", finding.subject());
        assertEquals(List.of(), finding.fixes().get(0).add());
    }

    @Test
    void staysSilentOnAValidRecord() {
        assertEquals(List.of(), Spf.judge(new SyntaxMistake(), Spf.record("v=spf1 mx -all")));
        assertEquals(List.of(), Spf.judge(new InvalidAddress(), Spf.record("v=spf1 ip4:192.0.2.0/24 -all")));
    }

    @Test
    void showsHostileTextHarmlessly() {
        Finding finding = Spf.judge(new SyntaxMistake(), Spf.record("v=spf1 <!channel>\\007\\255" + "x".repeat(200)))
                .get(0);

        assertTrue(finding.title().startsWith("SPF term <!channel>\\x07\\xFFxxx"), finding.title());
        assertTrue(finding.title().length() < 160, finding.title());
    }

    @Test
    void staysQuickOnAHugeHostileRecord() {
        for (String term : List.of(
                "all ", "ptr ", "include:a.example ", "\"' ; ", "ip4:1.2.3.4/8 ", "a=b ", "redirect=x.example ")) {
            SpfEvidence spf = Spf.evidence(FakeDns.zone("example.org. TXT \"v=spf1\""
                    + " \" %s\""
                            .formatted(term.replace("\"", "\\\"").repeat(200 / term.length()))
                            .repeat(300)));
            assertTimeout(
                    Duration.ofSeconds(10), () -> new SpfModule().spf().rules().forEach(rule -> judge(rule, spf)));
        }
    }

    @SuppressWarnings("unchecked")
    private static void judge(Rule<?> rule, SpfEvidence spf) {
        assertTrue(((Rule<SpfEvidence>) rule).judge(spf).size() <= 5);
    }

    @Test
    void seesAMechanismWithAnEqualsSign() {
        Finding finding = Spf.judge(new MistakenModifier(), Spf.record("v=spf1 ip4=192.0.2.1 -all"))
                .get(0);

        assertEquals("\"v=spf1 ip4:192.0.2.1 -all\"", Spf.added(finding));
    }
}
