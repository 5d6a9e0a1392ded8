package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Flags an MX host that is not among those that the asker named as right. */
@RuleInfo(
        code = "mx.unapproved",
        severity = ERROR,
        lane = RECEIVING,
        summary = "An MX host is not among the expected ones")
final class UnexpectedHost implements Rule<MxEvidence> {
    private static final int MAX_FINDINGS = 10;

    @Override
    public List<Finding> judge(MxEvidence evidence) {
        MxSetRecord set = evidence.set();
        if (evidence.expected().isEmpty()) {
            return List.of();
        }
        List<DomainName> missing = evidence.expected().stream()
                .filter(host -> !set.names().contains(host))
                .sorted()
                .toList();
        List<MxSetRecord.Host> unexpected = set.hosts().stream()
                .filter(host -> !evidence.expected().contains(host.name()))
                .limit(MAX_FINDINGS)
                .toList();
        return IntStream.range(0, unexpected.size())
                .mapToObj(i -> judge(
                        evidence,
                        set,
                        unexpected.get(i),
                        missing.stream().skip(i).findFirst()))
                .toList();
    }

    private Finding judge(MxEvidence evidence, MxSetRecord set, MxSetRecord.Host host, Optional<DomainName> meant) {
        String domain = evidence.domain().text();
        return finding(host.name().text(), host.label() + " of " + domain + " is not among the expected hosts")
                .impact("Mail may go to a host that nobody here approved.")
                .cause("its MX records name a host that is not expected")
                .evidence(Observations.of(evidence.mx()))
                .fix(set.replacing(
                        meant.map(right -> "Name the expected host instead").orElse("Remove the host"),
                        List.of(host),
                        meant.map(right -> List.of(set.line(host.preference(), right)))
                                .orElse(List.of())))
                .verify(Observations.dig(domain, RecordType.MX))
                .build();
    }
}
