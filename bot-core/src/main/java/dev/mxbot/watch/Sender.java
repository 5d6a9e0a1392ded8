package dev.mxbot.watch;

import com.google.common.hash.Hashing;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Notifier;
import dev.mxbot.channel.Placement;
import dev.mxbot.channel.Post;
import dev.mxbot.journal.Journal;
import dev.mxbot.reply.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox: takes hold of channels, and says in each what waits there, one message after another. Nothing is known here that is
 * not in the store, but for what is under way right now. Used by one thread at a time; platforms answer on any.
 */
public final class Sender {
    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    private final Outbox outbox;
    private final List<Notifier> notifiers;
    private final RetryDelays delays;
    private final SenderTerms terms;
    private final String holder;
    private final LongSupplier nanos;
    private final Map<Channel, Errand> errands = new LinkedHashMap<>();
    private boolean finishing;

    /**
     * @param holder tells this sender from every other, also from an earlier one on the same machine
     * @param nanos time that no setting of a clock moves
     */
    public Sender(
            Outbox outbox,
            Collection<? extends Notifier> notifiers,
            RetryDelays delays,
            SenderTerms terms,
            String holder,
            LongSupplier nanos) {
        this.outbox = outbox;
        this.notifiers = List.copyOf(notifiers);
        this.delays = delays;
        this.terms = terms;
        this.holder = holder;
        this.nanos = nanos;
    }

    /**
     * Does what can be done without waiting.
     *
     * @param wake called from any thread when there is more to do
     * @return false if the store could not be reached: nothing is lost, and the same is tried in the next run
     */
    public boolean runOnce(Runnable wake) {
        try {
            claim();
            boolean room;
            do {
                room = carryOn(wake);
            } while (room && claim());
            return true;
        } catch (StoreUnavailableException e) {
            log.warn("Nothing is sent for now, the store is out of reach: {}", e.getMessage());
            return false;
        }
    }

