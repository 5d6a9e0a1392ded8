@NullMarked
package dev.mxbot;

import org.jspecify.annotations.NullMarked;
