package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingSpfTest {
    @Test
    void fires() {
        Finding finding = Spf.judge(new MissingSpf(), "example.org. TXT \"something else\"")
                .get(0);

        assertEquals("example.org has no SPF record", finding.title());
        assertEquals("\"v=spf1 mx ~all\"", Spf.added(finding));
    }

    @Test
    void proposesTheIncludeOfTheProviderThatTakesTheMail() {
        assertEquals(
                "\"v=spf1 include:_spf.google.com ~all\"",
                Spf.added(Spf.judge(new MissingSpf(), "example.org. MX 1 smtp.google.com.")
                        .get(0)));
    }

    @Test
    void proposesToRefuseEverythingForADomainThatTakesNoMail() {
        assertEquals(
                "\"v=spf1 -all\"",
                Spf.added(Spf.judge(new MissingSpf(), "example.org. MX 0 .").get(0)));
    }

    @Test
    void staysSilentWhenItIsThere() {
        assertEquals(List.of(), Spf.judge(new MissingSpf(), Spf.record("v=spf1 -all")));
    }

    @Test
    void staysSilentWhenItCouldNotBeAsked() {
        FakeDns dns = FakeDns.zone("example.org. MX 10 mx.example.org.").failing("example.org TXT");

        assertEquals(List.of(), Spf.judge(new MissingSpf(), dns));
        Finding unknown = Spf.judge(new UnansweredSpf(), dns).get(0);
        assertTrue(unknown.decisive());
        assertEquals("example.org TXT", unknown.evidence().get(0).question());
    }

    @Test
    void staysSilentWhereNoRecordCanStand() {
        assertEquals(List.of(), Spf.judge(new MissingSpf(), "example.net. TXT x"));
        assertEquals(
                List.of(),
                Spf.judge(new MissingSpf(), "example.org. CNAME www.example.net.\nwww.example.net. A 192.0.2.1"));
    }

    @Test
    void leavesAWrongStartToItsOwnRule() {
        String zone = Spf.record(" v=spf1 mx -all");

        assertEquals(List.of(), Spf.judge(new MissingSpf(), zone));
        Finding finding = Spf.judge(new WrongStart(), zone).get(0);
        assertEquals("\"v=spf1 mx -all\"", Spf.added(finding));
    }

    @Test
    void doesNotTakeOtherTextForAWrongStart() {
        assertEquals(
                List.of(),
                Spf.judge(
                        new WrongStart(),
                        "example.org. TXT \"spf-setup-token=include:all\"\nexample.org. TXT \"v=DKIM1; p=\""));
    }

    @Test
    void seesTheUsualWrongStarts() {
        for (String text : List.of(
                "v=spf1;mx -all",
                "v=spf1include:a.example ~all",
                "spf1 mx -all",
                "v=spf mx ~all",
                "'v=spf1 mx -all'")) {
            assertEquals(1, Spf.judge(new WrongStart(), Spf.record(text)).size(), text);
        }
    }
}
