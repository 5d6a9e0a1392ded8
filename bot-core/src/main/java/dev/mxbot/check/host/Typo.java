package dev.mxbot.check.host;

/** How far two names are apart: letters left out, added, replaced, or two neighbours swapped. */
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
        return slips(written, meant) <= MAX_SLIPS;
    }

    private static String withoutDigits(String name) {
        return name.replaceAll("[0-9]", "");
    }

    /** The optimal string alignment distance. */
    private static int slips(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
