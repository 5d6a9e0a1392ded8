package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.history.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The watches, kept. Every method is one transaction, blocks while it writes, and throws {@link StoreUnavailableException} where the
 * store cannot be reached, with nothing written.
 */
public interface Watches {
    /** Adds a watch, due at once, unless the channel has one for that domain already or the limits are reached. */
    Added add(Watch watch, Limits limits, AuditEntry audit);

    /** What became of a wish to watch. */
    sealed interface Added {
        record Yes() implements Added {}

        /** The channel watches that domain already. */
        record Already(Watch watch) implements Added {}

        record TooMany(int inChannel, int inWorkspace) implements Added {}
    }

    /** How many watches there may be (RELIABILITY.md P28). */
    record Limits(int inChannel, int inWorkspace) {}

    Optional<Watched> find(String id);

    Optional<Watched> find(Channel channel, DomainName domain);

    /** Of one channel, by domain. */
    List<Watched> in(Channel channel);

    /**
     * Changes how a watch is wished, leaving alone what it remembers. The change is made of what is wished at that moment, and nobody else
     * writes meanwhile: of two people who change a watch at once, both do.
     *
     * @return what is wished from now on; empty if the watch is gone
     */
    Optional<Wishes> change(String id, Function<Watch, Hand.Wished> making);

    /**
     * Lets a person deal with what a watch remembers at that moment, and nobody else writes meanwhile. A check under way, which has read
     * what was there before, is made again.
     *
     * @param deed what comes of it; empty for nothing
     * @return empty if the watch is gone
     */
    Optional<Handled> handle(String id, Function<Watched, Optional<Conclusion>> deed);

    /**
     * What a person's deed was done to.
     *
     * @param written false if nothing came of it
     */
    record Handled(Watched before, boolean written) {}

    /** Ends a watch; its history and audit stay. False if it was gone already. */
    boolean remove(String id, AuditEntry audit);

    /** Writes what a check came to; false, with nothing written, if the watch has been written to or removed since it was read. */
    boolean conclude(Watched read, Conclusion conclusion);

    /** Stops the checks of a channel (an empty id: of the whole workspace), keeping all data. Gives the watches that were running. */
    List<Watched> pause(Channel channel, String why, AuditEntry audit);

    /** The opposite of {@link #pause}, as far as the outbox holds no channel for gone: due at once. */
    List<Watched> resume(Channel channel, AuditEntry audit);

    /**
     * A channel has another id: its watches, threads, digest, history and audit, and what is still to be said in it, are the new one's
     * from now on, as is every escalation to it. Whatever was read before writes nothing. Where both ids have a watch of a domain, that
     * of the old one stays, since it remembers more. A second time nothing happens.
     *
     * @param audit written unless there was nothing to move
     * @return false if there was nothing
     */
    boolean move(Channel from, Channel to, AuditEntry audit);

    /** Changes of a domain that a channel's watch has recorded, newest first. */
    List<Recorded> history(Channel channel, DomainName domain, int most);

    /** What was done and decided about a domain in a channel, newest first. */
    List<AuditEntry> audit(Channel channel, DomainName domain, int most);

    /** What a channel was told of a domain, with what had been found then, newest first; kept for a year. */
    List<Alert> alerts(Channel channel, DomainName domain, int most);

    /**
     * What was told in one second of an incident of a watch, also of one that was removed since.
     *
     * @param second when it was decided to say it, to the second
     */
    Optional<Alert> alert(String watch, String incident, Instant second);

    /** When each running watch is due that should have been checked before a time: how late mxbot is. */
    List<Watched> overdue(Instant before, int most);
}
