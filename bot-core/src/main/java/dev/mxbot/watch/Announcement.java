package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import dev.mxbot.reply.Reply;

/**
 * Something a channel is to hear: becomes a row of the outbox.
 *
 * @param incident that it belongs to: all of one incident stands in one thread
 * @param round counts repetitions of the same transition in one incident (a reminder, say), from 0
 * @param cause what incidents of several domains have in common, such as {@code host mx1.example.net}; empty if nothing is known
 */
public record Announcement(String incident, Transition transition, int round, Channel to, Reply reply, String cause) {}
