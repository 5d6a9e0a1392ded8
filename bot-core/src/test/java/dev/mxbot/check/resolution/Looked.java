package dev.mxbot.check.resolution;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Resolvers;
import dev.mxbot.lookup.dns.Server;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/** A rule's judgement on a domain of a fake DNS, as this topic's probe sees it. */
final class Looked {
    private Looked() {}

    /** FakeDns answers as 192.0.2.53. */
    static Resolvers resolvers(String... addresses) {
        return new Resolvers(Stream.of(addresses)
                .map(address -> Server.resolver(new InetSocketAddress(address, Server.PORT)))
                .toList());
    }

    static ResolutionEvidence up(String domain, FakeDns dns, String... resolvers) {
        return Examine.with(new ResolutionProbe(resolvers(resolvers)), domain, dns);
    }

    static List<Finding> judge(Rule<ResolutionEvidence> rule, String domain, FakeDns dns, String... resolvers) {
        return rule.judge(up(domain, dns, resolvers));
    }
}
