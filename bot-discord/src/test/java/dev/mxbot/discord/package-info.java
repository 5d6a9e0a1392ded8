/** The Discord half, tried with the real JDA against a Discord on this machine. */
@NullMarked
package dev.mxbot.discord;

import org.jspecify.annotations.NullMarked;
