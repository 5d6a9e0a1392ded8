package dev.mxbot.plan;

import dev.mxbot.diagnosis.Rehearsal;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a plan's rehearsal.
 *
 * @param order the steps that lose no mail, in their order
 * @param warnings what to watch out for, a sentence each; names and records are quoted in them
 */
public record Planned(Plan plan, Rehearsal rehearsal, List<Step> order, List<String> warnings) {
    public Planned {
        order = List.copyOf(order);
        warnings = List.copyOf(warnings);
    }

    static Planned of(Plan plan, Rehearsal rehearsal, List<String> notes) {
        KnownPolicy policy = KnownPolicy.of(rehearsal.before());
        SafeOrder order = new SafeOrder(plan.domain(), rehearsal.change(), policy);
        List<String> warnings = new ArrayList<>();
        List<DomainName> uncovered = order.hostsOutsideThePolicy();
        if (!uncovered.isEmpty()) {
            warnings.add("MTA-STS is in enforce mode and does not list " + Step.names(uncovered)
                    + ": senders that hold the policy refuse to deliver. Change the policy first and wait its max_age ("
                    + Step.length(policy.maxAge()) + ")");
        }
        rehearsal.brought().stream()
                .filter(finding ->
                        finding.code().startsWith("smtp.") && finding.severity().atLeast(Severity.WARNING))
                .map(Finding::title)
                .forEach(warnings::add);
        if (rehearsal.change().add().isEmpty() && rehearsal.change().remove().isEmpty()) {
            warnings.add("all of this is published already");
        }
        warnings.addAll(notes);
        return new Planned(
                plan, rehearsal, order.steps(), warnings.stream().distinct().toList());
    }

    /** What to publish to be back where it was. */
    public List<ZoneRecord> restored() {
        return rehearsal.change().remove();
    }

    /** What to take away to be back where it was. */
    public List<ZoneRecord> withdrawn() {
        return rehearsal.change().add();
    }

    /** How long after the last step a cache may still hold a record that is no longer published; zero if none is replaced. */
    public Duration lastMemory() {
        return Stream.concat(rehearsal.change().remove().stream(), Stream.of())
                .map(record -> Duration.ofSeconds(record.ttl()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
