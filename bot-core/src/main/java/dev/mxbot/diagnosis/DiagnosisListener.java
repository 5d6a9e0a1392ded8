package dev.mxbot.diagnosis;

import java.time.Duration;

/** Hears of each diagnosis that is done, whoever asked for it. Never blocks, never throws. */
@FunctionalInterface
public interface DiagnosisListener {
    /** Nobody wants to know. */
    DiagnosisListener NOBODY = diagnosis -> {};

    void concluded(Diagnosis diagnosis);

    /** The same was seen as before, so the verdict is the one it had. */
    default void recognised(Verdict verdict, Duration elapsed) {}
}
