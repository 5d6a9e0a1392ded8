package dev.mxbot.plan;

import dev.mxbot.lookup.dns.ZoneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One entry of a plan's text, comments and keyword taken off, and what is to become of the record.
 *
 * @param line the line that it starts in, from 1
 * @param text may hold line breaks within parentheses; leading white space says that the owner is the one before
 */
record ZoneEntry(int line, Act act, String text) {
    enum Act {
        PUBLISH,
        ADD,
        REMOVE
    }

    /** The entries of a text; blank ones and comments are none. */
    static List<ZoneEntry> of(String text) {
        List<ZoneEntry> entries = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        int line = 1;
        int start = 1;
        int depth = 0;
        boolean quoted = false;
        boolean comment = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (c == '\n') {
                comment = false;
                // A quoted string ends with its line: so one forgotten quote costs one line.
                quoted = false;
                if (depth == 0 || i == text.length()) {
                    add(entries, start, entry.toString());
                    entry.setLength(0);
                    start = line + 1;
                } else {
                    entry.append(' ');
                }
                line++;
            } else if (c == '\\' && !comment && i + 1 < text.length() && text.charAt(i + 1) != '\n') {
                entry.append(c).append(text.charAt(++i));
            } else if (!comment && !quoted && c == ';') {
                comment = true;
            } else if (!comment && !quoted && (c == '(' || c == ')')) {
                depth = c == '(' ? depth + 1 : Math.max(0, depth - 1);
                entry.append(' ');
            } else if (!comment && c != '\r') {
                quoted ^= c == '"';
                entry.append(c);
            }
        }
        return entries;
    }

    private static void add(List<ZoneEntry> entries, int line, String text) {
        if (text.isBlank()) {
            return;
        }
        String stripped = text.strip();
        String[] words = stripped.split("\\s+", 3);
        String first = words[0].toLowerCase(Locale.ROOT);
        boolean keyword =
                words.length > 1 && (first.equals("-") || first.equals("+") || isWordBeforeOwner(first, words[1]));
        if (!keyword) {
            entries.add(new ZoneEntry(line, Act.PUBLISH, text.stripTrailing()));
            return;
        }
        Act act = first.equals("-") || first.equals("remove") ? Act.REMOVE : Act.ADD;
        entries.add(new ZoneEntry(line, act, stripped.substring(first.length()).strip()));
    }

    /** As a fix is shown: {@code add     example.com. 3600 IN …}. A host may be called "add", so a name must follow. */
    private static boolean isWordBeforeOwner(String word, String next) {
        return (word.equals("add") || word.equals("remove"))
                && !ZoneLine.isType(next)
                && !ZoneLine.isClass(next)
                && !ZoneLine.isTtl(next);
    }
}
