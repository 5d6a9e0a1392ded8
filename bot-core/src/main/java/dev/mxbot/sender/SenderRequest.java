package dev.mxbot.sender;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Who wants to send, and in whose name.
 *
 * @param domain as given; what is no domain name has no policy
 * @param ip of the server that connects
 * @param mailFrom the reverse-path; empty text: the null sender of bounces; without one it is postmaster of the domain
 * @param helo what the server says its name is; may be empty
 * @param fresh no cached answer is used
 * @param thorough walk on behind the decision, so that the real number of lookups can be told, and look for a cure
 */
public record SenderRequest(
        String domain, InetAddress ip, Optional<String> mailFrom, String helo, boolean fresh, boolean thorough) {
    /** As a person asks. */
    public static SenderRequest of(String domain, InetAddress ip) {
        return new SenderRequest(domain, ip, Optional.empty(), "", false, true);
    }

    public SenderRequest mailFrom(String reversePath) {
        return new SenderRequest(domain, ip, Optional.of(reversePath), helo, fresh, thorough);
    }

    public SenderRequest helo(String name) {
        return new SenderRequest(domain, ip, mailFrom, name, fresh, thorough);
    }

    public SenderRequest refreshed() {
        return new SenderRequest(domain, ip, mailFrom, helo, true, thorough);
    }

    /** Only the result and the way to it. */
    public SenderRequest briefly() {
        return new SenderRequest(domain, ip, mailFrom, helo, fresh, false);
    }
}
