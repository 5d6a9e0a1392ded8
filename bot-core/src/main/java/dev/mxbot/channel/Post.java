package dev.mxbot.channel;

import dev.mxbot.reply.Reply;

/**
 * Something that mxbot says of its own accord.
 *
 * @param key what tells this post from every other: at most 25 characters of {@code a-z}, {@code 0-9} and {@code -}. The platform keeps
 *     it beside the message, so that a post whose delivery was not confirmed can be found again
 * @param perhapsSent an earlier try ended without a word: it is looked for before it is sent again
 */
public record Post(Channel to, Placement where, Reply reply, String key, boolean perhapsSent) {}
