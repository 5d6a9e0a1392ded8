package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import dev.mxbot.provider.MailProvider.Kind;
import java.util.List;
import java.util.Optional;

/** Flags MX records that split mail between providers that know nothing of each other, or let it go around a filter. */
@RuleInfo(
        code = "mx.mixed_providers",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "The MX records name hosts of several providers")
final class MixedProviders implements Rule<MxEvidence> {
    private static final int MAX_FIXES = 3;

    @Override
    public List<Finding> judge(MxEvidence evidence) {
        MxSetRecord set = evidence.set();
        List<MailProvider> providers = set.names().stream()
                .flatMap(host -> KnownProviders.byMxHost(host).stream())
                .filter(provider -> provider.kind() != MailProvider.Kind.SENDER)
                .distinct()
                .toList();
        if (providers.size() < 2) {
            return List.of();
        }
        String domain = evidence.domain().text();
        Finding.Draft finding = finding(domain, "the MX records of " + domain + " name hosts of " + names(providers))
                .impact(impact(providers))
                .cause("its MX records name hosts of " + names(providers))
                .evidence(Observations.of(evidence.mx()))
                .verify(Observations.dig(domain, RecordType.MX));
        providers.stream()
                .filter(provider ->
                        provider.kind() == Kind.GATEWAY || gateway(providers).isEmpty())
                .limit(MAX_FIXES)
                .forEach(provider -> finding.fix(
                        set.removing("Keep " + provider.name() + " alone", hostsOfOthers(set, providers, provider))));
        return List.of(finding.build());
    }

    private static Optional<MailProvider> gateway(List<MailProvider> providers) {
        return providers.stream()
                .filter(provider -> provider.kind() == Kind.GATEWAY)
                .findFirst();
    }

    private static String impact(List<MailProvider> providers) {
        return gateway(providers)
                .map(filter -> "Mail that senders hand to another host goes around the filter of " + filter.name()
                        + "; spammers look for such hosts.")
                .orElse(
                        "Which provider gets a message is up to the sender: it lands in two places, or bounces where its"
                                + " recipient is unknown.");
    }

    private static List<MxSetRecord.Host> hostsOfOthers(
            MxSetRecord set, List<MailProvider> providers, MailProvider kept) {
        return set.real().stream()
                .filter(host -> KnownProviders.byMxHost(host.name())
                        .filter(other -> !other.equals(kept) && providers.contains(other))
                        .isPresent())
                .toList();
    }

    private static String names(List<MailProvider> providers) {
        return String.join(" and ", providers.stream().map(MailProvider::name).toList());
    }
}
