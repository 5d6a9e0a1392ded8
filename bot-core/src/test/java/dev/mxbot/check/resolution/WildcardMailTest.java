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
        String unlikely = Looked.up("example.org", FakeDns.zone(ZONE))
                .wildcard()
                .get(0)
                .query()
                .name()
                .absolute();

        Finding finding =
                judge(FakeDns.zone(ZONE + unlikely + " TXT \"v=spf1 -all\"")).get(0);

        assertEquals("*.example.org", finding.subject());
        assertEquals("*.example.org answers TXT questions for every name below example.org", finding.title());
    }

    @Test
    void staysSilentWhenUnpublishedNamesDoNotExist() {
        assertEquals(List.of(), judge(FakeDns.zone(ZONE)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Looked.judge(new WildcardMail(), "example.org", dns);
    }
}
