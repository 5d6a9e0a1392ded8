/**
 * What can be set, and the reading of it.
 *
 * <p>{@link dev.mxbot.deploy.config.Setting} is the table that people see: names, meanings, defaults, examples.
 * {@link dev.mxbot.deploy.config.SettingsReader} reads the environment and an optional file of the same keys against that table into
 * {@link dev.mxbot.deploy.config.Settings}, and refuses what it cannot read in one line that says what to write in its place. A key that
 * nobody knows is an error too: a misspelt setting that is silently ignored is found weeks later.
 */
@NullMarked
package dev.mxbot.deploy.config;

import org.jspecify.annotations.NullMarked;
