/**
 * The bot on Discord: a gateway brings what people do, REST calls take the answers back.
 *
 * <p>Discord gives three seconds for the first word on a slash command, a menu or a button (an "interaction"), and then fifteen minutes
 * for the answer. So {@link dev.mxbot.discord.DiscordCommands} turns each event into an {@link dev.mxbot.command.Invocation}, a {@link
 * dev.mxbot.discord.InteractionAnswer} acknowledges it before any work starts, and {@link dev.mxbot.discord.Answering} sees to it that
 * something always takes the place of "thinking". {@link dev.mxbot.discord.DiscordRenderer} words a reply in Components V2, Discord's
 * layout of containers, text and buttons. {@link dev.mxbot.discord.DiscordConnection} keeps the line up; of several processes one alone
 * holds it, says {@link dev.mxbot.discord.ShardOwner}.
 *
 * <p>What mxbot says of its own accord needs no line: {@link dev.mxbot.discord.DiscordNotifier} posts it through {@link
 * dev.mxbot.discord.DiscordRest}, once, and tells exactly what became of it. Discord allows 1,000 logins a day and 10,000 refused requests
 * in ten minutes; {@link dev.mxbot.discord.IdentifyPace} and {@link dev.mxbot.discord.RefusedRequests} keep far below.
 *
 * <p>No privileged intent is asked for: Discord shows a bot the text of messages that mention it, of direct messages, and of the message
 * a menu was opened on, and that is all that is read here.
 */
@NullMarked
package dev.mxbot.discord;

import org.jspecify.annotations.NullMarked;
