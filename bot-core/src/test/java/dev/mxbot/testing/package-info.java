/** Stand-ins for the world outside: what every module's tests share. */
@NullMarked
package dev.mxbot.testing;

import org.jspecify.annotations.NullMarked;
