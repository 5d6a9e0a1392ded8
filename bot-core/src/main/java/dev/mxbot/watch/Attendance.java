package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Presence;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down where mxbot may speak, in the order it hears of it, as soon as the store can be written (RELIABILITY.md P22). */
public final class Attendance implements Presence {
    private static final Logger log = LoggerFactory.getLogger(Attendance.class);

    private final Outbox outbox;
    private final Watches watches;
    private final Clock clock;
    private final Queue<Runnable> heard = new ConcurrentLinkedQueue<>();

    public Attendance(Outbox outbox, Watches watches, Clock clock) {
        this.outbox = outbox;
        this.watches = watches;
        this.clock = clock;
    }

    @Override
    public void left(Channel channel, String why) {
        heard.add(() -> outbox.gone(channel, why));
    }

    @Override
    public void joined(Channel channel) {
        heard.add(() -> {
            outbox.back(channel);
            watches.resume(
                    channel,
                    new AuditEntry(
                            clock.instant(), AuditEntry.MXBOT, channel, "resumed", "", "mxbot was let in again"));
        });
    }

    @Override
    public void moved(Channel from, Channel to) {
        heard.add(() -> watches.move(
                from,
                to,
                new AuditEntry(
                        clock.instant(),
                        AuditEntry.MXBOT,
                        to,
                        "channel_moved",
                        "",
                        "the channel " + from.id() + " is " + to.id() + " now")));
    }

    /** Writes what was heard; what cannot be written now stays for the next time. */
    public void runOnce() {
        try {
            for (Runnable next = heard.peek(); next != null; next = heard.peek()) {
                next.run();
                heard.remove();
            }
        } catch (StoreUnavailableException e) {
            log.warn("Where mxbot may speak is written down later, the store is out of reach: {}", e.getMessage());
        }
    }
}
