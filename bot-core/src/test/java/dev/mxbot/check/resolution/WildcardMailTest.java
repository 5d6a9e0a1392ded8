package dev.mxbot.check.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class WildcardMailTest {
    private static final String ZONE = "example.org. MX 10 mail.example.org.\n";

    @Test
    void fires() {
        Finding finding =
                judge(FakeDns.zone(ZONE + "*.example.org. TXT \"v=spf1 -all\"")).get(0);

        assertEquals("*.example.org", finding.subject());
        assertEquals("*.example.org answers TXT questions for every name below example.org", finding.title());
    }

    @Test
    void staysSilentWhenUnpublishedNamesDoNotExist() {
        assertEquals(List.of(), judge(FakeDns.zone(ZONE)));
    }

    @Test
    void anMtaStsRecordIsNoWildcard() {
        assertEquals(List.of(), judge(FakeDns.zone(ZONE + "_mta-sts.example.org. TXT \"v=STSv1; id=1\"")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Looked.judge(new WildcardMail(), "example.org", dns);
    }
}
