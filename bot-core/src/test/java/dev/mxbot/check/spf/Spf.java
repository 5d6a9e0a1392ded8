package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.stream.Collectors;

/** What the tests of this topic's rules have in common. */
final class Spf {
    private Spf() {}

    static SpfEvidence evidence(FakeDns dns) {
        return Examine.with(new SpfProbe(), "example.org", dns);
    }

    static List<Finding> judge(Rule<SpfEvidence> rule, FakeDns dns) {
        return rule.judge(evidence(dns));
    }

    static List<Finding> judge(Rule<SpfEvidence> rule, String zone) {
        return judge(rule, FakeDns.zone(zone));
    }

    /** What the first fix publishes, without name and TTL. */
    static String added(Finding finding) {
        return finding.fixes().get(0).add().stream()
                .map(record -> record.data())
                .collect(Collectors.joining("\n"));
    }

    /** {@code example.org} with this record and nothing else. */
    static String record(String spf) {
        return "example.org. TXT \"" + spf + "\"\n";
    }
}
