package dev.mxbot.check.mx;

/** A time to live, as people say it. */
final class Ttl {
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;

    private Ttl() {}

    /** {@code 7 d}, {@code 36 h}, {@code 5 s}: in the largest unit that loses nothing. */
    static String words(long seconds) {
        if (seconds > 0 && seconds % DAY == 0) {
            return seconds / DAY + " d";
        }
        if (seconds > 0 && seconds % HOUR == 0) {
            return seconds / HOUR + " h";
        }
        if (seconds > 0 && seconds % MINUTE == 0) {
            return seconds / MINUTE + " min";
        }
        return seconds + " s";
    }
}
