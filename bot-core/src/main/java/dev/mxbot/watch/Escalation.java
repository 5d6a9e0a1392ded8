package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import java.time.Duration;

/**
 * Where else trouble is told that nobody acknowledged.
 *
 * @param after from the first message about it
 */
public record Escalation(Duration after, Channel to) {}
