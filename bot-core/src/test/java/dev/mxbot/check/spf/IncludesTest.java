package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncludesTest {
    @Test
    void flagsAnIncludeOfANameThatDoesNotExist() {
        Finding finding = Spf.judge(new AbsentInclude(), Spf.record("v=spf1 include:gone.example mx -all"))
                .get(0);

        assertEquals("SPF includes gone.example, which does not exist", finding.title());
        assertEquals("\"v=spf1 mx -all\"", Spf.added(finding));
    }

    @Test
    void flagsARedirectToANameWithoutSpf() {
        Finding finding = Spf.judge(
                        new AbsentInclude(), Spf.record("v=spf1 redirect=a.example") + "a.example. TXT hello")
                .get(0);

        assertEquals("SPF redirects to a.example, which has no SPF record", finding.title());
    }

    @Test
    void claimsNothingAboutMacrosAndUnansweredNames() {
        assertEquals(List.of(), Spf.judge(new AbsentInclude(), Spf.record("v=spf1 include:%{d}.gone.example -all")));
        FakeDns dns =
                FakeDns.zone(Spf.record("v=spf1 include:slow.example -all")).failing("slow.example TXT");
        assertEquals(List.of(), Spf.judge(new AbsentInclude(), dns));
        assertEquals("slow.example", Spf.judge(new UnknownInclude(), dns).get(0).subject());
    }

    @Test
    void flagsALoop() {
        Finding finding = Spf.judge(
                        new IncludeLoop(),
                        Spf.record("v=spf1 include:a.example -all")
                                + "a.example. TXT \"v=spf1 include:example.org -all\"")
                .get(0);

        assertEquals("SPF of a.example: include:example.org leads back to where it came from", finding.title());
    }

    @Test
    void flagsARecordThatIncludesOrRedirectsToItself() {
        assertEquals(
                "\"v=spf1 mx -all\"",
                Spf.added(Spf.judge(new IncludeLoop(), Spf.record("v=spf1 mx include:example.org -all"))
                        .get(0)));
        assertEquals(
                "\"v=spf1 mx ~all\"",
                Spf.added(Spf.judge(new RedirectLoop(), Spf.record("v=spf1 mx redirect=EXAMPLE.org"))
                        .get(0)));
    }

    @Test
    void takesNoDiamondForALoop() {
        assertEquals(
                List.of(),
                Spf.judge(
                        new IncludeLoop(),
                        Spf.record("v=spf1 include:a.example include:b.example -all")
                                + "a.example. TXT \"v=spf1 include:c.example -all\"\n"
                                + "b.example. TXT \"v=spf1 include:c.example -all\"\n"
                                + "c.example. TXT \"v=spf1 -all\""));
    }

    @Test
    void mentionsARepetition() {
        Finding finding = Spf.judge(
                        new DuplicateInclude(),
                        Spf.record("v=spf1 include:a.example mx INCLUDE:A.example -all")
                                + "a.example. TXT \"v=spf1 -all\"")
                .get(0);

        assertEquals("\"v=spf1 include:a.example mx -all\"", Spf.added(finding));
    }

    @Test
    void staysSilentWhenAllIsWell() {
        String zone = Spf.record("v=spf1 include:a.example -all") + "a.example. TXT \"v=spf1 ip4:192.0.2.0/24 -all\"";

        assertTrue(Spf.judge(new AbsentInclude(), zone).isEmpty());
        assertTrue(Spf.judge(new DuplicateInclude(), zone).isEmpty());
        assertTrue(Spf.judge(new UnknownInclude(), zone).isEmpty());
    }
}
