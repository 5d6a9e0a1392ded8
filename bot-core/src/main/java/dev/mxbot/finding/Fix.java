package dev.mxbot.finding;

import dev.mxbot.domain.ZoneRecord;
import java.util.List;

/**
 * A cure, as data.
 *
 * @param title what it does, as an order: "Point the MX at a host that exists"
 * @param add records to publish
 * @param remove records to take away, as published
 * @param steps what to do in words, where records alone are not enough or the provider's screens have their own terms
 * @param needs what only the owner knows, named as in the records' placeholders ({@code address} for {@code <address>})
 * @param proven true only if the same diagnosis over the fixed records no longer held the finding and held no new one above notice
 */
public record Fix(
        String title,
        List<ZoneRecord> add,
        List<ZoneRecord> remove,
        List<String> steps,
        List<String> needs,
        boolean proven) {
    public Fix {
        add = List.copyOf(add);
        remove = List.copyOf(remove);
        steps = List.copyOf(steps);
        needs = List.copyOf(needs);
    }

    /** Only words: nothing that can be published or simulated. */
    public static Fix steps(String title, String... steps) {
        return new Fix(title, List.of(), List.of(), List.of(steps), List.of(), false);
    }

    public static Fix add(String title, ZoneRecord... records) {
        return new Fix(title, List.of(records), List.of(), List.of(), List.of(), false);
    }

    public static Fix remove(String title, ZoneRecord... records) {
        return new Fix(title, List.of(), List.of(records), List.of(), List.of(), false);
    }

    public static Fix replace(String title, List<ZoneRecord> old, List<ZoneRecord> corrected) {
        return new Fix(title, corrected, old, List.of(), List.of(), false);
    }

    public Fix withSteps(String... more) {
        return new Fix(title, add, remove, List.of(more), needs, proven);
    }

    public Fix needing(String... placeholders) {
        return new Fix(title, add, remove, steps, List.of(placeholders), proven);
    }

    public Fix asProven() {
        return new Fix(title, add, remove, steps, needs, true);
    }
}
