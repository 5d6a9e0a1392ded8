package dev.mxbot.watch;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import java.util.Comparator;

/**
 * A finding, remembered. Code and subject tell it from every other; its words may change from check to check.
 *
 * @param title the defect in one line, as it was last worded; somebody else's words are in it
 */
public record Trouble(String code, String subject, Severity severity, Lane lane, String title) {
    static final Comparator<Trouble> WORST_FIRST =
            Comparator.comparing(Trouble::severity).thenComparing(Trouble::code).thenComparing(Trouble::subject);

    /** Titles quote what anybody may have published. */
    private static final int LONGEST = 300;

    static Trouble of(Finding finding) {
        String title = finding.title();
        return new Trouble(
                finding.code(),
                finding.subject(),
                finding.severity(),
                finding.lane(),
                title.length() <= LONGEST ? title : title.substring(0, LONGEST - 1) + "…");
    }

    boolean is(Trouble other) {
        return code.equals(other.code) && subject.equals(other.subject);
    }

    /** The first part of the code. */
    String topic() {
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }
}
