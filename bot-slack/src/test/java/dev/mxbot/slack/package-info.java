/** Tests of the Slack platform: the real Bolt against a Slack on a loopback address. */
@NullMarked
package dev.mxbot.slack;

import org.jspecify.annotations.NullMarked;
