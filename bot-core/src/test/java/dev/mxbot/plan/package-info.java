/** Tests of the plan: reading, difference, order. */
@NullMarked
package dev.mxbot.plan;

import org.jspecify.annotations.NullMarked;
