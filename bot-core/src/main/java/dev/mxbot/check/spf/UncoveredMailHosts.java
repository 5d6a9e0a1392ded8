package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.stream.Collectors;

/** Mentions that none of the domain's own MX hosts may send its mail. */
@RuleInfo(
        code = "spf.covers_mx.no",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 7208 section 5.4",
        summary = "SPF does not authorise the MX hosts of the domain itself")
final class UncoveredMailHosts implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        Coverage coverage = Coverage.of(spf.tree(), spf.domain());
        List<MailHost> hosts = spf.mailHosts().stream()
                .filter(host -> !host.publicAddresses().isEmpty())
                .toList();
        boolean silent = hosts.isEmpty()
                || spf.record()
                        .filter(record -> record.isValid() && !record.authorisesNobody())
                        .isEmpty()
                || !spf.mailHosts().stream().allMatch(MailHost::isKnown)
                || !coverage.isCertain()
                || isPermanentError(spf.tree())
                || hosts.stream()
                        .flatMap(host -> host.publicAddresses().stream())
                        .anyMatch(coverage::includes);
        if (silent) {
            return List.of();
        }
        SpfNode.Published published = spf.tree().root().only().orElseThrow();
        String names = hosts.stream().map(host -> host.name().text()).limit(3).collect(Collectors.joining(", "));
        return List.of(finding(
                        spf.domain().text(),
                        "SPF does not authorise the domain's own MX hosts: " + Excerpt.title(names))
                .impact("If they send as well, their mail fails SPF: bounces, automatic replies, forwarded mail.")
                .evidence(spf.tree().root().observations())
                .evidence(hosts.stream()
                        .flatMap(host -> host.answers().stream())
                        .filter(answer -> !answer.isAbsent())
                        .map(Observations::of)
                        .toList())
                .fix(published.replacedBy(
                        "Authorise the MX hosts, if they send",
                        published.record().starting("mx")))
                .verify(spf.tree().root().dig())
                .build());
    }

    /** Then nobody at all is authorised, and that is the finding. */
    private static boolean isPermanentError(SpfTree tree) {
        return tree.lookups() > TooManyLookups.LIMIT
                || tree.nodes().stream()
                        .anyMatch(
                                node -> node.record().filter(SpfRecord::isValid).isEmpty());
    }
}
