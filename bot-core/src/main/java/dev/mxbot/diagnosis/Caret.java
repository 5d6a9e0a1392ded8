package dev.mxbot.diagnosis;

/** A record with a mark under the wrong characters, cut to what fits a line. */
public final class Caret {
    private static final int BEFORE = 30;
    private static final int AFTER = 30;
    private static final int LONGEST_MARK = 24;

    private Caret() {}

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
