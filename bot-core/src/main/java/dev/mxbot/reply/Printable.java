package dev.mxbot.reply;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Locale;

/**
 * Somebody else's text made safe to look at: what a terminal or a chat client would act upon, or show as nothing at all, stands there
 * as its number. Control characters become {@code \x1B}; bidirectional controls, zero-width and other invisible characters, line
 * separators, lone surrogates and unassigned or private characters become <code>&#92;u{202E}</code>. Doing it twice changes nothing.
 */
public final class Printable {
    private static final String ELLIPSIS = "…";

    private Printable() {}

    /** One line: a line feed is shown as {@code \x0A}. */
    public static String line(String foreign) {
        return show(foreign, Integer.MAX_VALUE, false);
    }

    /** One line of at most so many characters (code points), an ellipsis included where something is left out. */
    public static String line(String foreign, int most) {
        return show(foreign, most, false);
    }

    /** Several lines: line feeds and tabs stay, a carriage return before a line feed goes. */
    public static String block(String foreign) {
        return show(foreign.replace("\r\n", "\n"), Integer.MAX_VALUE, true);
    }

    private static String show(String foreign, int most, boolean lines) {
        StringBuilder shown = new StringBuilder(Math.min(foreign.length(), 256));
        int used = 0;
        // Where the text ends if one more character turns out not to fit: room is left for the ellipsis.
        int cut = 0;
        for (int i = 0; i < foreign.length(); ) {
            int c = foreign.codePointAt(i);
            i += Character.charCount(c);
            int before = shown.length();
            append(shown, c, lines);
            used += shown.codePointCount(before, shown.length());
            if (used > most) {
                shown.setLength(cut);
                return shown.append(ELLIPSIS).toString();
            }
            if (used < most) {
                cut = shown.length();
            }
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c, boolean lines) {
        if (lines && (c == '\n' || c == '\t')) {
            shown.append((char) c);
        } else if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
            shown.append(String.format(Locale.ROOT, "\\x%02X", c));
        } else if (c >= 0x80 && isTreacherous(c)) {
            shown.append(String.format(Locale.ROOT, "\\u{%04X}", c));
        } else {
            shown.appendCodePoint(c);
        }
    }

    private static boolean isTreacherous(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            // Variation selectors, fillers and the like: letters and marks by their class, invisible all the same.
            default -> UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }
}
