package dev.mxbot.check.host;

import com.google.common.net.InetAddresses;
import dev.mxbot.check.mx.MxSetRecord;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Fix;
import dev.mxbot.lookup.dns.Answer;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way out for an MX record that holds an address: a host of that address, and an MX record that names it. */
final class LiteralRepair {
    private LiteralRepair() {}

    static List<Fix> of(HostEvidence evidence, MailHost host) {
        Optional<InetAddress> address =
                host.text().literal().filter(ip -> SpecialAddresses.rangeOf(ip).isEmpty());
        return address.flatMap(ip -> named(evidence, host, ip))
                .map(List::of)
                .orElseGet(() -> Repair.of(evidence, host));
    }

    private static Optional<Fix> named(HostEvidence evidence, MailHost host, InetAddress address) {
        Optional<DomainName> known = host.candidates().entrySet().stream()
                .filter(candidate -> MailHost.addresses(candidate.getValue()).contains(address))
                .map(Map.Entry::getKey)
                .findFirst();
        if (known.isPresent()) {
            return known.map(
                    name -> Repair.pointingAt(evidence, host, name, "Name " + name + ", which has this address"));
        }
        return host.candidates().entrySet().stream()
                .filter(candidate -> candidate.getValue().stream().allMatch(Answer::isAbsent))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(free -> introducing(evidence, host, free, address));
    }

    private static Fix introducing(HostEvidence evidence, MailHost host, DomainName free, InetAddress address) {
        ZoneRecord record = new ZoneRecord(
                free,
                MxSetRecord.DEFAULT_TTL,
                address.getAddress().length == 4 ? "A" : "AAAA",
                InetAddresses.toAddrString(address));
        return evidence.set()
                .replacing(
                        "Give the address a name, and name that",
                        Repair.records(evidence, host),
                        List.of(record, evidence.set().line(Repair.preference(evidence, host), free)));
    }
}
