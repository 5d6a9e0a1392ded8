package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupFirstTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 backup.example.org.
                example.org. MX 20 mail.example.org.
                """)).get(0);

        assertEquals(
                "MX 10 backup.example.org is the backup of MX 20 mail.example.org, as their names say, but senders try it first",
                finding.title());
        assertEquals(
                List.of(
                        "example.org. 3600 IN MX 10 mail.example.org.",
                        "example.org. 3600 IN MX 20 backup.example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void readsNumbers() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx2.example.org.
                example.org. MX 20 mx1.example.org.
                """)).get(0);

        assertEquals("mx2.example.org", finding.subject());
    }

    @Test
    void staysSilentForTheRightOrder() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mail.example.org.
                example.org. MX 20 backup.example.org.
                """)));
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx.example.org.
                example.org. MX 20 mx2.example.org.
                """)));
    }

    @Test
    void staysSilentForEquals() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx2.example.org.
                example.org. MX 10 mx1.example.org.
                """)));
    }

    @Test
    void comparesNumbersOfOneSeriesOnly() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx2.example.net.
                example.org. MX 20 mx1.example.org.
                """)));
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mail2.example.org.
                example.org. MX 20 mx1.example.org.
                """)));
    }

    @Test
    void knowsAProvidersOwnOrder() {
        Finding finding = judge(FakeDns.zone("""
                        example.org. MX 10 in2-smtp.messagingengine.com.
                        example.org. MX 20 in1-smtp.messagingengine.com.
                        """)).get(0);

        assertEquals("in2-smtp.messagingengine.com", finding.subject());
        assertEquals(
                List.of(
                        "example.org. 3600 IN MX 10 in1-smtp.messagingengine.com.",
                        "example.org. 3600 IN MX 20 in2-smtp.messagingengine.com."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    private static List<Finding> judge(FakeDns dns) {
        return new BackupFirst().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
