package dev.mxbot.history;

/**
 * What one change does to mail.
 *
 * @param question whose answer changed
 * @param words one clause without a full stop: "MX moved from Google Workspace to Microsoft 365"; with names out of the DNS in it
 */
public record Effect(Weight weight, String question, String words) {
    /** The heaviest first. */
    public enum Weight {
        /** Mail does not arrive. */
        STOPS,
        /** Mail goes elsewhere. */
        MOVES,
        /** Something that mail relied on is gone or weaker. */
        LOSES,
        CHANGES,
        /** Something is there that was not, or is stronger. */
        GAINS,
        /** Others changed something of theirs. */
        AROUND
    }
}
