/**
 * One line for each stage on the way from a question to its delivery, all of them under one id (in JSON the field {@code id}), so that
 * what became of a question can be found among everything else that went on. It is written by the running bot alone: on a terminal the
 * answer itself says all.
 */
@NullMarked
package dev.mxbot.journal;

import org.jspecify.annotations.NullMarked;
