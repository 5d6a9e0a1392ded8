package dev.mxbot.check.delegation;

import com.google.common.net.InetAddresses;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.lookup.dns.Resolvers;
import dev.mxbot.lookup.dns.Server;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/** A rule's judgement on the name servers of example.org, as this topic's probe sees them. */
final class Asked {
    static final String FIRST = "192.31.196.1";
    static final String SECOND = "192.175.48.1";

    /** The zone, but for its MX records. */
    static final String ZONE = """
            example.org. SOA ns1.example.net. hostmaster.example.org. 2026112001 7200 900 1209600 300
            example.org. NS ns1.example.net.
            example.org. NS ns2.example.net.
            ns1.example.net. A 192.31.196.1
            ns2.example.net. A 192.175.48.1
            """;

    static final String ABOVE = "192.52.193.1";

    /** Where the zone above is served. */
    static final String PARENT = """
            org. NS a0.nic.org.
            a0.nic.org. A 192.52.193.1
            """;

    static final String MX = "example.org. MX 10 mail.example.org.\n";

    private Asked() {}

    static DelegationEvidence about(String domain, FakeDns dns, String... resolvers) {
        List<Server> servers = Stream.of(resolvers)
                .map(address -> Server.resolver(new InetSocketAddress(InetAddresses.forString(address), Server.PORT)))
                .toList();
        return Examine.with(new DelegationProbe(new Resolvers(servers)), domain, dns);
    }

    static List<Finding> judge(Rule<DelegationEvidence> rule, FakeDns dns) {
        return rule.judge(about("example.org", dns));
    }

    /** A server that gives this one answer to all that it is asked for the domain. */
    static FakeDns failing(Reason reason) {
        return FakeDns.zone("").failing("example.org SOA", reason).failing("example.org MX", reason);
    }
}
