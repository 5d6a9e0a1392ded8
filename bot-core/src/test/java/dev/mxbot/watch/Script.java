package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.mxbot.channel.Channel;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Testimony;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.finding.Topic;
import dev.mxbot.history.Recorded;
import dev.mxbot.history.Seen;
import dev.mxbot.history.Snapshot;
import dev.mxbot.reply.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A watch of {@code example.com} put through looks that are written as words:
 *
 * <ul>
 *   <li>{@code good}, {@code warn}, {@code bad} (an error), {@code critical} (the same, worse), {@code other} (another error), {@code both}
 *   <li>{@code unknown}: could not be looked up; {@code own}: mxbot sees no DNS at all; {@code half}: what is bad could not be looked at
 *   <li>{@code disputed}: bad, says one resolver alone; {@code agreed}: bad, and another resolver says so too
 *   <li>{@code mx=b}: from here on the MX records are others; {@code wait=2h}: so much time passes
 * </ul>
 *
 * <p>Each look is made when the one before said that it is due.
 */
final class Script {
    static final Instant START = Instant.parse("2026-11-20T14:02:00Z");
    static final Channel CHANNEL = new Channel("console", "", "general");
    static final Channel OTHER = new Channel("console", "", "on-call");
    static final Wishes WISHES = Wishes.DEFAULT;

    private final Decider decider = new Decider(Duration.ofSeconds(60), new Random(7));
    private final List<Announcement> heard = new ArrayList<>();
    private final List<Recorded> recorded = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private Watched watched = new Watched(
            new Watch("w4tchw4tch01", CHANNEL, DomainName.of("example.com"), WISHES, "U1", START),
            Memory.NONE,
            1,
            START,
            Optional.empty());
    private Instant now = START;
    private String mx = "a";
    private long ttl = 0;

    @CanIgnoreReturnValue
    Script wishing(Wishes wishes) {
        watched = with(watched.watch().with(wishes), watched.memory(), watched.next());
        return this;
    }

    /** For how long caches keep the MX records that are there from now on. */
    @CanIgnoreReturnValue
    Script keptFor(Duration time) {
        ttl = time.toSeconds();
        return this;
    }

    /** Runs the words, and gives the transitions that the channel heard from them. */
    @CanIgnoreReturnValue
    String run(String words) {
        int before = heard.size();
        for (String word : words.strip().split("\\s+", -1)) {
            if (word.startsWith("mx=")) {
                mx = word.substring(3);
            } else if (word.startsWith("wait=")) {
                now = now.plus(Duration.parse("PT" + word.substring(5).toUpperCase(Locale.ROOT)));
            } else {
                look(word);
            }
        }
        return heard.subList(before, heard.size()).stream()
                .map(one -> one.transition().name())
                .collect(Collectors.joining(" "));
    }

    private void look(String word) {
        now = watched.next().isAfter(now) ? watched.next() : now;
        Look look = look(word, now);
        Conclusion conclusion = decider.decide(watched, look, now);
        boolean stands = Judgement.standing(watched.memory(), watched.watch().wishes(), now)
                .filter(one -> look.fingerprint().equals(Optional.of(one.fingerprint())))
                .isPresent();
        if (stands) {
            conclusion = unjudged(conclusion);
        }
        accept(conclusion);
        reasons.add(conclusion.reason());
    }

    /** Where the very same is seen a watch does not decide at all; whatever the script, that must come to what it would have decided. */
    private Conclusion unjudged(Conclusion judged) {
        Conclusion same = decider.same(watched, now);
        assertEquals(Reason.NOTHING_TO_SAY, judged.reason());
        assertEquals(List.of(), judged.announcements());
        assertEquals(List.of(), judged.changes());
        assertEquals(List.of(), judged.audit());
        assertEquals(judged.next(), same.next());
        assertEquals(unmarked(judged.memory()), unmarked(same.memory()));
        return same;
    }

    private static Memory unmarked(Memory memory) {
        return memory.confirmed()
                .map(known -> memory.confirmed(known.judged(new Judgement("", START))))
                .orElse(memory);
    }

    @CanIgnoreReturnValue
    Script accept(Conclusion conclusion) {
        heard.addAll(conclusion.announcements());
        recorded.addAll(conclusion.changes());
        audit.addAll(conclusion.audit());
        watched = with(watched.watch(), conclusion.memory(), conclusion.next());
        return this;
    }

    private Watched with(Watch watch, Memory memory, Instant next) {
        return new Watched(watch, memory, watched.version() + 1, next, Optional.empty());
    }

    Look look(String word, Instant at) {
        return new Look(
                diagnosis(word, at),
                snapshot(word, at),
                !word.equals("own"),
                opinion(word, at),
                fingerprint(word),
                Testimony.NONE,
                recorded);
    }

