/** What was found wrong or worth knowing: the vocabulary of a judgement, with its evidence and its cure. */
@NullMarked
package dev.mxbot.finding;

import org.jspecify.annotations.NullMarked;
