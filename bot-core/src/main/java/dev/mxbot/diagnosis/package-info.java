/**
 * A diagnosis runs each check; a check's probe looks up facts, and its rules judge them into findings.
 *
 * <p>Nothing here knows a mail standard: topics arrive as a set of {@link dev.mxbot.diagnosis.Check}s.
 */
@NullMarked
package dev.mxbot.diagnosis;

import org.jspecify.annotations.NullMarked;
