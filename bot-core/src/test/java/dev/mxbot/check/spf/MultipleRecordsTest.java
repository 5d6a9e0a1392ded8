package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultipleRecordsTest {
    @Test
    void fires() {
        Finding finding = Spf.judge(
                        new MultipleRecords(),
                        Spf.record("v=spf1 mx -all") + Spf.record("v=spf1 a:www.example.net ~all"))
                .get(0);

        assertEquals("example.org has 2 SPF records", finding.title());
        assertEquals("\"v=spf1 mx a:www.example.net ~all\"", Spf.added(finding));
        assertEquals(2, finding.fixes().get(0).remove().size());
    }

    @Test
    void firesForAnIncludedName() {
        Finding finding = Spf.judge(
                        new MultipleRecords(),
                        Spf.record("v=spf1 include:a.example -all")
                                + "a.example. TXT \"v=spf1 -all\"\na.example. TXT \"v=spf1 mx -all\"")
                .get(0);

        assertEquals("a.example", finding.subject());
        assertEquals(List.of(), finding.fixes().get(0).add());
    }

    @Test
    void staysSilentWithOne() {
        assertEquals(
                List.of(),
                Spf.judge(new MultipleRecords(), Spf.record("v=spf1 mx -all") + Spf.record("v=spf10 a ~all")));
    }
}
