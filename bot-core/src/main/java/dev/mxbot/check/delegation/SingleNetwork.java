package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import com.google.common.net.InetAddresses;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Flags name servers that all stand in one network, so that one fault silences them together. */
@RuleInfo(
        code = "ns.single_network",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 2182 section 3.1",
        summary = "All name servers stand in one network")
final class SingleNetwork implements Rule<DelegationEvidence> {
    private static final int IPV4_OCTETS = 3;
    private static final int IPV6_OCTETS = 6;

    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        List<NameServer> servers = evidence.servers();
        if (servers.size() < 2
                || servers.stream()
                        .anyMatch(server ->
                                server.ipv4().isUnanswered() || server.ipv6().isUnanswered())) {
            return List.of();
        }
        Set<String> ipv4 = networks(servers, Inet.FOUR);
        Set<String> ipv6 = networks(servers, Inet.SIX);
        // A second network of either family keeps the zone alive; one server with only IPv4 and one with only IPv6 are
        // two.
        if (ipv4.size() > 1 || ipv6.size() > 1 || !allHave(servers, ipv4.isEmpty() ? Inet.SIX : Inet.FOUR)) {
            return List.of();
        }
        String zone = evidence.zoneName();
        String network = (ipv4.isEmpty() ? ipv6 : ipv4).iterator().next();
        return List.of(finding(zone, "all " + servers.size() + " name servers of " + zone + " stand in " + network)
                .impact("One fault in that network takes the domain out of the DNS. Servers announced from many places"
                        + " (anycast) suffer less.")
                .evidence(servers.stream()
                        .map(server -> Observations.of(server.ipv4()))
                        .toList())
                .fix(Fix.steps(
                        "Add a name server in another network", "Ask the DNS host, or use a second one beside it."))
                .verify(Observations.dig(zone, RecordType.NS))
                .build());
    }

    /** The two families of addresses. */
    private enum Inet {
        FOUR(4, IPV4_OCTETS),
        SIX(16, IPV6_OCTETS);

        private final int length;
        private final int prefix;

        Inet(int length, int prefix) {
            this.length = length;
            this.prefix = prefix;
        }

        Answer of(NameServer server) {
            return this == FOUR ? server.ipv4() : server.ipv6();
        }
    }

    private static boolean allHave(List<NameServer> servers, Inet family) {
        return servers.stream().allMatch(server -> family.of(server) instanceof Answer.Records);
    }

    private static Set<String> networks(List<NameServer> servers, Inet family) {
        return servers.stream()
                .flatMap(server -> NameServer.addresses(family.of(server)))
                .filter(address -> address.getAddress().length == family.length)
                .map(address -> network(address, family))
                .collect(Collectors.toSet());
    }

    private static String network(InetAddress address, Inet family) {
        byte[] octets = address.getAddress();
        Arrays.fill(octets, family.prefix, octets.length, (byte) 0);
        return InetAddresses.toAddrString(of(octets)) + "/" + 8 * family.prefix;
    }

    private static InetAddress of(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("neither 4 nor 16 octets", e);
        }
    }
}
