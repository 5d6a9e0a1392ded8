package dev.mxbot.diagnosis;

/** Hears of each diagnosis that is done, whoever asked for it. Never blocks, never throws. */
@FunctionalInterface
public interface DiagnosisListener {
    /** Nobody wants to know. */
    DiagnosisListener NOBODY = diagnosis -> {};

    void concluded(Diagnosis diagnosis);
}
