/** The table of contents of what mxbot checks: one package a topic, one line a topic in {@link dev.mxbot.check.ChecksModule}. */
@NullMarked
package dev.mxbot.check;

import org.jspecify.annotations.NullMarked;
