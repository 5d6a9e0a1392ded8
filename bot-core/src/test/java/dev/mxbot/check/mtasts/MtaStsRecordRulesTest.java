package dev.mxbot.check.mtasts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class MtaStsRecordRulesTest {
    @Test
    void aGoodRecordGetsNoFinding() {
        assertEquals(List.of(), codes(zone("v=STSv1; id=20260101T000000;")));
    }

    @Test
    void noRecordIsANotice() {
        assertEquals(List.of("mtasts.missing"), codes(zone()));
    }

    @Test
    void textOfAnotherKindIsNoRecord() {
        assertEquals(List.of("mtasts.missing"), codes(zone("v=spf1 -all")));
    }

    @Test
    void aTimeoutIsUnknownNotMissing() {
        assertEquals(List.of("mtasts.unknown"), codes(zone().failing("_mta-sts.example.org TXT")));
    }

    @Test
    void twoRecordsCountAsNone() {
        assertEquals(
                List.of("mtasts.record.multiple"),
                codes(zone("v=STSv1; id=20260101T000000;", "v=STSv1; id=20270101T000000;")));
    }

    @Test
    void eachFormThatTheGrammarForbidsIsFaulty() {
        assertEquals(List.of("mtasts.record.syntax"), codes(zone("v=STSv2; id=1;")));
        assertEquals(List.of("mtasts.record.syntax"), codes(zone("v=STSv1;")));
        assertEquals(List.of("mtasts.record.syntax"), codes(zone("v=STSv1; id=not valid!;")));
        assertEquals(List.of("mtasts.record.syntax"), codes(zone("v=STSv1;; id=1")));
        assertEquals(List.of("mtasts.record.syntax"), codes(zone("v=STSv1; id=123456789012345678901234567890123")));
    }

    @Test
    void aDomainThatTakesNoMailNeedsNone() {
        assertEquals(List.of(), codes(FakeDns.zone("example.org. MX 0 .")));
    }

    @Test
    void unknownFieldsAreAllowed() {
        assertEquals(List.of(), codes(zone("v=STSv1; id=7; x-new=1")));
    }

    private static FakeDns zone(String... records) {
        StringBuilder zone = new StringBuilder("example.org. MX 10 mail.example.org.\n");
        for (String record : records) {
            zone.append("_mta-sts.example.org. TXT \"").append(record).append("\"\n");
        }
        return FakeDns.zone(zone.toString());
    }

    @SuppressWarnings("unchecked")
    private static List<String> codes(FakeDns dns) {
        MtaStsEvidence evidence = Examine.with(new MtaStsProbe(), "example.org", dns);
        return new MtaStsModule()
                .mtasts().rules().stream()
                        .flatMap(rule -> ((Rule<MtaStsEvidence>) rule).judge(evidence).stream())
                        .map(Finding::code)
                        .sorted()
                        .toList();
    }
}
