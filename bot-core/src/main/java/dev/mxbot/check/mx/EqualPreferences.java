package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Remarks that all hosts are equally preferred, unless a provider wants it so. */
@RuleInfo(
        code = "mx.priority.all_equal",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "All MX hosts have the same preference, so senders pick one at random")
final class EqualPreferences implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        MxSetRecord set = evidence.set();
        List<MxSetRecord.Host> hosts = set.real();
        if (set.names().size() < 2
                || hosts.stream().map(MxSetRecord.Host::preference).distinct().count() > 1
                || asDocumented(set)) {
            return List.of();
        }
        String domain = evidence.domain().text();
        int preference = hosts.get(0).preference();
        List<ZoneRecord> ordered = IntStream.range(0, hosts.size())
                .mapToObj(i -> set.line(10 * (i + 1), hosts.get(i).name()))
                .toList();
        return List.of(
                finding(domain, "all " + hosts.size() + " MX hosts of " + domain + " have preference " + preference)
                        .impact(
                                "Senders pick one of them at random. That is fine if they are equals, wrong if one is meant as a backup.")
                        .evidence(Observations.of(evidence.mx()))
                        .fix(set.replacing("Give them an order, if one is meant", hosts, ordered))
                        .verify(Observations.dig(domain, RecordType.MX))
                        .build());
    }

    /** All hosts are one known provider's, and it documents equal preferences, or leaves them to each customer's own records. */
    private static boolean asDocumented(MxSetRecord set) {
        List<Optional<MailProvider>> providers =
                set.names().stream().map(KnownProviders::byMxHost).distinct().toList();
        return providers.size() == 1
                && providers
                        .get(0)
                        .filter(provider -> provider.publishes().stream()
                                        .map(MailProvider.MxHost::preference)
                                        .distinct()
                                        .count()
                                <= 1)
                        .isPresent();
    }
}
