/** Running the checks, under virtual time. */
@NullMarked
package dev.mxbot.diagnosis;

import org.jspecify.annotations.NullMarked;
