/**
 * A Slack on this machine, for tests: it plays the Web API, Socket Mode and the requests of HTTP mode, and checks every call it gets
 * against Slack's rules. {@link dev.mxbot.slack.testing.LoopbackSlack} is the door.
 */
@NullMarked
package dev.mxbot.slack.testing;

import org.jspecify.annotations.NullMarked;
