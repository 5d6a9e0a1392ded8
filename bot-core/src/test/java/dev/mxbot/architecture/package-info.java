/** The walls of the house, held by tests. */
@NullMarked
package dev.mxbot.architecture;

import org.jspecify.annotations.NullMarked;
