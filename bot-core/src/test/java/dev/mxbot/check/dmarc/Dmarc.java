package dev.mxbot.check.dmarc;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;

/** What the tests of this topic's rules have in common. */
final class Dmarc {
    private Dmarc() {}

    static DmarcEvidence evidence(String domain, FakeDns dns) {
        return Examine.with(new DmarcProbe(), domain, dns);
    }

    static List<Finding> judge(Rule<DmarcEvidence> rule, FakeDns dns) {
        return rule.judge(evidence("example.org", dns));
    }

    static List<Finding> judge(Rule<DmarcEvidence> rule, String zone) {
        return judge(rule, FakeDns.zone("example.org. TXT \"v=spf1 mx ~all\"\n" + zone));
    }

    static String added(Finding finding) {
        return finding.fixes().get(0).add().get(0).data();
    }

    static String record(String dmarc) {
        return "_dmarc.example.org. TXT \"" + dmarc + "\"\n";
    }
}
