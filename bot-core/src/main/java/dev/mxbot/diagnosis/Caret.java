package dev.mxbot.diagnosis;

import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Provenance;
import java.util.OptionalInt;

/** A record with a mark under the wrong characters, cut to what fits a line. */
public final class Caret {
    private static final int BEFORE = 30;
    private static final int AFTER = 30;
    private static final int LONGEST_MARK = 24;
    private static final String PLACE = "the record at character ";

    private Caret() {}

    /** The mark as the evidence of a finding: who said the record, and at which of its characters the fault is, counted from 1. */
    public static Observation observation(String record, int position, int length, Provenance from) {
        return new Observation(
                PLACE + (position + 1), under(record, position, length), from.server(), from.ttl(), from.at());
    }

    /** Where the mark of such an observation is, counted from 1; empty for evidence of any other kind. */
    public static OptionalInt position(Observation seen) {
        return seen.question().startsWith(PLACE)
                ? OptionalInt.of(Integer.parseInt(seen.question().substring(PLACE.length())))
                : OptionalInt.empty();
    }

    /** Two lines; characters that cannot be shown are dots, so that the columns hold. */
    public static String under(String record, int position, int length) {
        int at = Math.min(position, record.length());
        int start = Math.max(0, at - BEFORE);
        int end = Math.min(record.length(), at + Math.min(length, LONGEST_MARK) + AFTER);
        StringBuilder shown = new StringBuilder(start > 0 ? "…" : "");
        int column = shown.length() + at - start;
        for (int i = start; i < end; i++) {
            char c = record.charAt(i);
            shown.append(c >= 0x20 && c < 0x7f ? c : '.');
        }
        if (end < record.length()) {
            shown.append('…');
        }
        return shown + "\n" + " ".repeat(column) + "^".repeat(Math.max(1, Math.min(length, LONGEST_MARK)));
    }
}
