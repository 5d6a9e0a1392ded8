package dev.mxbot.watch;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Beats only as long as checks are made and what they find is delivered: a process that merely runs is no sign of life (P24). */
public final class DeadMan {
    private static final Logger log = LoggerFactory.getLogger(DeadMan.class);

    private final Outbox outbox;
    private final Heartbeat heartbeat;
    private final Duration patience;

    /**
     * @param patience nothing may wait longer than this to be said
     */
    public DeadMan(Outbox outbox, Heartbeat heartbeat, Duration patience) {
        this.outbox = outbox;
        this.heartbeat = heartbeat;
        this.patience = patience;
    }

    /** The scheduler has once gone through everything that was due. */
    public void cycleCompleted() {
        try {
            Duration oldest = outbox.numbers().oldest();
            if (oldest.compareTo(patience) < 0) {
                heartbeat.beat();
            } else {
                log.warn("No heartbeat: something has waited {} to be said", oldest);
            }
        } catch (StoreUnavailableException e) {
            log.warn("No heartbeat: the store is out of reach: {}", e.getMessage());
        }
    }
}
