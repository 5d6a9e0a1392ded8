package dev.mxbot.check.provider;

import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Observation;

/**
 * One record that still names a provider.
 *
 * @param what in plain words: {@code its SPF include}
 * @param matters true if it affects mail or mail programs; false if it only once proved something
 * @param replacement the record without the trace; the same as {@code published} where it is to go altogether
 */
record Trace(String what, boolean matters, ZoneRecord published, ZoneRecord replacement, Observation seen) {
    /** What a trace in the SPF record is called. */
    static final String SPF = "SPF";

    boolean isRemoved() {
        return published.equals(replacement);
    }
}
