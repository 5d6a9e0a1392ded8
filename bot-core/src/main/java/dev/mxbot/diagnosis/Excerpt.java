package dev.mxbot.diagnosis;

/** Text of strangers, made fit to be shown: printable ASCII, other octets as {@code \xNN}, and not too much of it. */
public final class Excerpt {
    /** What fits in a title beside the words around it. */
    private static final int TITLE = 80;

    /** A long record with all its includes still fits. */
    private static final int RECORD = 2000;

    private Excerpt() {}

    /** At most 80 characters, cut with an ellipsis. */
    public static String title(String octets) {
        return cut(octets, TITLE);
    }

    /** At most 2,000 characters, cut with an ellipsis: a whole record, nearly always. */
    public static String record(String octets) {
        return cut(octets, RECORD);
    }

    private static String cut(String octets, int limit) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            String next = c >= 0x20 && c < 0x7f ? String.valueOf(c) : String.format("\\x%02X", (int) c);
            if (shown.length() + next.length() > limit - (i < octets.length() - 1 ? 1 : 0)) {
                return shown.append('…').toString();
            }
            shown.append(next);
        }
        return shown.toString();
    }
}
