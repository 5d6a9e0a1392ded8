package dev.mxbot.report;

import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences of ours with foreign words in them. A finding's title names hosts and quotes records that anybody may have published, so
 * only words that can be nothing but words stay plain; everything else becomes a literal.
 */
public final class Prose {
    /** A title or cause that is longer quotes too much. */
    private static final int LONGEST = 600;

    private static final String OPENING = "(\"";
    private static final String CLOSING = ".,:;)\"?";

    private Prose() {}

    public static Text of(String sentence) {
        return of(sentence, LONGEST);
    }

    public static Text of(String sentence, int most) {
        List<Inline> runs = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (String word : Printable.line(sentence, most).split("(?<= )|(?= )", -1)) {
            int start = 0;
            int end = word.length();
            while (start < end && OPENING.indexOf(word.charAt(start)) >= 0) {
                start++;
            }
            while (end > start && CLOSING.indexOf(word.charAt(end - 1)) >= 0) {
                end--;
            }
            String core = word.substring(start, end);
            if (isHarmless(core)) {
                plain.append(word);
                continue;
            }
            plain.append(word, 0, start);
            flush(plain, runs);
            runs.add(new Inline.Literal(core));
            plain.append(word, end, word.length());
        }
        flush(plain, runs);
        return new Text(runs);
    }

    private static void flush(StringBuilder plain, List<Inline> runs) {
        if (!plain.isEmpty()) {
            runs.add(new Inline.Plain(plain.toString()));
            plain.setLength(0);
        }
    }

    /** Letters and digits, and between them what no platform takes for markup, a link or a mention. */
    private static boolean isHarmless(String core) {
        for (int i = 0; i < core.length(); i++) {
            char c = core.charAt(i);
            boolean inside = i > 0 && i < core.length() - 1;
            if (!(Character.isLetterOrDigit(c) || c == ' ' || c == '…' || c == '→' || c == '%')
                    && !(inside && (c == '-' || c == '\'' || c == '’' || c == '/'))) {
                return false;
            }
        }
        return true;
    }

    /** "1 warning", "2 warnings". */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** "a", "a and b", "a, b and c". */
    public static String list(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    public static Text join(Text first, Text second) {
        List<Inline> runs = new ArrayList<>(first.runs());
        runs.addAll(second.runs());
        return new Text(runs);
    }
}
