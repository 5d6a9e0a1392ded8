/**
 * A Discord on this machine, for the real JDA to talk to: a REST server that judges every request as Discord would, and a gateway.
 *
 * <p>What Discord publishes about its requests (its OpenAPI description, MIT licence, among the test resources) is checked first; then the
 * rules that stand only in its documentation: the three seconds, one answer for an interaction, the flag for Components V2, sizes.
 */
@NullMarked
package dev.mxbot.discord.testing;

import org.jspecify.annotations.NullMarked;
