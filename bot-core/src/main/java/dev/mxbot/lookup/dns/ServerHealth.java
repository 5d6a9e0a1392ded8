package dev.mxbot.lookup.dns;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which resolvers have been silent of late. They are asked after the others, until they reply; now and then one query goes to a silent
 * one first, to see whether it is back.
 */
final class ServerHealth {
    private static final int SILENCES = 3;
    private static final long TRIAL_NANOS = Duration.ofSeconds(10).toNanos();

    private final Ticker ticker;
    private final Map<Server, Silence> silent = new ConcurrentHashMap<>();

    ServerHealth(Ticker ticker) {
        this.ticker = ticker;
    }

    /** @param nextTrial when it may be tried first again; counts only once it has been silent often enough */
    private record Silence(int times, long nextTrial) {}

    void replied(Server server) {
        silent.remove(server);
    }

    /** Of name servers there are too many in the world to remember each. */
    void wasSilent(Server server) {
        if (!server.recursive()) {
            return;
        }
        silent.compute(
                server, (s, known) -> new Silence(known == null ? 1 : known.times + 1, ticker.read() + TRIAL_NANOS));
    }

    /** In the given order, the silent ones behind the others. */
    List<Server> order(List<Server> servers) {
        if (silent.isEmpty() || servers.size() < 2) {
            return servers;
        }
        List<Server> usual = new ArrayList<>();
        List<Server> last = new ArrayList<>();
        for (Server server : servers) {
            (isToAvoid(server) ? last : usual).add(server);
        }
        usual.addAll(last);
        return usual;
    }

    private boolean isToAvoid(Server server) {
        long now = ticker.read();
        boolean[] avoid = {false};
        silent.computeIfPresent(server, (s, silence) -> {
            if (silence.times < SILENCES) {
                return silence;
            }
            avoid[0] = now - silence.nextTrial < 0;
            // This query is the trial; the next ones wait for what it shows.
            return avoid[0] ? silence : new Silence(silence.times, now + TRIAL_NANOS);
        });
        return avoid[0];
    }
}