    /** Takes every channel as far as it goes without waiting; true if one of them is done with. */
    private boolean carryOn(Runnable wake) {
        boolean room = false;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Errand errand : List.copyOf(errands.values())) {
                moved |= guarded(errand, wake);
                room |= !errands.containsKey(errand.claim.to());
            }
        }
        return room;
    }

    /** From now on nothing new is begun; {@link #runOnce} only writes down how what was begun ended. */
    public void finish() {
        finishing = true;
    }

    /** True while a post has no answer yet, or one that is not written down. */
    public boolean isBusy() {
        return !errands.isEmpty();
    }

    /** True if there is any more to do. */
    private boolean claim() {
        if (finishing) {
            return false;
        }
        boolean any = false;
        for (Notifier notifier : notifiers) {
            String platform = notifier.platform();
            long busy = errands.keySet().stream()
                    .filter(to -> to.platform().equals(platform))
                    .count();
            int room = (int) (terms.atOnce() - busy);
            if (room > 0) {
                long asked = nanos.getAsLong();
                for (OutboxClaim claim : outbox.claim(platform, holder, terms.lease(), room)) {
                    errands.put(claim.to(), new Errand(claim, notifier, asked));
                    any = true;
                }
            }
        }
        return any;
    }

    /** A channel with which something is wrong that nobody thought of is put off, and holds up no others. */
    private boolean guarded(Errand errand, Runnable wake) {
        try {
            return step(errand, wake);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("Sending to {} failed", errand.claim.to(), e);
            outbox.later(errand.claim, "", delays.after(errand.claim.failures(), Duration.ZERO), false, e.toString());
            errands.remove(errand.claim.to());
            return false;
        }
    }

    /** True if there may be more to do for this channel now. */
    private boolean step(Errand errand, Runnable wake) {
        if (errand.sending == null) {
            return begin(errand, wake);
        }
        Delivery answer = errand.sending.answer;
        if (answer == null && past(errand.sending.since, terms.answerWithin())) {
            answer = new Delivery.Unconfirmed(
                    "no answer within " + terms.answerWithin().toSeconds() + " s");
        }
        if (answer != null) {
            return end(errand, errand.sending, answer);
        }
        if (past(errand.renewed, terms.lease().dividedBy(3))) {
            long asked = nanos.getAsLong();
            if (outbox.renew(errand.claim)) {
                errand.renewed = asked;
            } else {
                lose(errand);
            }
        }
        return false;
    }

    private boolean begin(Errand errand, Runnable wake) {
        Optional<OutboxLoad> load = finishing ? Optional.empty() : outbox.next(errand.claim);
        if (load.isEmpty()) {
            outbox.release(errand.claim);
            errands.remove(errand.claim.to());
            return false;
        }
        Grouping.Parcel parcel = Grouping.first(load.get());
        Post post = post(errand.claim.to(), load.get(), parcel);
        long asked = nanos.getAsLong();
        if (!outbox.sending(errand.claim, parcel.last(), post.key())) {
            lose(errand);
            return false;
        }
        errand.renewed = asked;
        if (past(asked, terms.lease().dividedBy(2))) {
            // Stood still in between: somebody else may be about to have the channel. What is marked is asked for
            // again.
            return true;
        }
        Sending sending = new Sending(
                post,
                parcel.progress(),
                load.get().rows().stream()
                        .filter(row -> row.seq() <= parcel.last())
                        .toList(),
                nanos.getAsLong());
        errand.sending = sending;
        deliver(errand.notifier, sending, wake);
        return sending.answer != null;
    }

    private static void deliver(Notifier notifier, Sending sending, Runnable wake) {
        try {
            notifier.deliver(sending.post).whenComplete((delivery, failure) -> {
                sending.answer = failure == null ? delivery : new Delivery.Unconfirmed(String.valueOf(failure));
                wake.run();
            });
        } catch (RuntimeException e) {
            sending.answer = new Delivery.Unconfirmed(e.toString());
        }
    }

    private static Post post(Channel to, OutboxLoad load, Grouping.Parcel parcel) {
        String key = load.retry().map(OutboxLoad.Retry::key).orElseGet(() -> key(to, load));
        Reply reply = load.retry()
                .map(retry -> repeated(parcel.reply(), retry.doubt()))
                .orElse(parcel.reply());
        return new Post(to, parcel.where(), reply, key, load.retry().isPresent());
    }

    /** The same for the same first announcement, and for no other: also not after a backup was put back, which counts again. */
    private static String key(Channel to, OutboxLoad load) {
        long seq = load.flood()
                .map(OutboxLoad.Flood::first)
                .orElseGet(() -> load.rows().get(0).seq());
        Instant at = load.flood()
                .map(OutboxLoad.Flood::since)
                .orElseGet(() -> load.rows().get(0).at());
        String name = to.platform() + '\n' + to.workspace() + '\n' + to.id() + '\n' + seq + '\n' + at.toEpochMilli();
        return Hashing.sha256()
                .hashString(name, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 24);
    }

    private static Reply repeated(Reply reply, OutboxLoad.Doubt doubt) {
        return new Reply(
                reply.mark(),
                reply.headline().plain(" (" + doubt.words() + ")"),
                reply.blocks(),
                reply.buttons(),
                reply.audience());
    }

    private boolean end(Errand errand, Sending sending, Delivery answer) {
        OutboxClaim claim = errand.claim;
        String key = sending.post.key();
        boolean held;
        boolean goesOn = false;
        if (answer instanceof Delivery.Delivered delivered) {
            held = outbox.sent(claim, key, delivered.message(), sending.progress);
            note(claim.to(), sending, "delivered to");
            goesOn = true;
        } else if (answer instanceof Delivery.Refused refused) {
            log.warn("A post to {} is refused: {}", claim.to(), refused.why());
            held = outbox.refused(claim, key, refused.why());
            note(claim.to(), sending, "refused by");
            goesOn = true;
        } else if (answer instanceof Delivery.ParentGone && parent(sending.post).isPresent()) {
            held = outbox.orphaned(claim, key, parent(sending.post).get());
            goesOn = true;
        } else if (answer instanceof Delivery.Gone gone) {
            log.info("{} cannot be spoken in any more: {}", claim.to(), gone.why());
            held = outbox.gone(claim, key, gone.why());
            note(claim.to(), sending, "not delivered, the channel is gone from");
        } else if (answer instanceof Delivery.Unconfirmed unconfirmed) {
            held = later(claim, key, Duration.ZERO, true, unconfirmed.why());
            note(claim.to(), sending, "perhaps delivered to");
        } else if (answer instanceof Delivery.TryLater later) {
            held = later(claim, key, later.after(), false, later.why());
            note(claim.to(), sending, "not delivered yet to");
        } else {
            held = later(claim, key, Duration.ZERO, false, "the platform misses a message that was not named");
        }
        // Only now: had the store failed, the answer would still be there to be written down.
        errand.sending = null;
        if (!held) {
            lose(errand);
            return false;
        }
        if (goesOn) {
            errand.claim = claim.recovered();
        } else {
            errands.remove(claim.to());
        }
        return goesOn;
    }

    /** Under the ids of the checks and commands that decided what was in it. */
    private static void note(Channel to, Sending sending, String what) {
        for (OutboxRow row : sending.rows) {
            Journal.under(
                    row.run().or(() -> Optional.of(row.watch())),
                    () -> Journal.note(
                            "{} {}: {} of incident {} of watch {}, in post {}",
                            what,
                            to.platform(),
                            row.transition(),
                            row.incident(),
                            row.watch(),
                            sending.post.key()));
        }
    }

    private boolean later(OutboxClaim claim, String key, Duration asked, boolean perhapsSent, String why) {
        Duration after = delays.after(claim.failures(), asked);
        log.info("A post to {} is tried again in {}: {}", claim.to(), after, why);
        return outbox.later(claim, key, after, perhapsSent, why);
    }

    private void lose(Errand errand) {
        log.warn("Another sender has {} by now", errand.claim.to());
        errands.remove(errand.claim.to());
    }

    private boolean past(long since, Duration limit) {
        return nanos.getAsLong() - since >= limit.toNanos();
    }

    private static Optional<String> parent(Post post) {
        if (post.where() instanceof Placement.Under under) {
            return Optional.of(under.parent());
        }
        return post.where() instanceof Placement.InsteadOf instead ? Optional.of(instead.message()) : Optional.empty();
    }

    /** A channel that this sender has. */
    private static final class Errand {
        private final Notifier notifier;
        private OutboxClaim claim;
        /** When the lease was last asked for: it ends no earlier than its length after that. */
        private long renewed;

        private @Nullable Sending sending;

        Errand(OutboxClaim claim, Notifier notifier, long renewed) {
            this.notifier = notifier;
            this.claim = claim;
            this.renewed = renewed;
        }
    }

    /** A post on its way. */
    private static final class Sending {
        private final Post post;
        private final boolean progress;
        private final List<OutboxRow> rows;
        private final long since;
        private volatile @Nullable Delivery answer;

        Sending(Post post, boolean progress, List<OutboxRow> rows, long since) {
            this.post = post;
            this.progress = progress;
            this.rows = rows;
            this.since = since;
        }
    }
}
