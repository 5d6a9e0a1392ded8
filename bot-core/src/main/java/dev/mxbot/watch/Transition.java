package dev.mxbot.watch;

/** Why a channel hears something. With watch, incident and destination it tells one announcement from every other (P3). */
public enum Transition {
    /** Trouble began. */
    OPENED,
    /** Trouble grew worse, or another kind came. */
    WORSENED,
    /** What is published changed, without trouble. */
    CHANGED,
    /** A change is seen by more servers than before. */
    SPREADING,
    /** A change is seen everywhere. */
    CONVERGED,
    /** Trouble ended. */
    RESOLVED,
    /** Comes and goes: said once, then quiet. */
    FLAPPING,
    /** Has come to rest after that. */
    SETTLED,
    /** Still there, and nobody has acknowledged it. */
    REMINDER,
    /** Told elsewhere, because nobody has acknowledged it. */
    ESCALATED,
    /** Somebody has taken it. */
    ACKNOWLEDGED,
    /** Could not be looked up for hours. */
    BLIND,
    /** Can be looked up again. */
    SEEING,
    /** How all of a channel's watches stand; of no incident. */
    DIGEST
}
