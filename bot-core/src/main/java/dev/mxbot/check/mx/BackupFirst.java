package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Flags a backup host that senders try before the primary: by a known provider's own order, else by what the names say. */
@RuleInfo(
        code = "mx.priority.backup_first",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "A host that is named as a backup is preferred over the primary")
final class BackupFirst implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        MxSetRecord set = evidence.set();
        if (set.names().size() < 2) {
            return List.of();
        }
        return set.real().stream().allMatch(host -> provider(host).isPresent())
                ? againstDocumentation(evidence, set)
                : againstNames(evidence, set);
    }

    private static Optional<MailProvider> provider(MxSetRecord.Host host) {
        return KnownProviders.byMxHost(host.name());
    }

    private List<Finding> againstDocumentation(MxEvidence evidence, MxSetRecord set) {
        for (MxSetRecord.Host first : set.real()) {
            for (MxSetRecord.Host later : set.real()) {
                MailProvider provider = provider(first).orElseThrow();
                if (first.preference() < later.preference() && isTheOtherWayRound(provider, set, first, later)) {
                    return List.of(finding(
                            evidence, first, later, "as " + provider.name() + " documents it", set.movedTo(provider)));
                }
            }
        }
        return List.of();
    }

    /** Says nothing about hosts that the provider does not document: another provider's, or those of old customers. */
    private static boolean isTheOtherWayRound(
            MailProvider provider, MxSetRecord set, MxSetRecord.Host first, MxSetRecord.Host later) {
        OptionalInt before = documented(provider, set, first);
        OptionalInt after = documented(provider, set, later);
        return before.isPresent() && after.isPresent() && before.getAsInt() > after.getAsInt();
    }

    private static OptionalInt documented(MailProvider provider, MxSetRecord set, MxSetRecord.Host host) {
        return provider.publishes(set.owner()).stream()
                .filter(mx -> mx.host().equals(host.name().text()))
                .mapToInt(MailProvider.MxHost::preference)
                .findFirst();
    }

    private List<Finding> againstNames(MxEvidence evidence, MxSetRecord set) {
        MxSetRecord.Host first = set.real().get(0);
        HostRole role = HostRole.of(first.name());
        return set.real().stream()
                .filter(later -> later.preference() > first.preference())
                .filter(later -> role.backs(HostRole.of(later.name())))
                .findFirst()
                .map(later -> finding(evidence, first, later, "as their names say", reordered(set)))
                .stream()
                .toList();
    }

    private static Fix reordered(MxSetRecord set) {
        List<MxSetRecord.Host> hosts = set.real();
        List<MxSetRecord.Host> meant = Stream.concat(
                        hosts.stream().filter(host -> !isBackup(host, hosts)),
                        hosts.stream().filter(host -> isBackup(host, hosts)))
                .toList();
        List<ZoneRecord> lines = IntStream.range(0, hosts.size())
                .mapToObj(i -> set.line(hosts.get(i).preference(), meant.get(i).name()))
                .toList();
        return set.replacing("Prefer the primary", hosts, lines);
    }

    private static boolean isBackup(MxSetRecord.Host host, List<MxSetRecord.Host> hosts) {
        HostRole role = HostRole.of(host.name());
        return hosts.stream().anyMatch(other -> role.backs(HostRole.of(other.name())));
    }

    private Finding finding(MxEvidence evidence, MxSetRecord.Host first, MxSetRecord.Host later, String why, Fix fix) {
        String domain = evidence.domain().text();
        return finding(
                        first.name().text(),
                        first.label() + " is the backup of " + later.label() + ", " + why
                                + ", but senders try it first")
                .impact(
                        "Mail goes to the backup while the primary is up; it is late, or refused, if the backup only relays.")
                .cause("senders try its backup host " + first.name() + " before the primary")
                .evidence(Observations.of(evidence.mx()))
                .fix(fix)
                .verify(Observations.dig(domain, RecordType.MX))
                .build();
    }
}
