package dev.mxbot.history;

import dev.mxbot.diagnosis.Publishers;
import dev.mxbot.diagnosis.Publishers.Publisher;
import dev.mxbot.diagnosis.Testimony;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Server;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the change of one record has come: who has it, by name, and when the last cache drops the old answer. Who does not answer
 * neither has it nor is behind: what was last heard of it stands (RELIABILITY.md P11).
 *
 * @param change whose progress this is
 * @param servers of the zone that have it; empty where none was asked, or none knows
 * @param behind servers of the zone that still gave the old answer when they last answered
 * @param silent servers of the zone that have not answered since the change is followed, though others have
 * @param resolvers that have it
 * @param holders resolvers that still gave the old answer
 * @param complete since when no server of the zone is known to be behind; empty while one is
 * @param until when the last cache drops the old answer; empty while a server is behind, or if nobody knows for how long it is kept
 */
public record Convergence(
        Difference change,
        List<String> servers,
        List<String> behind,
        List<String> silent,
        List<String> resolvers,
        List<Holder> holders,
        Optional<Instant> complete,
        Optional<Instant> until) {
    /** No cache that counts keeps anything longer. */
    private static final long LONGEST_TTL = 7L * 24 * 3600;

    public Convergence {
        servers = List.copyOf(servers);
        behind = List.copyOf(behind);
        silent = List.copyOf(silent);
        resolvers = List.copyOf(resolvers);
        holders = List.copyOf(holders);
    }

    /**
     * A resolver that still has the old answer.
     *
     * @param until when it has to drop it
     */
    public record Holder(String resolver, Instant until) {}

    /** What somebody says to a question whose answer changes. */
    private enum Word {
        NEW,
        OLD,
        /** No answer, or one that is neither. */
        NOTHING
    }

    /** False for what is fetched over HTTPS: no cache of the DNS keeps it. */
    public static boolean canFollow(Difference change) {
        return Question.parse(change.question()).isPresent() && !Question.isPolicy(change.question());
    }

    /**
     * The state of a change.
     *
     * @param said by everybody who was asked just now
     * @param seen when the change was first seen
     * @param earlier what this came to the last time; empty at first, or where that was about another change
     */
    public static Convergence of(
            Difference change, Testimony said, Instant seen, Instant now, Optional<Convergence> earlier) {
        return new Reading(change, said, earlier.filter(one -> one.isOf(change))).convergence(seen, now);
    }

    /** True if it is of the same record, to the same value. */
    public boolean isOf(Difference other) {
        return change.question().equals(other.question()) && isSame(change.after(), other.after());
    }

    private static boolean isSame(Seen one, Seen other) {
        return one.kind() == other.kind() && one.values().equals(other.values());
    }

    /** One round of answers, held against what the round before came to. */
    private static final class Reading {
        private final Difference change;
        private final Optional<Convergence> earlier;
        private final Map<String, Answer> ofZone;
        private final Map<String, Answer> ofResolvers;
        private final boolean othersAreOld;
        private final List<String> names;

        Reading(Difference change, Testimony said, Optional<Convergence> earlier) {
            this.change = change;
            this.earlier = earlier;
            this.ofZone = answers(change.question(), said, false);
            this.ofResolvers = answers(change.question(), said, true);
            this.othersAreOld = newest(change.question(), said)
                    .filter(seen -> isSame(seen, change.after()))
                    .isPresent();
            boolean published = Question.parse(change.question())
                    .filter(question -> said.publishers().publish(question.name()))
                    .isPresent();
            // Where the zone could not be found this time, its servers are still those of before.
            this.names = published
                    ? said.publishers().names()
                    : said.publishers().zone().isPresent()
                            ? List.of()
                            : earlier.map(one -> joined(one.servers, one.behind, one.silent))
                                    .orElse(List.of());
        }

        Convergence convergence(Instant seen, Instant now) {
            List<String> have = names.stream()
                    .filter(name -> is(name, Word.NEW, one -> one.servers))
                    .toList();
            List<String> behind = names.stream()
                    .filter(name -> is(name, Word.OLD, one -> one.behind))
                    .toList();
            boolean known = !have.isEmpty() || !behind.isEmpty();
            List<Holder> holders = holders(now);
            List<String> resolvers = Stream.concat(
                            ofResolvers.keySet().stream(), earlier.stream().flatMap(one -> one.resolvers.stream()))
                    .distinct()
                    .filter(name -> holders.stream().noneMatch(holder -> holder.resolver.equals(name)))
                    .filter(name -> word(ofResolvers.get(name)) == Word.NEW
                            || (word(ofResolvers.get(name)) == Word.NOTHING && was(name, one -> one.resolvers)))
                    .toList();
            Optional<Instant> complete = behind.isEmpty()
                    ? earlier.flatMap(Convergence::complete).or(() -> Optional.of(have.isEmpty() ? seen : now))
                    : Optional.empty();
            Difference kept = new Difference(
                    change.question(),
                    change.before().keptFor(ttl(Word.OLD, change.before().ttl())),
                    change.after().keptFor(ttl(Word.NEW, change.after().ttl())));
            return new Convergence(
                    kept,
                    have,
                    behind,
                    known
                            ? names.stream()
                                    .filter(name -> !have.contains(name) && !behind.contains(name))
                                    .toList()
                            : List.of(),
                    resolvers,
                    holders,
                    complete,
                    complete.flatMap(since -> until(since, kept.before().ttl(), holders)));
        }

        private boolean is(String name, Word word, Function<Convergence, List<String>> list) {
            Word now = word(ofZone.get(name));
            return now == word || (now == Word.NOTHING && was(name, list));
        }

        private boolean was(String name, Function<Convergence, List<String>> list) {
            return earlier.filter(one -> list.apply(one).contains(name)).isPresent();
        }

        private Word word(@org.jspecify.annotations.Nullable Answer answer) {
            if (answer == null) {
                return Word.NOTHING;
            }
            Seen seen = seen(answer);
            return isSame(seen, change.after())
                    ? Word.NEW
                    : othersAreOld || isSame(seen, change.before()) ? Word.OLD : Word.NOTHING;
        }

        private List<Holder> holders(Instant now) {
            Stream<Holder> said = ofResolvers.entrySet().stream()
                    .filter(entry -> word(entry.getValue()) == Word.OLD)
                    .map(entry -> new Holder(
                            entry.getKey(),
                            entry.getValue().provenance().at().plusSeconds(Convergence.ttl(entry.getValue()))));
            // One that does not answer any more holds it no longer than it said it would.
            Stream<Holder> before = earlier.stream()
                    .flatMap(one -> one.holders.stream())
                    .filter(holder ->
                            now.isBefore(holder.until) && word(ofResolvers.get(holder.resolver)) == Word.NOTHING);
            return Stream.concat(said, before)
                    .sorted(Comparator.comparing(Holder::resolver))
                    .toList();
        }

        /** Name servers say it in full. */
        private long ttl(Word word, long known) {
            return ofZone.values().stream()
                    .filter(answer -> word(answer) == word)
                    .mapToLong(Convergence::ttl)
                    .reduce(known, Math::max);
        }

        /** Set once: a resolver that serves an answer longer than it may moves no end. */
        private Optional<Instant> until(Instant since, long ttl, List<Holder> holders) {
            return earlier.filter(one -> one.complete.isPresent())
                    .flatMap(Convergence::until)
                    .or(() -> Stream.concat(
                                    ttl > 0 ? Stream.of(since.plusSeconds(Math.min(ttl, LONGEST_TTL))) : Stream.of(),
                                    holders.stream().map(Holder::until))
                            .max(Comparator.naturalOrder()));
        }
    }

    /**
     * What is published now as far as the servers of the zone agree, or their serials tell which of them is ahead; empty where that cannot
     * be told.
     */
    static Optional<Seen> newest(String question, Testimony said) {
        Map<String, Answer> answers = answers(question, said, false);
        if (agreed(answers.values()).isPresent()) {
            return agreed(answers.values());
        }
        List<Publisher> answering = said.publishers().asked().stream()
                .filter(one -> answers.containsKey(one.name()))
                .toList();
        OptionalLong newest = Publishers.newest(answering);
        return newest.isEmpty()
                ? Optional.empty()
                : agreed(answering.stream()
                        .filter(one -> one.version()
                                .filter(soa -> soa.serial() == newest.getAsLong())
                                .isPresent())
                        .map(one -> Objects.requireNonNull(answers.get(one.name())))
                        .toList());
    }

    private static Optional<Seen> agreed(Collection<Answer> answers) {
        List<Seen> said = answers.stream().map(Convergence::seen).toList();
        return said.stream().findFirst().filter(first -> said.stream().allMatch(one -> isSame(one, first)));
    }

    /**
     * What came after this change: other records that the servers have by now, while resolvers may have seen nothing of it. Empty as long
     * as a server that was known to have this change does not answer: who is behind must not pass for who is ahead.
     */
    public Optional<Difference> overtaken(Testimony said) {
        return servers.isEmpty()
                        || !answers(change.question(), said, false).keySet().containsAll(servers)
                ? Optional.empty()
                : newest(change.question(), said)
                        .filter(seen -> !isSame(seen, change.after()))
                        .map(seen -> new Difference(change.question(), change.after(), seen));
    }

    /** Other records that the servers of the zone have than are known; empty if they have not, or one of them does not answer. */
    public static Optional<Difference> underWay(String question, Snapshot known, Testimony said) {
        Seen seen = known.answer(question);
        boolean whole = answers(question, said, false)
                .keySet()
                .containsAll(said.publishers().names());
        return newest(question, said)
                .filter(newest -> whole && seen.own() && seen.differsFrom(newest))
                .map(newest -> new Difference(question, seen, newest));
    }

    /** By who answered; what is no answer of those is left out. */
    private static Map<String, Answer> answers(String question, Testimony said, boolean ofResolvers) {
        return said.answers().stream()
                .filter(answer -> answer.query().toString().equals(question))
                .filter(answer -> isOfResolver(answer) == ofResolvers)
                .filter(answer -> !answer.isUnanswered() && !leadsElsewhere(answer))
                .collect(Collectors.toMap(
                        Convergence::name, answer -> answer, (one, other) -> one, java.util.TreeMap::new));
    }

    private static boolean isOfResolver(Answer answer) {
        return answer.query().server().map(Server::recursive).orElse(true);
    }

    /** A server that says an alias and does not know what is behind it. */
    private static boolean leadsElsewhere(Answer answer) {
        return !isOfResolver(answer)
                && !answer.aliases().isEmpty()
                && answer.records().isEmpty();
    }

    private static Seen seen(Answer answer) {
        return new Seen(Canonical.kind(answer), Canonical.values(answer), true, ttl(answer));
    }

    private static long ttl(Answer answer) {
        return Math.min(answer.provenance().ttl().orElse(0), LONGEST_TTL);
    }

    private static String name(Answer answer) {
        return answer.query()
                .server()
                .flatMap(Server::name)
                .map(Object::toString)
                .orElse(answer.provenance().server());
    }

    private static List<String> joined(List<String> one, List<String> two, List<String> three) {
        List<String> all = new ArrayList<>(one);
        all.addAll(two);
        all.addAll(three);
        return all.stream().sorted().toList();
    }

    /** Who does not have it yet, by name. */
    public List<String> waitedFor() {
        return Stream.concat(behind.stream(), holders.stream().map(Holder::resolver))
                .map(name -> change.question() + " " + name)
                .sorted()
                .toList();
    }

    /** True once nobody can have the old answer any more. */
    public boolean isDone(Instant at) {
        return complete.isPresent()
                && holders.isEmpty()
                && until.filter(at::isBefore).isEmpty();
    }
}
