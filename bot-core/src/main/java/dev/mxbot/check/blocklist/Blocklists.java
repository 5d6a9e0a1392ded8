package dev.mxbot.check.blocklist;

import dev.mxbot.domain.DomainName;
import java.util.List;

/**
 * The block lists that are asked; none by default.
 *
 * @param zones such as {@code zen.spamhaus.org}; more than {@link #MOST} are not asked
 */
public record Blocklists(List<DomainName> zones) {
    /** So that a domain with several hosts stays within the questions of one diagnosis. */
    public static final int MOST = 5;

    public static final Blocklists NONE = new Blocklists(List.of());

    public Blocklists {
        zones = zones.stream().distinct().limit(MOST).toList();
    }
}
