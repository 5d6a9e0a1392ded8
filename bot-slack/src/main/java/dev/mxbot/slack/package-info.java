/**
 * The Slack platform.
 *
 * <p>Slack sends what people do (a slash command, a mention, a direct message, a pressed button) either over a WebSocket that the bot
 * opens (Socket Mode, {@link dev.mxbot.slack.SocketLink}) or as signed HTTP requests ({@link dev.mxbot.slack.SlackHttpEndpoint}). Both
 * hand the request to Bolt's {@code App}, which finds the handler in {@link dev.mxbot.slack.SlackCommands}. Slack wants to hear within
 * three seconds that a request has arrived, so a handler only judges the input; the acknowledgement goes out, and then the work begins
 * ({@link dev.mxbot.slack.Answers}). The answer takes the place of the "Checking …" message ({@link dev.mxbot.slack.Place}), written by
 * {@link dev.mxbot.slack.SlackRenderer} as Block Kit and sent by {@link dev.mxbot.slack.SlackApi}.
 *
 * <p>What mxbot says of its own accord goes another way ({@link dev.mxbot.slack.SlackNotifier}): once each, with a key in the message's
 * metadata, so that a post whose confirmation was lost can be found again; and where it may be said is heard by
 * {@link dev.mxbot.slack.SlackPresence}. No request needs what an earlier one left in the process: several of them can stand behind a
 * balancer, as long as they share what they have seen ({@link dev.mxbot.channel.SeenOnce}).
 */
@NullMarked
package dev.mxbot.slack;

import org.jspecify.annotations.NullMarked;
