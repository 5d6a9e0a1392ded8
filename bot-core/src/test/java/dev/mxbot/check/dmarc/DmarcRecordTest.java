package dev.mxbot.check.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcRecordTest {
    @ParameterizedTest
    @ValueSource(strings = {"v=DMARC1", "v=DMARC1;", "V = DMARC1 ; p=none", "v=DMARC1;p=reject"})
    void isADmarcRecord(String txt) {
        assertTrue(DmarcRecord.isDmarc(txt));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=dmarc1; p=none",
                " v=DMARC1; p=none",
                "v=DMARC10; p=none",
                "v=DMARC1 p=none",
                "p=none; v=DMARC1"
            })
    void isNoDmarcRecord(String txt) {
        assertFalse(DmarcRecord.isDmarc(txt));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1; p=none",
                "v=DMARC1; rua=mailto:a@example.org; P=REJECT;",
                "v=DMARC1; p=quarantine; sp=none; np=reject; adkim=s; aspf=R; t=y; psd=n; fo=1:d:s; ruf=mailto:x@example.org",
                "v=DMARC1; p=none; pct=900; rf=iodef; ri=x",
                "v=DMARC1; p=none; unknown=anything at all"
            })
    void understands(String text) {
        assertEquals(List.of(), DmarcRecord.parse(text).errors());
    }

    @ParameterizedTest
    @CsvSource({
        "v=DMARC1; p=rejected, p, 12",
        "v=DMARC1; p=, p, 12",
        "v=DMARC1; p=none;; sp=none, '', 17",
        "v=DMARC1; none, '', 10",
        "v=DMARC1; p=none; adkim=strict, adkim, 24",
        "v=DMARC1; p=none; fo=2, fo, 21",
        "v=DMARC1; p=none; p=reject, p, 18",
        "v=DMARC1; p=none; p2=x, '', 18",
        "v=DMARC1 p=none, v, 0"
    })
    void saysWhereTheMistakeIs(String text, String tag, int position) {
        DmarcError error = DmarcRecord.parse(text).errors().get(0);

        assertEquals(tag, error.tag());
        assertEquals(position, error.position());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:a%2Cb@example.org",
                "mailto:a+b=c@example.org?subject=x",
                "MAILTO:a@example.org",
                "mailto:a@example.org!10m",
                "https://example.org/%7Ex?y=z"
            })
    void takesAReportAddress(String uri) {
        assertTrue(ReportUri.list(uri).stream().allMatch(ReportUri::isValid));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@example.org",
                "mailto://a@example.org",
                "mailto:a%zz@example.org",
                "mailto:a!b@example.org",
                "mailto:a@example.org!10p",
                "mailto:<a@example.org>",
                "mailto:a b@example.org",
                "https://example.org/{x}",
                "mailto:a@example.org,"
            })
    void refusesWhatIsNoReportAddress(String uri) {
        assertFalse(ReportUri.list(uri).stream().allMatch(ReportUri::isValid));
    }

    @Test
    void asksForWhatItsTagsSay() {
        DmarcRecord record = DmarcRecord.parse("v=DMARC1; p=reject; sp=quarantine; np=none");

        assertEquals(Optional.of(Policy.REJECT), record.asks(false, true));
        assertEquals(Optional.of(Policy.QUARANTINE), record.asks(true, true));
        assertEquals(Optional.of(Policy.NONE), record.asks(true, false));
    }

    @Test
    void asksForLessWhileItIsTested() {
        assertEquals(
                Optional.of(Policy.QUARANTINE),
                DmarcRecord.parse("v=DMARC1; p=reject; t=y").asks(false, true));
        assertEquals(
                Optional.of(Policy.NONE),
                DmarcRecord.parse("v=DMARC1; p=quarantine; t=y").asks(false, true));
    }

    @Test
    void countsAsNoneWithABrokenPolicyOnlyIfReportsCanBeSent() {
        assertEquals(Optional.empty(), DmarcRecord.parse("v=DMARC1; p=block").asks(false, true));
        assertEquals(
                Optional.of(Policy.NONE),
                DmarcRecord.parse("v=DMARC1; p=block; rua=mailto:a@example.org").asks(false, true));
        assertEquals(
                Optional.empty(),
                DmarcRecord.parse("v=DMARC1; p=block; rua=mailto:a@example.orgx y")
                        .asks(false, true));
        assertEquals(Optional.empty(), DmarcRecord.parse("v=DMARC1").asks(false, true));
        assertEquals(
                Optional.of(Policy.NONE),
                DmarcRecord.parse("v=DMARC1; rua=mailto:a@example.org").asks(false, true));
    }

    @ParameterizedTest
    @CsvSource({
        "v=DMARC1; p=rejected; rua=mailto:a@example.org, v=DMARC1; p=reject; rua=mailto:a@example.org",
        "v=DMARC1; p=block, v=DMARC1; p=none",
        "v=DMARC1; p=; pct=101, v=DMARC1; p=none; pct=101",
        "v=DMARC1 p=reject, v=DMARC1; p=reject",
        "' v=dmarc1; p=reject;', v=DMARC1; p=reject",
        "v=DMARC1; p=none rua=mailto:a@example.org, v=DMARC1; p=none; rua=mailto:a@example.org",
        "v=DMARC1; p=none; adkim=strict; aspf=x, v=DMARC1; p=none; adkim=s",
        "v=DMARC1;; p=none, v=DMARC1; p=none",
        "v=DMARC1; p='reject', v=DMARC1; p=reject"
    })
    void corrects(String wrong, String right) {
        Correction correction = Correction.of(DmarcRecord.parse(wrong));

        assertEquals(right, correction.record().toString());
        assertEquals(List.of(), correction.record().errors());
    }

    @ParameterizedTest
    @CsvSource({
        "mailto:a@example.org, true",
        "MAILTO:a@example.org!10m, true",
        "https://example.org/r, true",
        "mailto:a@localhost, false",
        "mailto:example.org, false",
        "a@example.org, false",
        "mailto:a@example.orgx y, false"
    })
    void knowsAnAddress(String uri, boolean valid) {
        assertEquals(valid, ReportUri.list(uri).get(0).isValid());
    }

    @Test
    void changesOneValue() {
        assertEquals(
                "v=DMARC1; p=quarantine; rua=mailto:a@example.org",
                DmarcRecord.parse("v=DMARC1;p=none;  rua=mailto:a@example.org;")
                        .with("p", "quarantine")
                        .toString());
        assertEquals(
                "v=DMARC1; p=none; fo=1",
                DmarcRecord.parse("v=DMARC1; fo=1").with("p", "none").toString());
    }
}
