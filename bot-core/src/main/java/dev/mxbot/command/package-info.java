/**
 * What the bot can be asked to do, whichever platform it is asked on.
 *
 * <p>A command judges its input first ({@link dev.mxbot.command.Command#prepare}: nothing is looked up, so a platform can answer a
 * mistake privately and at once), and works afterwards. Platforms register commands from their {@link dev.mxbot.command.CommandSpec}.
 */
@NullMarked
package dev.mxbot.command;

import org.jspecify.annotations.NullMarked;
