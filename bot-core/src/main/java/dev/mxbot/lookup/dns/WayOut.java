package dev.mxbot.lookup.dns;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.lookup.dns.Answer.Reason;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether name servers answer here at all. Many networks let no DNS out but to their resolver; there every diagnosis would wait in vain
 * for each server it asks. So it is learned: when several servers of different DNS hosts, asked about different domains, have been silent,
 * none has spoken since, and the resolver does answer, they are given only a moment, and now and then one of them the usual time.
 */
final class WayOut {
    /** Fewer may simply be down. */
    private static final int SERVERS = 3;

    /** Where the resolver is silent as well, nothing is learned, and what was silent long ago counts for little. */
    private static final int MOST_REMEMBERED = 100;

    /** The servers of one domain may all be down, and so may all of one DNS host. */
    private static final int DOMAINS = 2;

    /** Nearly every name server of the world answers within this time. */
    private static final RetryTimes IN_VAIN = RetryTimes.once(Duration.ofMillis(500));

    private static final long MEMORY_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long TRIAL_NANOS = Duration.ofSeconds(30).toNanos();

    /** A resolver that has not answered for so long says nothing about the network now. */
    private static final long LATELY_NANOS = Duration.ofSeconds(10).toNanos();

    private final Ticker ticker;
    private final RetryTimes usual;
    private final Map<InetSocketAddress, DomainName> silent = new HashMap<>();
    private final Set<DomainName> askedAbout = new HashSet<>();
    private OptionalLong resolverSpoke = OptionalLong.empty();
    private OptionalLong shutUntil = OptionalLong.empty();
    private long nextTrial;

    WayOut(Ticker ticker, RetryTimes usual) {
        this.ticker = ticker;
        this.usual = usual;
    }

    /** How long to wait for an authoritative server. */
    synchronized RetryTimes patience() {
        long now = ticker.read();
        if (!isShut(now)) {
            return usual;
        }
        if (now - nextTrial < 0) {
            return IN_VAIN;
        }
        nextTrial = now + TRIAL_NANOS;
        return usual;
    }

    /** What a server said or did not say; the answer itself, or in place of a mere silence the word that all are silent. */
    synchronized Answer hear(Server server, Answer answer) {
        long now = ticker.read();
        if (!isSilence(answer)) {
            note(server, answer, now);
            return answer;
        }
        if (!server.recursive() && isTelling(server) && answer.provenance().attempts() > 0) {
            wasSilent(server, answer.query().name(), now);
        }
        return !server.recursive() && isShut(now) ? shut((Answer.Unanswered) answer) : answer;
    }

    private void note(Server server, Answer answer, long now) {
        if (answer.provenance().attempts() == 0) {
            return;
        }
        if (server.recursive()) {
            resolverSpoke = OptionalLong.of(now);
        } else {
            forget();
        }
    }

    private void forget() {
        silent.clear();
        askedAbout.clear();
        shutUntil = OptionalLong.empty();
    }

    private void wasSilent(Server server, DomainName about, long now) {
        boolean shutBefore = isShut(now);
        if (silent.size() >= MOST_REMEMBERED || askedAbout.size() >= MOST_REMEMBERED) {
            silent.clear();
            askedAbout.clear();
        }
        silent.put(server.address(), registrable(server.name().orElse(DomainName.ROOT)));
        askedAbout.add(registrable(about));
        boolean resolverAnswers = resolverSpoke.isPresent() && now - resolverSpoke.getAsLong() < LATELY_NANOS;
        boolean several = silent.size() >= SERVERS
                && askedAbout.size() >= DOMAINS
                && silent.values().stream().distinct().count() >= DOMAINS;
        if (several && resolverAnswers) {
            if (!shutBefore) {
                nextTrial = now + TRIAL_NANOS;
            }
            shutUntil = OptionalLong.of(now + MEMORY_NANOS);
        }
    }

    private static DomainName registrable(DomainName name) {
        return PublicSuffixes.registrable(name).orElse(name);
    }

    private boolean isShut(long now) {
        if (shutUntil.isPresent() && now - shutUntil.getAsLong() >= 0) {
            forget();
        }
        return shutUntil.isPresent();
    }

    /** Where this host has no IPv6, no server is reached over it, and that is another matter. */
    private static boolean isTelling(Server server) {
        return server.address().getAddress() instanceof Inet4Address;
    }

    private static boolean isSilence(Answer answer) {
        return answer instanceof Answer.Unanswered unanswered
                && Set.of(Reason.TIMEOUT, Reason.UNREACHABLE).contains(unanswered.reason());
    }

    private static Answer shut(Answer.Unanswered silence) {
        return new Answer.Unanswered(silence.query(), silence.provenance(), Reason.NO_WAY_OUT, silence.detail());
    }
}
