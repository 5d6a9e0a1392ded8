package dev.mxbot.deploy.config;

import java.util.Collection;
import java.util.Comparator;

/** The known word nearest to a misspelt one. */
public final class DidYouMean {
    private DidYouMean() {}

    /** {@code "; did you mean MXBOT_HTTP_PORT?"}, or nothing where no known word is near. */
    public static String of(String typed, Collection<String> known) {
        int allowed = Math.max(1, Math.min(typed.length(), 64) / 3);
        return known.stream()
                .filter(word -> distance(typed, word) <= allowed)
                .min(Comparator.comparingInt(word -> distance(typed, word)))
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }

    /** Levenshtein: letters to insert, delete or replace. Longer words than any of ours are not measured. */
    private static int distance(String typed, String word) {
        if (typed.length() > 2 * word.length() + 8) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[word.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= typed.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (typed.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[word.length()];
    }
}
