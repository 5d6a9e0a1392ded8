@NullMarked
package dev.mxbot.picture;

import org.jspecify.annotations.NullMarked;
