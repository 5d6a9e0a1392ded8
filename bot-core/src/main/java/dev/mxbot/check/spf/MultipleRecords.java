package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.List;

/** Flags a domain, or an included one, with more than one SPF record. */
@RuleInfo(
        code = "spf.multiple",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 7208 section 4.5",
        summary = "The domain has more than one SPF record, so receivers answer permerror")
final class MultipleRecords implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return spf.tree().nodes().stream()
                .filter(node -> node.published().size() > 1)
                .map(node -> judge(spf, node))
                .toList();
    }

    private Finding judge(SpfEvidence spf, SpfNode node) {
        boolean own = node.equals(spf.tree().root());
        String name = Excerpt.title(node.name().text());
        int count = node.published().size();
        Finding.Draft draft = finding(
                        node.name().text(), (own ? name : "the included " + name) + " has " + count + " SPF records")
                .impact("Receivers answer \"permerror\": none of the records counts, so no server is authorised.")
                .cause("it has " + count + " SPF records")
                .evidence(node.observations())
                .verify(node.dig());
        return own
                ? draft.fix(merged(node)).build()
                : draft.fix(Broken.elsewhere(node)).build();
    }

    private static Fix merged(SpfNode node) {
        SpfRecord one = SpfRecord.merged(
                node.published().stream().map(SpfNode.Published::record).toList());
        ResourceRecord first = node.published().get(0).source();
        return Fix.replace(
                        "Publish one record with the terms of all",
                        node.published().stream()
                                .map(each -> each.source().zoneRecord())
                                .toList(),
                        List.of(ZoneRecord.txt(first.name(), first.ttl(), one.toString())))
                .withSteps("Drop the terms of services that no longer send for the domain.");
    }
}
