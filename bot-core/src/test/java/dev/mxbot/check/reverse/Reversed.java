package dev.mxbot.check.reverse;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;

/** A rule's judgement on the addresses of example.org's mail hosts, as this topic's probe sees them. */
final class Reversed {
    /** One host with one address, 192.31.196.25, that has no name yet. */
    static final String ZONE = """
            example.org. MX 10 mail.example.org.
            mail.example.org. A 192.31.196.25
            """;

    static final String PTR = "25.196.31.192.in-addr.arpa. PTR ";

    private Reversed() {}

    static ReverseEvidence of(FakeDns dns) {
        return Examine.with(new ReverseProbe(), "example.org", dns);
    }

    static List<Finding> judge(Rule<ReverseEvidence> rule, FakeDns dns) {
        return rule.judge(of(dns));
    }

    static List<Finding> judge(Rule<ReverseEvidence> rule, String more) {
        return judge(rule, FakeDns.zone(ZONE + more));
    }
}
