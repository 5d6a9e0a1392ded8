package dev.mxbot.command;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The domains that were checked last in each channel, for completion. Bounded, and forgotten at the end of the process. */
public final class RecentDomains {
    private static final int CHANNELS = 1000;
    private static final int DOMAINS = 50;

    private final Map<Channel, Map<DomainName, Boolean>> recent = new Bounded<>(CHANNELS);

    @Inject
    public RecentDomains() {}

    public synchronized void remember(Channel channel, DomainName domain) {
        recent.computeIfAbsent(channel, first -> new Bounded<>(DOMAINS)).put(domain, true);
    }

    /** The last one first. */
    public synchronized List<String> suggest(Channel channel, String typed) {
        Map<DomainName, Boolean> known = recent.get(channel);
        if (known == null) {
            return List.of();
        }
        List<DomainName> domains = new ArrayList<>(known.keySet());
        Collections.reverse(domains);
        return Suggestions.of(domains, typed);
    }

    /** Forgets what was not used for the longest time. */
    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        private final int most;

        Bounded(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
