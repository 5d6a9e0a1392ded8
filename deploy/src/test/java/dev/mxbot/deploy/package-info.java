@NullMarked
package dev.mxbot.deploy;

import org.jspecify.annotations.NullMarked;
