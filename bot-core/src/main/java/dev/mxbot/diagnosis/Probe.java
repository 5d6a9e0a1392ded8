package dev.mxbot.diagnosis;

import java.util.concurrent.CompletionStage;

/**
 * Looks up the facts of one topic. Asks everything that does not depend on an answer at once, knows no severity, and puts what could
 * not be answered into the evidence as such.
 */
public interface Probe<E extends Evidence> {
    CompletionStage<E> examine(Examination of);
}
