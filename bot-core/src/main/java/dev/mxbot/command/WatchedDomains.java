package dev.mxbot.command;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.watch.StoreUnavailableException;
import dev.mxbot.watch.Watches;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Which domains each channel watches, as it was known a moment ago: for completion, which cannot wait for the store, and for a button. */
public final class WatchedDomains {
    static final Duration FRESH = Duration.ofSeconds(10);

    private static final int CHANNELS = 1000;

    private final AsyncLoadingCache<Channel, List<DomainName>> known;

    WatchedDomains(Watches watches, Executor executor, Ticker ticker) {
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .maximumSize(CHANNELS)
                .ticker(ticker)
                .executor(executor)
                .buildAsync(channel -> domains(watches, channel));
    }

    private static List<DomainName> domains(Watches watches, Channel channel) {
        try {
            return watches.in(channel).stream()
                    .map(watched -> watched.watch().domain())
                    .toList();
        } catch (StoreUnavailableException e) {
            return List.of();
        }
    }

    /** Those that hold what is typed; nothing where it is not known yet, but at the next letter. */
    List<String> suggest(Channel channel, String typed) {
        return Suggestions.of(now(channel), typed);
    }

    /** Those first, and then what was asked about of late. */
    List<String> suggest(Channel channel, String typed, RecentDomains recent) {
        return Suggestions.joined(suggest(channel, typed), recent.suggest(channel, typed));
    }

    /** True if the channel is known to watch it. */
    boolean holds(Channel channel, DomainName domain) {
        return now(channel).contains(domain);
    }

    /** Something was added or removed. */
    void changed(Channel channel) {
        known.synchronous().invalidate(channel);
    }

    private List<DomainName> now(Channel channel) {
        CompletableFuture<List<DomainName>> asked = known.get(channel);
        return asked.isDone() && !asked.isCompletedExceptionally() ? asked.join() : List.of();
    }
}
