package dev.mxbot.check.host;

import dev.mxbot.check.mx.MxSetRecord;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Fix;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways out for a host that leads nowhere; the one that needs no further knowledge first. */
final class Repair {
    private static final int MAX_FIXES = 3;

    private Repair() {}

    static List<Fix> of(HostEvidence evidence, MailHost host) {
        List<Fix> fixes = new ArrayList<>();
        meant(host).ifPresent(name -> fixes.add(pointingAt(evidence, host, name, "Point the MX at " + name)));
        if (fixes.isEmpty()) {
            completed(host).ifPresent(name -> fixes.add(publishing(evidence, host, name)));
        }
        if (evidence.isAllLost()) {
            evidence.spf()
                    .mailbox()
                    .ifPresent(provider -> fixes.add(evidence.set().movedTo(provider)));
        }
        if (!others(evidence, host).isEmpty() && !host.isUsable()) {
            fixes.add(removing(evidence, host));
        }
        if (fixes.size() < MAX_FIXES && lacksOnlyItsAddress(evidence, host)) {
            fixes.add(Fix.add(
                            "Give " + host.canonical() + " its address",
                            new ZoneRecord(host.canonical(), MxSetRecord.DEFAULT_TTL, "A", "<address>"))
                    .needing("address"));
        }
        if (fixes.isEmpty() && !others(evidence, host).isEmpty()) {
            fixes.add(removing(evidence, host));
        }
        if (fixes.isEmpty()) {
            fixes.add(evidence.set()
                    .replacing(
                            "Name a mail host that exists",
                            records(evidence, host),
                            List.of(new ZoneRecord(
                                    evidence.set().owner(),
                                    MxSetRecord.DEFAULT_TTL,
                                    "MX",
                                    preference(evidence, host) + " <mail host>.")))
                    .needing("mail host"));
        }
        return fixes;
    }

    /** True if the name is a good one, in a zone that the domain's owner keeps. */
    private static boolean lacksOnlyItsAddress(HostEvidence evidence, MailHost host) {
        Flaw flaw = host.flaw();
        return (flaw == Flaw.NXDOMAIN || flaw == Flaw.NO_ADDRESS) && isOwn(evidence, host.canonical());
    }

    private static List<MailHost> others(HostEvidence evidence, MailHost host) {
        return evidence.usable().stream().filter(other -> !other.equals(host)).toList();
    }

    /** The name as it was meant by whoever left out a dot or the domain. */
    private static Optional<DomainName> completed(MailHost host) {
        return host.flaw() == Flaw.SINGLE_LABEL
                ? Candidates.below(host.text(), host.name().text()).findFirst()
                : host.text().doubled().or(host.text()::providerWithOrigin);
    }

    /** The way out for addresses that lead nowhere. */
    static List<Fix> readdressed(HostEvidence evidence, MailHost host, List<InetAddress> bad) {
        List<ZoneRecord> wrong = host.answers().stream()
                .flatMap(answer -> answer.records().stream())
                .filter(record -> record.data() instanceof Rdata.Address data && bad.contains(data.address()))
                .map(record -> record.zoneRecord())
                .toList();
        List<Fix> fixes = new ArrayList<>();
        if (host.isUsable()) {
            fixes.add(Fix.remove("Remove the address", wrong.toArray(ZoneRecord[]::new)));
            return fixes;
        }
        if (!others(evidence, host).isEmpty()) {
            fixes.add(removing(evidence, host));
        }
        fixes.add(Fix.replace(
                        "Publish the public address of " + host.canonical(),
                        wrong,
                        List.of(new ZoneRecord(host.canonical(), MxSetRecord.DEFAULT_TTL, "A", "<public address>")))
                .needing("public address"));
        return fixes;
    }

    /** Names another host in place of this one; where that host is in the set already, only takes this one away. */
    static Fix pointingAt(HostEvidence evidence, MailHost host, DomainName right, String title) {
        List<ZoneRecord> added = evidence.set().names().contains(right)
                ? List.of()
                : List.of(evidence.set().line(preference(evidence, host), right));
        return evidence.set().replacing(title, records(evidence, host), added);
    }

    static List<MxSetRecord.Host> records(HostEvidence evidence, MailHost host) {
        return evidence.set().real().stream()
                .filter(record -> record.name().equals(host.name()))
                .toList();
    }

    static int preference(HostEvidence evidence, MailHost host) {
        return records(evidence, host).stream()
                .mapToInt(MxSetRecord.Host::preference)
                .min()
                .orElse(10);
    }

    /** The first name that is probably meant and really has a public address. */
    private static Optional<DomainName> meant(MailHost host) {
        return host.candidates().entrySet().stream()
                .filter(candidate -> MailHost.addresses(candidate.getValue()).stream()
                        .anyMatch(address -> SpecialAddresses.rangeOf(address).isEmpty()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Fix removing(HostEvidence evidence, MailHost host) {
        int left = others(evidence, host).size();
        return evidence.set()
                .removing(
                        "Remove the host: " + (left == 1 ? "another one takes" : left + " others take") + " the mail",
                        records(evidence, host));
    }

    /** The name that was meant, with a place for the address that it does not have yet. */
    private static Fix publishing(HostEvidence evidence, MailHost host, DomainName meant) {
        Fix corrected = pointingAt(evidence, host, meant, "Write the host out, with the dot at its end");
        boolean absent =
                host.candidates().getOrDefault(meant, List.of()).stream().anyMatch(Answer::isAbsent);
        if (!absent) {
            return corrected;
        }
        List<ZoneRecord> added = new ArrayList<>(corrected.add());
        added.add(new ZoneRecord(meant, MxSetRecord.DEFAULT_TTL, "A", "<address>"));
        return Fix.replace(corrected.title(), corrected.remove(), added).needing("address");
    }

    private static boolean isOwn(HostEvidence evidence, DomainName name) {
        return PublicSuffixes.registrable(name).isPresent()
                && PublicSuffixes.registrable(name).equals(PublicSuffixes.registrable(evidence.domain()));
    }
}
