package dev.mxbot.watch;

import java.util.Locale;

/** Why a channel hears something. With watch, incident and destination it tells one announcement from every other (P3). */
public enum Transition {
    /** Trouble began. */
    OPENED("trouble"),
    /** Trouble grew worse, or another kind came. */
    WORSENED("more trouble"),
    /** What is published changed, without trouble. */
    CHANGED("a change"),
    /** A change is seen by more servers than before. */
    SPREADING("a change on its way"),
    /** A change is seen everywhere. */
    CONVERGED("a change has arrived"),
    /** Trouble ended. */
    RESOLVED("trouble over"),
    /** Comes and goes: said once, then quiet. */
    FLAPPING("comes and goes"),
    /** Has come to rest after that. */
    SETTLED("at rest again"),
    /** Still there, and nobody has acknowledged it. */
    REMINDER("reminder"),
    /** Told elsewhere, because nobody has acknowledged it. */
    ESCALATED("told elsewhere"),
    /** Somebody has taken it. */
    ACKNOWLEDGED("acknowledged"),
    /** Could not be looked up for hours. */
    BLIND("cannot be looked up"),
    /** Can be looked up again. */
    SEEING("can be looked up again"),
    /** How all of a channel's watches stand; of no incident. */
    DIGEST("digest");

    private final String words;

    Transition(String words) {
        this.words = words;
    }

    /** As the audit names it. */
    public String recordedAs() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For a reader, in a list of what was told. */
    public String words() {
        return words;
    }
}
