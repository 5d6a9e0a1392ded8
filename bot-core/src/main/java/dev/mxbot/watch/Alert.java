package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;

/**
 * Something that a channel was told of a watch, as it is kept (RELIABILITY.md P30).
 *
 * @param channel of the watch
 * @param round counts repetitions of the same transition in one incident, from 0
 * @param found what the check had found that it came of
 */
public record Alert(
        Channel channel, DomainName domain, String incident, Transition transition, int round, Found found) {}
