package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastWordTest {
    @ParameterizedTest
    @ValueSource(strings = {"v=spf1 mx +all", "v=spf1 mx all", "v=spf1 mx ALL"})
    void flagsARecordThatLetsEverybodySend(String record) {
        assertEquals(
                "\"v=spf1 mx ~all\"",
                Spf.added(Spf.judge(new AllowsEveryone(), Spf.record(record)).get(0)));
    }

    @Test
    void flagsAnIncludedOneToo() {
        Finding finding = Spf.judge(
                        new AllowsEveryone(),
                        Spf.record("v=spf1 include:a.example -all") + "a.example. TXT \"v=spf1 +all\"")
                .get(0);

        assertEquals("a.example", finding.subject());
    }

    @Test
    void followsARedirect() {
        String zone = Spf.record("v=spf1 redirect=a.example") + "a.example. TXT \"v=spf1 mx ?all\"";

        assertEquals("a.example", Spf.judge(new NeutralAll(), zone).get(0).subject());
        assertEquals(List.of(), Spf.judge(new MissingAll(), zone));
    }

    @Test
    void tellsSignsApart() {
        for (String sign : List.of("+", "-", "~", "?")) {
            String zone = Spf.record("v=spf1 mx " + sign + "all");
            assertEquals(
                    sign.equals("+") ? 1 : 0,
                    Spf.judge(new AllowsEveryone(), zone).size());
            assertEquals(
                    sign.equals("?") ? 1 : 0, Spf.judge(new NeutralAll(), zone).size());
            assertEquals(
                    sign.equals("~") ? 1 : 0, Spf.judge(new SoftAll(), zone).size());
            assertEquals(0, Spf.judge(new MissingAll(), zone).size());
        }
    }

    @Test
    void flagsARecordWithoutAnEnd() {
        assertEquals(
                "\"v=spf1 mx ~all\"",
                Spf.added(Spf.judge(new MissingAll(), Spf.record("v=spf1 mx")).get(0)));
        assertEquals(
                1,
                Spf.judge(new MissingAll(), Spf.record("v=spf1 redirect=a.example") + "a.example. TXT \"v=spf1 mx\"")
                        .size());
        assertEquals(List.of(), Spf.judge(new MissingAll(), Spf.record("v=spf1 redirect=gone.example")));
    }

    @Test
    void flagsTermsThatAreNeverReached() {
        assertEquals(
                "\"v=spf1 mx a -all\"",
                Spf.added(Spf.judge(new TermsAfterAll(), Spf.record("v=spf1 mx -all a"))
                        .get(0)));
        assertEquals(
                "\"v=spf1 mx -all\"",
                Spf.added(Spf.judge(new SecondAll(), Spf.record("v=spf1 mx -all ~all"))
                        .get(0)));
        assertEquals(
                "\"v=spf1 include:a.example mx -all\"",
                Spf.added(Spf.judge(new IgnoredRedirect(), Spf.record("v=spf1 mx -all redirect=a.example"))
                        .get(0)));
        assertEquals(List.of(), Spf.judge(new TermsAfterAll(), Spf.record("v=spf1 mx -all exp=e.example")));
    }
}
