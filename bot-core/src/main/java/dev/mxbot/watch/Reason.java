package dev.mxbot.watch;

import java.util.Locale;

/** Why a check came to what it came to. Text, log and metric say the same word. */
public enum Reason {
    /** The first check that could see the domain: what it saw is where the watch begins. */
    BASELINE,
    /** All as it was. */
    NOTHING_TO_SAY,
    /** The very same was seen, so that nothing was judged anew. */
    SAME,
    /** Something is otherwise; it is seen once more before it counts. */
    CONFIRMING,
    /** One resolver says that it is worse, another does not. */
    PROPAGATING,
    /** The domain could not be looked up. */
    UNKNOWN,
    /** Nothing could be looked up: mxbot's own DNS is out of reach. */
    OWN_DNS_UNREACHABLE,
    /** Trouble began. */
    OPENED,
    /** Trouble grew worse, or another kind came. */
    WORSENED,
    /** What is published changed. */
    CHANGED,
    /** A change is seen by more servers than before. */
    SPREADING,
    /** A change is seen everywhere. */
    CONVERGED,
    /** Trouble ended. */
    RESOLVED,
    /** Comes and goes. */
    FLAPPING,
    /** Has come to rest after that. */
    SETTLED,
    /** Still there, and nobody has acknowledged it. */
    REMINDER_DUE,
    /** Nobody has acknowledged it in time. */
    ESCALATED,
    /** Could not be looked up for hours. */
    BLIND,
    /** Can be looked up again. */
    SEEING,
    /** There is something to say, and somebody has muted it. */
    MUTED,
    /** There is something to say, and the owner is at work. */
    IN_WINDOW,
    /** A person acknowledged it. */
    ACKNOWLEDGED,
    /** A person's wish was noted. */
    NOTED;

    /** The word of log and metric: {@code nothing_to_say}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
