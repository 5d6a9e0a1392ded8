package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import java.time.Instant;

/**
 * A channel wants to hear of a domain.
 *
 * @param id 12 characters of {@code a-z} and {@code 0-9}, never used again
 * @param by the person who asked for it, by the platform's id
 */
public record Watch(String id, Channel channel, DomainName domain, Wishes wishes, String by, Instant since) {
    public Watch with(Wishes others) {
        return new Watch(id, channel, domain, others, by, since);
    }
}
