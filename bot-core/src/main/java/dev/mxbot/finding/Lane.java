package dev.mxbot.finding;

import java.util.Locale;

/** The three things a domain does with mail; each gets a verdict of its own. */
public enum Lane {
    /** Can others deliver to it? */
    RECEIVING,
    /** Is its mail accepted by others? */
    SENDING,
    /** Is mail to it protected on the way? */
    TRANSPORT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
