package dev.mxbot.check.reverse;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.provider.KnownProviders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was found out about the names of the mail hosts' addresses.
 *
 * @param reversals each address once, in the order of the hosts
 */
record ReverseEvidence(DomainName domain, List<Reversal> reversals) implements Evidence {
    ReverseEvidence {
        reversals = List.copyOf(reversals);
    }

    /** True where another one runs the host, and chooses its names. */
    static boolean isProviders(DomainName host) {
        return KnownProviders.byMxHost(host).isPresent();
    }

    /**
     * Those that show something, one group for each finding: an address by itself, or all addresses of a provider's host if all of them
     * show it. A provider changes its addresses daily, and a finding about a host stays the same finding.
     */
    List<Group> showing(Predicate<Reversal> shows) {
        Map<DomainName, List<Reversal>> byHost = reversals.stream()
                .collect(Collectors.groupingBy(Reversal::host, LinkedHashMap::new, Collectors.toList()));
        List<Group> groups = new ArrayList<>();
        byHost.forEach((host, own) -> {
            if (isProviders(host) && own.stream().allMatch(shows)) {
                groups.add(new Group(host.text(), own));
            } else {
                own.stream()
                        .filter(shows)
                        .map(one -> new Group(one.addressText(), List.of(one)))
                        .forEach(groups::add);
            }
        });
        return groups;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(
                "addresses", reversals.stream().map(ReverseEvidence::facts).toList());
    }

    private static Map<String, Object> facts(Reversal one) {
        Object confirmed = one.confirmation() == Reversal.Confirmation.UNKNOWN
                ? "unknown"
                : one.confirmation() == Reversal.Confirmation.YES;
        return Map.of(
                "address",
                one.addressText(),
                "host",
                one.host().text(),
                "names",
                one.names().stream().map(DomainName::text).toList(),
                "confirmed",
                confirmed);
    }
}
