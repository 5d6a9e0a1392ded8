package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class MxOnTopLevelDomainTest {
    @Test
    void fires() {
        assertEquals("zz", judge("zz", "zz. MX 10 mail.nic.zz.").get(0).subject());
    }

    @Test
    void staysSilentForANullMx() {
        assertEquals(List.of(), judge("zz", "zz. MX 0 ."));
    }

    @Test
    void staysSilentForANameWithADot() {
        assertEquals(List.of(), judge("nic.zz", "nic.zz. MX 10 mail.nic.zz."));
    }

    private static List<Finding> judge(String domain, String zone) {
        return new MxOnTopLevelDomain().judge(Examine.with(new MxProbe(), domain, FakeDns.zone(zone)));
    }
}
