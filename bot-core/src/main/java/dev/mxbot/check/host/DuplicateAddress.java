package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Remarks that several MX hosts are one machine. */
@RuleInfo(
        code = "mx.duplicate.address",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "Several MX hosts have the same addresses")
final class DuplicateAddress implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        Map<Set<InetAddress>, List<MailHost>> machines = evidence.hosts().stream()
                .filter(host -> !host.addresses().isEmpty()
                        && host.answers().stream().noneMatch(Answer::isUnanswered)
                        && !isCluster(host))
                .collect(Collectors.groupingBy(
                        host -> Set.copyOf(host.addresses()), LinkedHashMap::new, Collectors.toList()));
        return machines.values().stream()
                .filter(same -> same.size() > 1)
                .map(this::judge)
                .toList();
    }

    private static boolean isCluster(MailHost host) {
        return KnownProviders.byMxHost(host.canonical())
                .map(MailProvider::redundant)
                .orElse(false);
    }

    private Finding judge(List<MailHost> same) {
        List<String> names = same.stream().map(host -> host.name().text()).toList();
        return finding(
                        names.get(1),
                        String.join(" and ", names) + " have the same address, "
                                + SpecialNet.text(same.get(0).addresses().get(0)))
                .impact("Several names, one machine: when it is down, no other host stands in.")
                .evidence(same.stream()
                        .flatMap(host -> host.answers().stream())
                        .filter(answer -> !answer.records().isEmpty())
                        .map(Observations::of)
                        .toList())
                .verify(names.stream()
                        .map(name -> Observations.dig(name, RecordType.A))
                        .toArray(String[]::new))
                .build();
    }
}
