package dev.mxbot.question;

import java.util.Locale;

/**
 * Undoes what chat platforms, word processors and careful people do to text: link forms and mentions in angle brackets, entities,
 * characters that cannot be seen, look-alike punctuation, "example[.]com".
 */
final class Markup {
    /** The longest form in angle brackets that is looked for; Slack's URLs end before. */
    private static final int LONGEST_FORM = 3000;

    private Markup() {}

    static String undo(String text) {
        return characters(entities(forms(text))
                .replace("[.]", ".")
                .replace("(.)", ".")
                .replace("[dot]", ".")
                .replace("[at]", "@"));
    }

    /** {@code <http://example.com|example.com>}, {@code <mailto:a@b|a@b>}, {@code <@U123>}, {@code <:name:123>} and their kin. */
    private static String forms(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = c == '<' ? formEnd(text, i) : -1;
            if (end < 0) {
                out.append(c);
                i++;
            } else {
                out.append(' ').append(form(text.substring(i + 1, end))).append(' ');
                i = end + 1;
            }
        }
        return out.toString();
    }

    /** Stops at the next opening bracket, so that no character is looked at more than twice. */
    private static int formEnd(String text, int open) {
        int limit = Math.min(text.length(), open + LONGEST_FORM);
        for (int i = open + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return i;
            }
            if (c == '<' || c == '\n') {
                return -1;
            }
        }
        return -1;
    }

    /** What a person meant: the target of a link, since a label can name another host; nothing for a mention, emoji or timestamp. */
    private static String form(String inside) {
        if (isPlatformObject(inside)) {
            return "";
        }
        int bar = inside.indexOf('|');
        String target = bar < 0 ? inside : inside.substring(0, bar);
        String lower = target.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mailto:")) {
            int query = target.indexOf('?');
            return target.substring("mailto:".length(), query < 0 ? target.length() : query);
        }
        return lower.startsWith("tel:") ? "" : target;
    }

    private static boolean isPlatformObject(String inside) {
        if (inside.isEmpty()) {
            return true;
        }
        return switch (inside.charAt(0)) {
            case '!', '#' -> true;
            // "<@U123|name>", "<@!123>", "<@&123>"; but "<@example.com>" is a person's.
            case '@' -> inside.indexOf('.') < 0 || inside.indexOf('|') >= 0;
            // "<:name:123>", "</command:123>"
            case ':', '/' -> inside.length() > 1 && inside.charAt(1) != '/';
            // "<a:name:123>"
            case 'a' -> inside.startsWith("a:");
            // "<t:1700000000:R>"
            case 't' -> inside.length() > 2 && inside.startsWith("t:") && isDigit(inside.charAt(2));
            default -> false;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String entities(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }

    private static String characters(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                out.append(c);
            } else if (!isInvisible(c)) {
                out.append(plain(c));
            }
        }
        return out.toString();
    }

    /** Comes along when text is copied; the joiners U+200C and U+200D stay, names in several scripts need them (RFC 5892 appendix A). */
    private static boolean isInvisible(char c) {
        return c == '\u00ad'
                || c == '\u200b'
                || c == '\u200e'
                || c == '\u200f'
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2060' && c <= '\u206f')
                || c == '\ufeff';
    }

    private static char plain(char c) {
        return switch (c) {
            // The dots of an internationalised name (RFC 3490 section 3.1, kept by UTS #46).
            case '\u3002', '\uff0e', '\uff61' -> '.';
            case '\u2010', '\u2011' -> '-';
            case '\uff20' -> '@';
            case '\uff1a' -> ':';
            case '\uff0f' -> '/';
            default -> c;
        };
    }
}
