package dev.mxbot.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text of TXT records as somebody wrote it down: bare, as it goes into a provider's form, or as a zone file holds it, in quotation
 * marks (RFC 1035 section 5.1).
 *
 * @param source as written, one {@code char} an octet
 * @param zoneFile true if it is in the form of a zone file
 * @param records each as its strings, one {@code char} an octet; bare text is one string, however long
 * @param unescaped true if a bare text held backslashes that only a zone file needs; they are taken out
 * @param folded true if a bare record was spread over several lines; it is put on one
 * @param mistakes what a name server would refuse or read otherwise than it was meant, in order
 */
public record ZoneText(
        String source,
        boolean zoneFile,
        List<List<String>> records,
        boolean unescaped,
        boolean folded,
        List<Mistake> mistakes) {
    /** RFC 1035 section 3.3.14: the strings of one record. */
    private static final int MOST_OCTETS = 65_535;

    /** Beyond this a text is no longer a few records of one name. */
    private static final int MOST_RECORDS = 50;

    private static final int MOST_MISTAKES = 10;

    /** What stands in front of the data: {@code example.com. 3600 IN TXT}. */
    private static final Pattern FRONT = Pattern.compile(
            "[^\\s\"();]{1,255}[ \\t]++(?:[0-9]{1,10}[ \\t]++)?(?:[iI][nN][ \\t]++)?(?:[0-9]{1,10}[ \\t]++)?[tT][xX][tT][ \\t].*",
            Pattern.DOTALL);

    private static final Pattern START = Pattern.compile("[ \\t]*+[vV][ \\t]*+=.*", Pattern.DOTALL);

    public ZoneText {
        records = records.stream().map(List::copyOf).toList();
        mistakes = List.copyOf(mistakes);
    }

    /**
     * Where the text is not what it was meant to be.
     *
     * @param position index in the source
     * @param message one clause
     */
    public record Mistake(int position, int length, String message) {}

    /** Never fails; takes time in proportion to the length. */
    public static ZoneText read(String text) {
        String octets = octets(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<Mistake> mistakes = new ArrayList<>();
        if (octets.length() > MOST_OCTETS) {
            mistakes.add(new Mistake(
                    MOST_OCTETS, 1, "the text has " + octets.length() + " octets, a record holds at most 65,535"));
            octets = octets.substring(0, MOST_OCTETS);
        }
        String shown = octets.stripLeading();
        if (shown.startsWith("\"")
                || shown.startsWith("(")
                || FRONT.matcher(shown).matches()) {
            return new Scanner(octets, mistakes).read();
        }
        return bare(octets, mistakes);
    }

    /** A text in which lines are lines: a file that is fetched, no record. */
    public static ZoneText file(String text) {
        String octets = octets(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<Mistake> mistakes = octets.length() > MOST_OCTETS
                ? List.of(new Mistake(MOST_OCTETS, 1, "the text has " + octets.length() + " octets"))
                : List.of();
        String cut = octets.length() > MOST_OCTETS ? octets.substring(0, MOST_OCTETS) : octets;
        return new ZoneText(cut, false, List.of(List.of(cut)), false, false, mistakes);
    }

    /** The strings of each record joined with nothing between, as receivers read them. */
    public List<String> joined() {
        return records.stream().map(strings -> String.join("", strings)).toList();
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Each line that starts a record is one; any other goes on with the record before. */
    private static ZoneText bare(String octets, List<Mistake> mistakes) {
        List<StringBuilder> records = new ArrayList<>();
        boolean folded = false;
        for (String line : octets.split("\r\n|\n|\r", -1)) {
            if (records.isEmpty() || (START.matcher(line).matches() && records.size() < MOST_RECORDS)) {
                if (records.isEmpty() && line.isBlank()) {
                    continue;
                }
                records.add(new StringBuilder(line));
            } else if (!line.isBlank()) {
                folded = true;
                records.get(records.size() - 1).append(' ').append(line.strip());
            }
        }
        if (octets.startsWith("\u00e2\u0080") || octets.startsWith("\u00c2\u00ab")) {
            mistakes.add(new Mistake(0, 3, "typographic quotation marks are part of the text; a zone file wants \""));
        }
        boolean escaped = octets.contains("\\;") || octets.contains("\\\"");
        return new ZoneText(
                octets,
                false,
                records.stream()
                        .map(StringBuilder::toString)
                        .map(record ->
                                List.of(escaped ? record.replace("\\;", ";").replace("\\\"", "\"") : record))
                        .toList(),
                escaped,
                folded,
                mistakes);
    }

    /** Reads the form of a zone file, character by character. */
    private static final class Scanner {
        private final String text;
        private final List<Mistake> mistakes;
        private final List<List<String>> records = new ArrayList<>();
        private List<Word> words = new ArrayList<>();
        private int at;
        private int depth;

        /** A string, or what stands in front of the strings. */
        private record Word(String octets, int position, boolean quoted) {}

        Scanner(String text, List<Mistake> mistakes) {
            this.text = text;
            this.mistakes = mistakes;
        }

        ZoneText read() {
            while (at < text.length()) {
                char c = text.charAt(at);
                switch (c) {
                    case ' ', '\t', '\r' -> at++;
                    case '\n' -> {
                        at++;
                        if (depth == 0) {
                            endRecord();
                        }
                    }
                    case '(' -> {
                        at++;
                        depth++;
                    }
                    case ')' -> {
                        at++;
                        depth = Math.max(0, depth - 1);
                    }
                    case ';' -> comment();
                    case '"' -> quoted();
                    default -> word();
                }
            }
            endRecord();
            return new ZoneText(text, true, records, false, false, mistakes);
        }

        private void comment() {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            boolean cutsData = !words.isEmpty()
                    && !words.get(words.size() - 1).quoted()
                    && !text.substring(at + 1, end).isBlank();
            if (cutsData) {
                mistake(at, 1, "a semicolon outside quotation marks starts a comment: what follows is lost");
            }
            at = end;
        }

        private void quoted() {
            int start = at++;
            StringBuilder octets = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\n') {
                    break;
                }
                octets.append(octet());
            }
            if (at < text.length() && text.charAt(at) == '"') {
                at++;
            } else {
                mistake(start, 1, "the closing quotation mark is missing");
            }
            words.add(new Word(octets.toString(), start, true));
        }

        private void word() {
            int start = at;
            StringBuilder octets = new StringBuilder();
            while (at < text.length() && " \t\r\n\"();".indexOf(text.charAt(at)) < 0) {
                octets.append(octet());
            }
            words.add(new Word(octets.toString(), start, false));
        }

        /** RFC 1035 section 5.1: \DDD is an octet, a backslash takes any other character as it is. */
        private char octet() {
            char c = text.charAt(at++);
            if (c != '\\' || at == text.length()) {
                return c;
            }
            if (at + 3 <= text.length() && text.substring(at, at + 3).chars().allMatch(d -> d >= '0' && d <= '9')) {
                int value = Integer.parseInt(text.substring(at, at + 3));
                if (value <= 255) {
                    at += 3;
                    return (char) value;
                }
                mistake(at - 1, 4, "\\" + text.substring(at, at + 3) + " is no octet, the largest is \\255");
            }
            return text.charAt(at++);
        }

        private void endRecord() {
            List<Word> data = words;
            words = new ArrayList<>();
            for (int i = 1; i < Math.min(data.size(), 5); i++) {
                if (!data.get(i).quoted()
                        && data.get(i).octets().toUpperCase(Locale.ROOT).equals("TXT")) {
                    data = data.subList(i + 1, data.size());
                    break;
                }
            }
            if (data.isEmpty() || records.size() == MOST_RECORDS) {
                return;
            }
            if (data.size() > 1) {
                data.stream()
                        .filter(word -> !word.quoted())
                        .limit(1)
                        .forEach(
                                word -> mistake(
                                        word.position(),
                                        word.octets().length(),
                                        "text outside quotation marks: each word is a string of its own, joined without a blank"));
            }
            records.add(data.stream().map(Word::octets).toList());
        }

        private void mistake(int position, int length, String message) {
            if (mistakes.size() < MOST_MISTAKES) {
                mistakes.add(new Mistake(position, length, message));
            }
        }
    }
}
