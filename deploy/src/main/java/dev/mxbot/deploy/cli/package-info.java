/**
 * The command line, and the console: the smallest of the chat platforms.
 *
 * <p>{@link dev.mxbot.deploy.cli.CommandLineProgram} reads the arguments and runs one command. The commands know the bot through
 * {@link dev.mxbot.deploy.cli.Bot}, made only when one is needed: {@code --version} and {@code --help} start neither Guice nor a
 * resolver. Machines get one JSON object a line on standard output and nothing else; people get the words that a chat would show.
 */
@NullMarked
package dev.mxbot.deploy.cli;

import org.jspecify.annotations.NullMarked;
