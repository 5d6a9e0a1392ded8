package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is kept for a time when that time is over: what was said, and everything of channels long gone (RELIABILITY.md P22). */
public final class Sweep {
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final Outbox outbox;
    private final Watches watches;
    private final Clock clock;

    public Sweep(Outbox outbox, Watches watches, Clock clock) {
        this.outbox = outbox;
        this.watches = watches;
        this.clock = clock;
    }

    public void runOnce() {
        try {
            for (Channel channel : outbox.longGone()) {
                for (Watched watched : watches.in(channel)) {
                    watches.remove(
                            watched.watch().id(),
                            new AuditEntry(
                                    clock.instant(),
                                    AuditEntry.MXBOT,
                                    channel,
                                    "watch_removed",
                                    watched.watch().domain().text(),
                                    "the channel has been gone for long"));
                }
                outbox.forget(channel);
            }
            outbox.sweep();
        } catch (StoreUnavailableException e) {
            log.warn("Old data is removed later, the store is out of reach: {}", e.getMessage());
        }
    }
}
