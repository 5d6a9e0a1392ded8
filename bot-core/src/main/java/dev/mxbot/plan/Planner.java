package dev.mxbot.plan;

import dev.mxbot.diagnosis.Change;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.ResourceRecord;
import dev.mxbot.plan.Plan.SetName;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Rehearses plans: looks up what they replace, diagnoses before and after, and puts the steps in order. */
public final class Planner {
    /** An alias stands beside nothing else (RFC 1034 section 3.6.2); of the rest these are what mail knows. */
    private static final List<RecordType> BESIDE_AN_ALIAS =
            List.of(RecordType.A, RecordType.AAAA, RecordType.MX, RecordType.TXT, RecordType.TLSA);

    private final Diagnostician diagnostician;

    @Inject
    public Planner(Diagnostician diagnostician) {
        this.diagnostician = diagnostician;
    }

    /** The inquiry is about the plan's domain. */
    public CompletionStage<Planned> rehearse(Plan plan, Inquiry inquiry) {
        List<String> warnings = new ArrayList<>(plan.notes());
        return diagnostician
                .rehearse(inquiry, dns -> change(plan, dns, warnings))
                .thenApply(rehearsal -> Planned.of(plan, rehearsal, warnings));
    }

    /** What is published now of each set, and the difference to the plan. */
    static CompletionStage<Change> change(Plan plan, Dns dns, List<String> warnings) {
        List<SetName> sets = Stream.concat(plan.sets().stream(), besideAliases(plan))
                .distinct()
                .toList();
        return Together.all(sets.stream()
                        .map(set -> dns.ask(Query.of(set.owner(), RecordType.valueOf(set.type()))))
                        .toList())
                .thenCompose(answers -> Together.all(answers.stream()
                                .filter(answer -> !answer.aliases().isEmpty())
                                .map(answer -> answer.query().name())
                                .distinct()
                                .map(name -> dns.ask(Query.of(name, RecordType.CNAME)))
                                .toList())
                        .thenApply(aliases -> new Difference(plan, warnings).of(answers, aliases)));
    }

    private static Stream<SetName> besideAliases(Plan plan) {
        return Stream.concat(plan.publish().stream(), plan.add().stream())
                .filter(record -> record.type().equals("CNAME"))
                .flatMap(record -> BESIDE_AN_ALIAS.stream().map(type -> new SetName(record.name(), type.name())));
    }

    /** The difference between what is published and a plan. */
    private record Difference(Plan plan, List<String> warnings) {
        Change of(List<Answer> answers, List<Answer> aliases) {
            Set<ZoneRecord> add = new LinkedHashSet<>();
            Set<ZoneRecord> remove = new LinkedHashSet<>();
            for (Answer answer : answers) {
                SetName set =
                        new SetName(answer.query().name(), answer.query().type().name());
                if (answer.isUnanswered()) {
                    warnings.add("what " + set + " holds now could not be asked (" + answer.summary()
                            + "), so nothing is known of it after the change either");
                }
                List<ZoneRecord> published = answer.aliases().isEmpty()
                        ? answer.records().stream()
                                .map(ResourceRecord::zoneRecord)
                                .toList()
                        : List.of();
                List<ZoneRecord> planned = isAlias(set) ? List.of() : plan.planned(set, published);
                planned.stream().filter(record -> !published.contains(record)).forEach(add::add);
                published.stream().filter(record -> !planned.contains(record)).forEach(remove::add);
            }
            aliases.forEach(answer -> endAlias(answer, add, remove));
            return new Change(List.copyOf(add), List.copyOf(remove));
        }

        /** The plan makes the owner of this set an alias. */
        private boolean isAlias(SetName set) {
            return !set.type().equals("CNAME")
                    && Stream.concat(plan.publish().stream(), plan.add().stream())
                            .anyMatch(record -> record.type().equals("CNAME")
                                    && record.name().equals(set.owner()));
        }

        private void endAlias(Answer alias, Set<ZoneRecord> add, Set<ZoneRecord> remove) {
            DomainName owner = alias.query().name();
            boolean getsRecords = add.stream()
                    .anyMatch(record ->
                            record.name().equals(owner) && !record.type().equals("CNAME"));
            if (getsRecords) {
                alias.records().stream().map(ResourceRecord::zoneRecord).forEach(remove::add);
                warnings.add(owner + " is an alias now: its CNAME has to go before it can hold other records");
            }
        }
    }
}
