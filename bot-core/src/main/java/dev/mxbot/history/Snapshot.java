package dev.mxbot.history;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Publishers;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one diagnosis saw of a domain's mail.
 *
 * @param seen by question: {@code example.com MX}, or the address of a policy that was fetched
 * @param serial of the zone's newest version; never a difference, and empty where it is not known
 */
public record Snapshot(Instant at, SortedMap<String, Seen> seen, OptionalLong serial) {
    /** Before anything was seen. */
    public static final Snapshot NOTHING = new Snapshot(Instant.EPOCH, new TreeMap<>());

    public Snapshot {
        seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    }

    /** Where the zone's version is not known. */
    public Snapshot(Instant at, SortedMap<String, Seen> seen) {
        this(at, seen, OptionalLong.empty());
    }

    /**
     * All that the diagnosis saw, also what it guessed and what it could not look up; what is worth keeping of it, {@link #known} says.
     */
    public static Snapshot of(Diagnosis diagnosis) {
        return diagnosis.dnsUnreachable()
                ? new Snapshot(diagnosis.checkedAt(), new TreeMap<>())
                : new Snapshot(
                        diagnosis.checkedAt(),
                        Survey.of(diagnosis),
                        Publishers.of(diagnosis).serial());
    }

    /**
     * The same with what is unknown now filled from an earlier snapshot, so that not to know overwrites nothing (RELIABILITY.md P11);
     * and without selectors of DKIM that were guessed and have never been there.
     */
    public Snapshot known(Snapshot before) {
        if (seen.isEmpty()) {
            return before;
        }
        SortedMap<String, Seen> filled = new TreeMap<>();
        Deque<String> below = new ArrayDeque<>();
        seen.forEach((question, now) -> {
            Seen earlier = before.seen.get(question);
            if (earlier == null) {
                if (now.kind() == Seen.Kind.FOUND || !isGuess(question)) {
                    filled.put(question, now);
                }
            } else if (now.kind() == Seen.Kind.UNKNOWN) {
                filled.put(question, earlier);
                below.addAll(Links.below(question, earlier));
            } else {
                filled.put(question, now.keptFor(question, earlier));
            }
        });
        // What hangs on an answer that is missing was not asked either.
        while (!below.isEmpty()) {
            String question = below.remove();
            Seen earlier = before.seen.get(question);
            if (earlier != null && !filled.containsKey(question)) {
                filled.put(question, earlier);
                below.addAll(Links.below(question, earlier));
            }
        }
        return new Snapshot(at, filled, serial.isPresent() ? serial : before.serial);
    }

    private static boolean isGuess(String question) {
        return question.contains("._domainkey.");
    }

    /** What is answered differently now, by question; an unknown on either side, or a question that was put only once, is no difference. */
    public List<Difference> differencesSince(Snapshot earlier) {
        return seen.entrySet().stream()
                .map(entry -> new Difference(entry.getKey(), earlier.answer(entry.getKey()), entry.getValue()))
                .filter(difference -> difference.before().differsFrom(difference.after()))
                .toList();
    }

    /** What one question was answered; unknown if it was not put. */
    Seen answer(String question) {
        return seen.getOrDefault(question, Seen.UNASKED);
    }
}