    /** What others say is not of what was seen. */
    private Optional<String> fingerprint(String word) {
        String seen = List.of("disputed", "agreed").contains(word) ? "bad" : word;
        return List.of("unknown", "own", "half").contains(word)
                ? Optional.empty()
                : Optional.of(
                        seen + " " + mx + " " + ttl + " " + watched.watch().wishes());
    }

    private static Opinion opinion(String word, Instant at) {
        return switch (word) {
            case "disputed" ->
                new Opinion.Disputed(List.of(
                        new Observation("example.com MX", "NXDOMAIN", "192.0.2.53", OptionalLong.of(60), at),
                        new Observation("example.com MX", "1 a.example.net.", "192.0.2.54", OptionalLong.of(300), at)));
            case "agreed" -> new Opinion.Agreed();
            default -> new Opinion.NotNeeded();
        };
    }

    private Diagnosis diagnosis(String word, Instant at) {
        List<Finding> findings = new ArrayList<>();
        switch (word) {
            case "good", "own" -> {}
            case "warn" -> findings.add(finding("mx.target.slow", Severity.WARNING, "mail.example.net"));
            case "bad", "disputed", "agreed" ->
                findings.add(finding("mx.target.nxdomain", Severity.ERROR, "mail.example.net"));
            case "critical" -> findings.add(finding("mx.target.nxdomain", Severity.CRITICAL, "mail.example.net"));
            case "other" -> findings.add(finding("spf.lookups.exceeded", Severity.ERROR, "example.com"));
            case "both" -> {
                findings.add(finding("mx.target.nxdomain", Severity.ERROR, "mail.example.net"));
                findings.add(finding("spf.lookups.exceeded", Severity.ERROR, "example.com"));
            }
            case "half" -> findings.add(unanswered("mx.target.unknown", false, at));
            case "unknown" -> findings.add(unanswered("mx.unknown", true, at));
            default -> throw new IllegalArgumentException(word);
        }
        Verdict verdict = verdict(findings);
        SortedMap<Topic, Map<String, Object>> facts = new TreeMap<>();
        return new Diagnosis(
                DomainName.of("example.com"),
                at,
                verdict,
                Map.of(Lane.RECEIVING, verdict, Lane.SENDING, Verdict.HEALTHY, Lane.TRANSPORT, Verdict.HEALTHY),
                findings,
                facts,
                31,
                0,
                Duration.ZERO,
                Duration.ofMillis(212),
                List.of(),
                List.of());
    }

    private static Verdict verdict(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL)) {
            return Verdict.BROKEN;
        }
        if (findings.stream().anyMatch(Finding::decisive)) {
            return Verdict.UNKNOWN;
        }
        return findings.isEmpty() ? Verdict.HEALTHY : Verdict.AT_RISK;
    }

    private static Finding finding(String code, Severity severity, String subject) {
        return new Finding(
                code,
                severity,
                code.startsWith("spf") ? Lane.SENDING : Lane.RECEIVING,
                subject,
                code.startsWith("spf")
                        ? "SPF of example.com needs 12 DNS lookups"
                        : "MX 10 mail.example.net: the name does not exist",
                severity == Severity.CRITICAL ? "Every sender gets a bounce." : "",
                code.startsWith("spf") ? "" : "its MX host mail.example.net does not exist",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private static Finding unanswered(String code, boolean decisive, Instant at) {
        return new Finding(
                code,
                Severity.UNKNOWN,
                Lane.RECEIVING,
                "example.com",
                "the MX records of example.com could not be looked up",
                "",
                "its MX records could not be looked up",
                List.of(new Observation(
                        "example.com MX", "no reply (3 tries)", "192.0.2.53", OptionalLong.empty(), at)),
                List.of(),
                List.of(),
                List.of(),
                decisive);
    }

    private Snapshot snapshot(String word, Instant at) {
        SortedMap<String, Seen> seen = new TreeMap<>();
        boolean dark = List.of("own", "unknown").contains(word);
        seen.put(
                "example.com MX",
                dark
                        ? new Seen(Seen.Kind.UNKNOWN, List.of(), true, 0)
                        : mx.equals("none")
                                ? new Seen(Seen.Kind.ABSENT, List.of(), true, ttl)
                                : new Seen(Seen.Kind.FOUND, List.of("1 " + mx + ".example.net."), true, ttl));
        return new Snapshot(at, seen);
    }

    Memory memory() {
        return watched.memory();
    }

    Watched watched() {
        return watched;
    }

    Instant now() {
        return now;
    }

    Reason reason() {
        return reasons.get(reasons.size() - 1);
    }

    List<Announcement> heard() {
        return heard;
    }

    List<Recorded> recorded() {
        return recorded;
    }

    List<AuditEntry> audit() {
        return audit;
    }

    Announcement last() {
        return heard.get(heard.size() - 1);
    }

    /** The last announcement as a terminal shows it. */
    String lastText() {
        return new PlainText(Integer.MAX_VALUE).render(last().reply());
    }
}
