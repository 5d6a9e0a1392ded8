package dev.mxbot.watch;

import dev.mxbot.history.ChangesOf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person does with a watch (P15). Pure functions: the store writes what they come to. */
public final class Hand {
    private static final Duration LONGEST_MUTE = Duration.ofDays(30);

    /** A name can be anything: there is no end of them. */
    private static final int MOST_IGNORED = 50;

    private Hand() {}

    /**
     * A changed wish, and the trace of who changed it.
     *
     * @param wishes from now on
     */
    public record Wished(Wishes wishes, AuditEntry audit) {}

    /**
     * Somebody takes the trouble of a watch; empty if there is none, if it is another one by now, or if somebody has taken it already.
     *
     * @param incident that the person saw
     * @param by the person, by the platform's id
     * @param called what others see the person called
     */
    public static Optional<Conclusion> acknowledge(
            Watched watched, String incident, String by, String called, Instant now) {
        Watch watch = watched.watch();
        return watched.memory()
                .trouble()
                .filter(one -> one.id().equals(incident) && one.acknowledged().isEmpty())
                .map(one -> {
                    Announcement announcement = new Announcement(
                            one.id(),
                            Transition.ACKNOWLEDGED,
                            one.round(Transition.ACKNOWLEDGED),
                            watch.channel(),
                            AlertReport.acknowledged(called),
                            one.cause());
                    Incident taken = one.acknowledged(Optional.of(new Incident.Acknowledgement(by, now)))
                            .counted(Transition.ACKNOWLEDGED);
                    return new Conclusion(
                            watched.memory().with(Optional.of(taken)),
                            List.of(announcement),
                            List.of(),
                            List.of(audit(watch, by, "acknowledged", one.id(), now)),
                            watched.next(),
                            Reason.ACKNOWLEDGED);
                });
    }

    /** Nothing is said for a while; trouble that is still there then is told then. */
    public static Wished mute(Watch watch, Duration span, String by, Instant now) {
        Duration kept = span.compareTo(LONGEST_MUTE) > 0 ? LONGEST_MUTE : span;
        return new Wished(watch.wishes().mutedUntil(now.plus(kept)), audit(watch, by, "muted", Spans.of(kept), now));
    }

    public static Wished unmute(Watch watch, String by, Instant now) {
        return new Wished(watch.wishes().unmuted(), audit(watch, by, "unmuted", "", now));
    }

    /** Findings of this code are known and accepted from now on. */
    public static Wished ignore(Watch watch, String code, String by, Instant now) {
        List<String> codes = Stream.concat(watch.wishes().ignored().stream(), Stream.of(code))
                .toList();
        return new Wished(watch.wishes().ignoring(codes), audit(watch, by, "ignored", code, now));
    }

    public static Wished heed(Watch watch, String code, String by, Instant now) {
        List<String> codes = watch.wishes().ignored().stream()
                .filter(one -> !one.equals(code))
                .toList();
        return new Wished(watch.wishes().ignoring(codes), audit(watch, by, "heeded", code, now));
    }

    /** These changes of what is published are no longer told from now on; nothing happens where there are too many wishes of that kind. */
    public static Wished ignore(Watch watch, ChangesOf changes, String by, Instant now) {
        List<String> heeded = watch.wishes().changesHeeded().stream()
                .filter(changes::includes)
                .map(one -> Wishes.HEEDED + one)
                .toList();
        Stream<String> before = watch.wishes().ignoredChanges().stream().filter(one -> !heeded.contains(one));
        return wished(watch, Stream.concat(before, Stream.of(changes.toString())), "ignored", changes, by, now);
    }

    /** These changes are told again, also where they are among others that are not. */
    public static Wished heed(Watch watch, ChangesOf changes, String by, Instant now) {
        List<String> left = watch.wishes().ignoredChanges().stream()
                .filter(one -> !one.equals(changes.toString()))
                .toList();
        boolean amongOthers =
                watch.wishes().ignoringChanges(left).changesIgnored().stream().anyMatch(one -> one.includes(changes));
        Stream<String> exception = amongOthers ? Stream.of(Wishes.HEEDED + changes) : Stream.empty();
        return wished(watch, Stream.concat(left.stream(), exception), "heeded", changes, by, now);
    }

    private static Wished wished(
            Watch watch, Stream<String> ignored, String what, ChangesOf changes, String by, Instant now) {
        Wishes wishes = watch.wishes().ignoringChanges(ignored.toList());
        return new Wished(
                wishes.ignoredChanges().size() <= MOST_IGNORED ? wishes : watch.wishes(),
                audit(watch, by, what, "changes of " + changes, now));
    }

    private static AuditEntry audit(Watch watch, String by, String what, String detail, Instant now) {
        return new AuditEntry(now, by, watch.channel(), what, watch.domain().text(), detail);
    }
}
