package dev.mxbot.channel;

import java.time.Duration;
import java.util.Optional;

/**
 * Which of several processes does what only one may do. Time is the store's, so that it does not matter whose clock is wrong
 * (RELIABILITY.md P27). Every method blocks, and fails where the store cannot be reached: whoever held a lease then stops when it ends.
 */
public interface Leases {
    /** Takes what nobody else holds, with a new token, even if this holder has it already; empty if somebody else does. */
    Optional<Lease> take(String name, String holder, Duration lasts);

    /** Holds on, with the same token; empty if the lease has ended or is somebody else's by now. */
    Optional<Lease> renew(Lease lease, Duration lasts);

    /** Gives it back, so that nobody needs to wait for its end; nothing happens if it is somebody else's by now. */
    void release(Lease lease);
}
