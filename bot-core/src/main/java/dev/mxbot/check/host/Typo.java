package dev.mxbot.check.host;

import dev.mxbot.domain.Spelling;

/** Whether one name is another one, misspelt. */
final class Typo {
    /** Two slips of the finger; with more, a name is another name. */
    private static final int MAX_SLIPS = 2;

    private static final int MIN_LENGTH = 6;

    private Typo() {}

    /** True if one is probably meant where the other is written; never of very short names, nor of the hosts of one series (mx1, mx2). */
    static boolean of(String written, String meant) {
        if (withoutDigits(written).equals(withoutDigits(meant))
                || Math.min(written.length(), meant.length()) < MIN_LENGTH
                || Math.abs(written.length() - meant.length()) > MAX_SLIPS) {
            return false;
        }
        return Spelling.slips(written, meant) <= MAX_SLIPS;
    }

    private static String withoutDigits(String name) {
        return name.replaceAll("[0-9]", "");
    }
}
