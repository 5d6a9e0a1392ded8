package dev.mxbot.discord;

import dev.mxbot.channel.Lease;
import dev.mxbot.channel.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** For a process that is alone: everything is its own. */
final class AloneLeases implements Leases {
    private final Clock clock;

    AloneLeases(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Lease> take(String name, String holder, Duration lasts) {
        return Optional.of(new Lease(name, holder, clock.instant().plus(lasts), 1));
    }

    @Override
    public Optional<Lease> renew(Lease lease, Duration lasts) {
        return take(lease.name(), lease.holder(), lasts);
    }

    @Override
    public void release(Lease lease) {
        // There is nobody to have it.
    }
}
