/** Watching, tested with looks that are scripted and time that passes when a test says so. */
@NullMarked
package dev.mxbot.watch;

import org.jspecify.annotations.NullMarked;
