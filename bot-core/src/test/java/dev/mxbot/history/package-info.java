@NullMarked
package dev.mxbot.history;

import org.jspecify.annotations.NullMarked;
