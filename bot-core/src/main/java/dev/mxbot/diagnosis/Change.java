package dev.mxbot.diagnosis;

import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Fix;
import java.util.List;
import java.util.stream.Stream;

/** What is to become of the published records: some are added, some removed. */
public record Change(List<ZoneRecord> add, List<ZoneRecord> remove) {
    public Change {
        add = List.copyOf(add);
        remove = List.copyOf(remove);
    }

    static Change of(Fix fix) {
        return new Change(fix.add(), fix.remove());
    }

    Stream<ZoneRecord> records() {
        return Stream.concat(add.stream(), remove.stream());
    }

    /** False if it changes nothing, or if only the owner can complete it. */
    boolean canBeTried() {
        return records().findAny().isPresent() && add.stream().noneMatch(ZoneRecord::isTemplate);
    }
}
