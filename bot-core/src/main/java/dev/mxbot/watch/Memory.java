package dev.mxbot.watch;

import dev.mxbot.history.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a watch remembers between two checks. Values only, so that it can be written and read back unchanged.
 *
 * @param confirmed what is held to be true of the domain; empty before the first check that could see it
 * @param suspicion what was seen and is not yet held to be true
 * @param incident the trouble that lasts, or that has ended without the channel having been told
 * @param blindness since when the domain cannot be looked up; empty while it can
 * @param restlessness how often it went from good to bad and back
 * @param untold what is published differently now, and the channel has not heard of it yet
 * @param following changes whose way through the world's caches is followed, by thread
 * @param quiet why nothing is said for now
 */
public record Memory(
        Optional<Confirmed> confirmed,
        Suspicion suspicion,
        Optional<Incident> incident,
        Optional<Blindness> blindness,
        Restlessness restlessness,
        Optional<Untold> untold,
        List<Following> following,
        Optional<Quiet> quiet,
        Times times) {
    /** Of a watch that has not been checked yet. */
    public static final Memory NONE = new Memory(
            Optional.empty(),
            Suspicion.NONE,
            Optional.empty(),
            Optional.empty(),
            Restlessness.NONE,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Times.NEVER);

    public Memory {
        following = List.copyOf(following);
    }

    Memory confirmed(Confirmed state) {
        return new Memory(
                Optional.of(state), suspicion, incident, blindness, restlessness, untold, following, quiet, times);
    }

    Memory suspecting(Suspicion other) {
        return new Memory(confirmed, other, incident, blindness, restlessness, untold, following, quiet, times);
    }

    Memory with(Optional<Incident> other) {
        return new Memory(confirmed, suspicion, other, blindness, restlessness, untold, following, quiet, times);
    }

    Memory blind(Optional<Blindness> other) {
        return new Memory(confirmed, suspicion, incident, other, restlessness, untold, following, quiet, times);
    }

    Memory restless(Restlessness other) {
        return new Memory(confirmed, suspicion, incident, blindness, other, untold, following, quiet, times);
    }

    Memory untold(Optional<Untold> other) {
        return new Memory(confirmed, suspicion, incident, blindness, restlessness, other, following, quiet, times);
    }

    Memory following(List<Following> other) {
        return new Memory(confirmed, suspicion, incident, blindness, restlessness, untold, other, quiet, times);
    }

    Memory quiet(Optional<Quiet> other) {
        return new Memory(confirmed, suspicion, incident, blindness, restlessness, untold, following, other, times);
    }

    Memory at(Times other) {
        return new Memory(confirmed, suspicion, incident, blindness, restlessness, untold, following, quiet, other);
    }

    /** Trouble that lasts now, told or not. */
    public Optional<Incident> trouble() {
        return incident.filter(one -> one.ended().isEmpty());
    }

    /**
     * Since when a domain cannot be looked up.
     *
     * @param id of the thread in which it is told
     * @param told true once the channel knows
     */
    public record Blindness(String id, Instant since, boolean told) {
        Blindness asTold() {
            return new Blindness(id, since, true);
        }
    }

    /**
     * How often a domain went from good to bad and back (RELIABILITY.md P13).
     *
     * @param bad what the last check saw
     * @param turns when it was otherwise than the time before; those of the last hour
     * @param since when it began to be called flapping; empty while it is not
     * @param id of the thread in which that is told
     * @param told true once the channel knows
     */
    public record Restlessness(boolean bad, List<Instant> turns, Optional<Instant> since, String id, boolean told) {
        static final Restlessness NONE = new Restlessness(false, List.of(), Optional.empty(), "", false);

        public Restlessness {
            turns = List.copyOf(turns);
        }

        public boolean flapping() {
            return since.isPresent();
        }
    }

    /**
     * What the channel knows of what is published, where that is not what is there now.
     *
     * @param after when it was last seen as the channel knows it
     * @param by when the first of what is different was seen
     * @param before as the channel knows it
     */
    public record Untold(Instant after, Instant by, Snapshot before) {}

    /** Why and since when nothing is said. */
    public record Quiet(Why why, Instant since) {
        /** What keeps a channel from hearing. */
        public enum Why {
            /** A person wished so. */
            MUTED,
            /** The owner works on the domain. */
            WINDOW
        }
    }

    /**
     * When what happened last.
     *
     * @param run a check, whatever it came to
     * @param success a check that could see the domain
     * @param change of what is published, confirmed
     */
    public record Times(Optional<Instant> run, Optional<Instant> success, Optional<Instant> change) {
        static final Times NEVER = new Times(Optional.empty(), Optional.empty(), Optional.empty());

        Times ran(Instant at) {
            return new Times(Optional.of(at), success, change);
        }

        Times succeeded(Instant at) {
            return new Times(Optional.of(at), Optional.of(at), change);
        }

        Times changed(Instant at) {
            return new Times(run, success, Optional.of(at));
        }
    }
}
