package dev.mxbot.diagnosis;

import java.util.concurrent.CompletionStage;

/**
 * One check whose probe is under way or done, and whose rules have not been asked.
 *
 * @param trail what the probe's answers rest on
 */
record Looked<E extends Evidence>(Check<E> check, CompletionStage<E> evidence, Trail trail) {}
