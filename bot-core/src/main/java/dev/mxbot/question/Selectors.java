package dev.mxbot.question;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The DKIM selectors that a text names: {@code selector=summer2026}, {@code selector s1}, {@code s1._domainkey.example.com}. */
public final class Selectors {
    private static final String NAME = "([a-z0-9][a-z0-9_-]{0,62}(?:\\.[a-z0-9][a-z0-9_-]{0,62}){0,3})";

    private static final Pattern RECORD = Pattern.compile(NAME + "\\._domainkey\\.");

    private static final Pattern SAID = Pattern.compile("\\bselectors?( {0,3}[=:] {0,3}| {1,3})[\"'`]?" + NAME);

    private Selectors() {}

    /** In lower case, in no promised order of the two forms; none where the word only talks of selectors. */
    public static List<String> in(String text) {
        String read = text.substring(0, Math.min(text.length(), QuestionParser.LONGEST))
                .toLowerCase(Locale.ROOT);
        Set<String> names = new LinkedHashSet<>();
        for (Matcher record = RECORD.matcher(read); record.find(); ) {
            names.add(record.group(1));
        }
        for (Matcher said = SAID.matcher(read); said.find(); ) {
            boolean given = !said.group(1).isBlank();
            // "which selector is missing" names none; hardly a word of a sentence holds a digit.
            if (given || said.group(2).chars().anyMatch(Character::isDigit)) {
                withoutRecord(said.group(2), names);
            }
        }
        return List.copyOf(names);
    }

    private static void withoutRecord(String name, Set<String> names) {
        int below = name.indexOf("._domainkey");
        names.add(below < 0 ? name : name.substring(0, below));
    }
}
