@NullMarked
package dev.mxbot.discord;

import org.jspecify.annotations.NullMarked;
