@NullMarked
package dev.mxbot.slack;

import org.jspecify.annotations.NullMarked;
