package dev.mxbot.deploy.config;

import dev.mxbot.domain.Spelling;
import java.util.Collection;
import java.util.Comparator;

/** The known word nearest to a misspelt one. */
public final class DidYouMean {
    private DidYouMean() {}

    /** {@code "; did you mean MXBOT_HTTP_PORT?"}, or nothing where no known word is near. */
    public static String of(String typed, Collection<String> known) {
        // Longer than any word of ours: what is cut off makes it no nearer.
        String start = typed.substring(0, Math.min(typed.length(), 64));
        int allowed = Math.max(1, start.length() / 3);
        return known.stream()
                .filter(word -> Spelling.slips(start, word) <= allowed)
                .min(Comparator.comparingInt(word -> Spelling.slips(start, word)))
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }
}
