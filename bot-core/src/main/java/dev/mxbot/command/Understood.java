package dev.mxbot.command;

import dev.mxbot.question.Question;

/**
 * A message, understood, and what there is to say to it.
 *
 * @param prepared its work has not been started
 */
public record Understood(Question question, Prepared prepared) {}
