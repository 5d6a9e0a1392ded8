package dev.mxbot.plan;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What somebody wants to publish.
 *
 * @param publish these replace whatever the same owner has of the same type
 * @param add these come beside what is there
 * @param remove these go
 * @param removeSets all records of these owners and types go
 * @param notes what the reader should know about how the text was understood, a sentence each
 */
public record Plan(
        DomainName domain,
        List<ZoneRecord> publish,
        List<ZoneRecord> add,
        List<ZoneRecord> remove,
        List<SetName> removeSets,
        List<String> notes) {
    public Plan {
        publish = List.copyOf(publish);
        add = List.copyOf(add);
        remove = List.copyOf(remove);
        removeSets = List.copyOf(removeSets);
        notes = List.copyOf(notes);
    }

    /** The records of one owner and one type. */
    public record SetName(DomainName owner, String type) {
        static SetName of(ZoneRecord record) {
            return new SetName(record.name(), record.type());
        }

        @Override
        public String toString() {
            return owner + " " + type;
        }
    }

    /** The record sets that it is about, in the order of the text. */
    List<SetName> sets() {
        return Stream.concat(
                        Stream.of(publish, add, remove).flatMap(List::stream).map(SetName::of), removeSets.stream())
                .distinct()
                .toList();
    }

    /** What a set holds once the plan is published. */
    List<ZoneRecord> planned(SetName set, List<ZoneRecord> published) {
        Map<String, ZoneRecord> planned = new LinkedHashMap<>();
        boolean replaced =
                publish.stream().anyMatch(record -> SetName.of(record).equals(set));
        if (!replaced && !removeSets.contains(set)) {
            published.forEach(record -> planned.put(record.data(), record));
            remove.stream()
                    .filter(record -> SetName.of(record).equals(set))
                    .forEach(record -> planned.remove(record.data()));
        }
        List<ZoneRecord> given = new ArrayList<>(publish);
        given.addAll(add);
        given.stream()
                .filter(record -> SetName.of(record).equals(set))
                .forEach(record -> planned.put(record.data(), record));
        return List.copyOf(planned.values());
    }
}
