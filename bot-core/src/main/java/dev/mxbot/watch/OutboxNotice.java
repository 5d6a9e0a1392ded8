package dev.mxbot.watch;

import dev.mxbot.channel.Channel;

/**
 * A channel is gone, and whoever had it watch something is to be told.
 *
 * @param to an empty id stands for the whole workspace
 * @param why in words
 */
public record OutboxNotice(Channel to, String why) {}
