package dev.mxbot.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Cuts a text into words, names and addresses, line by line. */
final class Terms {
    /** Ends a word, besides white space: brackets, quotes, what lists are written with, Markdown. */
    private static final String SEPARATORS = "\"'`´,;()[]{}<>|*!?#&^$~…•·"
            + "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"
            + "\u2013\u2014\u2015\u2190\u2192\u21d2"
            + "\u3001\uff0c\uff01\uff1f\uff1b\uff08\uff09\u300c\u300d\u300e\u300f\u3010\u3011\u3008\u3009\u300a\u300b";

    /** Ends a URL, besides white space. */
    private static final String URL_ENDS = "<>\"|`\u201c\u201d\u2019\u00bb\u3001\uff0c\u300d";

    private static final Set<String> RECORD_TYPES =
            Set.of("a", "aaaa", "caa", "cname", "ds", "mx", "ns", "ptr", "soa", "srv", "tlsa", "txt");

    /** A text with more names is no question, and each of them costs time. */
    private static final int MOST_NAMES = 300;

    private final String text;
    private final List<Term> terms = new ArrayList<>();
    private int lineStart;
    private int names;

    private Terms(String text) {
        this.text = text;
    }

    /** The terms of a text that {@link Markup} has been undone in. */
    static List<Term> of(String text) {
        Terms terms = new Terms(text);
        terms.read();
        return terms.terms;
    }

    private void read() {
        int start = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == ':' && text.startsWith("://", i) && isScheme(start, i)) {
                i = url(i + 3);
                start = i;
                continue;
            }
            if (isSpace(c) || SEPARATORS.indexOf(c) >= 0) {
                word(start, i);
                start = i + 1;
                if (c == '\n') {
                    endLine();
                }
            }
            i++;
        }
        word(start, i);
        endLine();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    private boolean isScheme(int start, int end) {
        return end > start
                && end - start <= 16
                && text.substring(start, end)
                        .chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '=');
    }

    /** Everything up to the end of the URL is used up; only its host counts. */
    private int url(int authority) {
        int end = authority;
        while (end < text.length() && !isSpace(text.charAt(end)) && URL_ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int host = authority;
        while (host < end && "/?#),;".indexOf(text.charAt(host)) < 0) {
            host++;
        }
        terms.add(Names.host(text.substring(authority, host)));
        return end;
    }

    private void word(int start, int end) {
        if (end <= start) {
            return;
        }
        String word = text.substring(start, end);
        // "d=example.com", but an address may hold an equals sign: "bounce+user=example.org@example.com".
        if (word.indexOf('=') >= 0 && word.indexOf('@') < 0) {
            Stream.of(word.split("=")).forEach(this::add);
        } else {
            add(word);
        }
    }

    private void add(String word) {
        Term term = names < MOST_NAMES ? Names.word(word) : new Term.Plain(word.toLowerCase(Locale.ROOT));
        if (!(term instanceof Term.Plain)) {
            names++;
        }
        if (!term.word().isEmpty()) {
            terms.add(term);
        }
    }

    /** Of a pasted record only the owner is meant: "example.com. 3600 IN MX 10 mail.example.com." */
    private void endLine() {
        List<Term> line = terms.subList(lineStart, terms.size());
        int type = line.size() > 2 && line.get(0) instanceof Term.Named ? recordType(line) : -1;
        if (type > 0) {
            List<Term> owner = new ArrayList<>(line.subList(0, type + 1));
            line.stream()
                    .skip(type + 1L)
                    .map(rest -> new Term.Plain(rest.word()))
                    .forEach(owner::add);
            line.clear();
            terms.addAll(owner);
        }
        lineStart = terms.size();
    }

    private static int recordType(List<Term> line) {
        int i = 1;
        while (i < 3 && i < line.size() - 1 && isTtlOrClass(line.get(i).word())) {
            i++;
        }
        return i > 1 && RECORD_TYPES.contains(line.get(i).word().toLowerCase(Locale.ROOT)) ? i : -1;
    }

    private static boolean isTtlOrClass(String word) {
        return word.equals("in") || (!word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9'));
    }
}
