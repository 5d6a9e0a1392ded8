package dev.mxbot.plan;

import dev.mxbot.lookup.dns.ZoneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Records as people paste them into a chat: in a code block, on lines of their own, or all in one line. */
public final class Pasted {
    private static final String FENCE = "```";

    /** The longest form in angle brackets that is looked for; Slack's URLs end before. */
    private static final int LONGEST_FORM = 3000;

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00a0]+");

    private Pasted() {}

    /**
     * The records of a message, as lines.
     *
     * @param said what was typed, the command's name taken off or not; its first line names the domain, alone or in a record
     * @param domain as it was understood
     */
    public static String records(String said, String domain) {
        String text = withoutForms(said).replace("\r", "");
        int open = text.indexOf(FENCE);
        if (open >= 0) {
            int close = text.indexOf(FENCE, open + FENCE.length());
            return withoutLanguage(text.substring(open + FENCE.length(), close < 0 ? text.length() : close));
        }
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        String rest = end < 0 ? "" : text.substring(end + 1);
        // Records without a domain before them: the first word is the first one's owner.
        String records = startsRecord(List.of(BLANKS.split(first.strip(), -1)), 0)
                ? String.join("\n", separated(first.strip()))
                : afterDomain(first, domain);
        return (records + "\n" + rest).replace("`", "");
    }

    /** {@code ```dns}: the word says what to colour. */
    private static String withoutLanguage(String block) {
        int end = block.indexOf('\n');
        return end >= 0 && block.substring(0, end).matches("[a-z]{1,12}") ? block.substring(end) : block;
    }

    private static String afterDomain(String line, String domain) {
        int at = line.toLowerCase(Locale.ROOT).indexOf(domain.toLowerCase(Locale.ROOT));
        if (at < 0) {
            return "";
        }
        String after = line.substring(at + domain.length());
        int blank = 0;
        while (blank < after.length() && !Character.isWhitespace(after.charAt(blank))) {
            blank++;
        }
        return String.join("\n", separated(after.substring(blank).strip()));
    }

    /** A platform's one-line field makes blanks of line breaks: a record starts where an absolute name stands before a type. */
    private static List<String> separated(String line) {
        List<String> words = List.of(BLANKS.split(line, -1));
        List<String> records = new ArrayList<>();
        StringBuilder record = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < words.size(); i++) {
            if (!quoted && !record.isEmpty() && startsRecord(words, i)) {
                records.add(record.toString());
                record.setLength(0);
            }
            record.append(record.isEmpty() ? "" : " ").append(words.get(i));
            quoted ^= words.get(i).chars().filter(c -> c == '"').count() % 2 == 1;
        }
        records.add(record.toString());
        return records;
    }

    private static boolean startsRecord(List<String> words, int at) {
        int i = at;
        boolean keyword = List.of("-", "+", "add", "remove").contains(words.get(i));
        boolean follows =
                !keyword && at > 0 && List.of("-", "+", "add", "remove").contains(words.get(at - 1));
        i += keyword ? 1 : 0;
        if (follows || i >= words.size() || !words.get(i).endsWith(".")) {
            return false;
        }
        i++;
        while (i < words.size() && (ZoneLine.isTtl(words.get(i)) || ZoneLine.isClass(words.get(i)))) {
            i++;
        }
        return i < words.size() && ZoneLine.isType(words.get(i));
    }

    /** Slack's {@code <mailto:a@b|a@b>} and {@code <http://example.com|example.com>} were typed as their label; its entities undone. */
    private static String withoutForms(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int close = text.charAt(i) == '<' ? text.indexOf('>', i) : -1;
            if (close < 0 || close - i > LONGEST_FORM) {
                out.append(text.charAt(i++));
                continue;
            }
            String inside = text.substring(i + 1, close);
            int bar = inside.indexOf('|');
            out.append(bar < 0 ? inside : inside.substring(bar + 1));
            i = close + 1;
        }
        return out.toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replace('\u201c', '"')
                .replace('\u201d', '"')
                .replace('\u00a0', ' ');
    }
}
