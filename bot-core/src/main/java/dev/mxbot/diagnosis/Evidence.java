package dev.mxbot.diagnosis;

import dev.mxbot.finding.Lane;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a probe found out about one topic; the only thing its rules see. */
public interface Evidence {
    /** The records as published and as understood, for the report: maps, lists, strings, numbers and booleans only. */
    Map<String, Object> facts();

    /** Lanes that the domain's own records say it does not use: a null MX receives nothing, {@code v=spf1 -all} sends nothing. */
    default Set<Lane> unusedLanes() {
        return Set.of();
    }

    /**
     * What it holds besides answers of the DNS, in words that are equal where the same was seen; what they leave out counts by what the
     * rules make of it. Empty: nothing, so that equal answers make equal evidence.
     */
    default Optional<String> besides() {
        return Optional.empty();
    }
}
