package dev.mxbot.history;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Server;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a change has come: who has it, and when the last cache drops the old answer.
 *
 * @param servers of the zone that have it; empty where none was asked that question
 * @param behind servers of the zone that still say otherwise
 * @param resolvers that have it
 * @param holders resolvers that still say otherwise
 * @param complete since when every server of the zone that was asked has it, as far as was seen; empty while one is behind
 * @param until when the last cache drops the old answer; empty while a server is behind
 */
public record Convergence(
        String question,
        List<String> servers,
        List<String> behind,
        List<String> resolvers,
        List<Holder> holders,
        Optional<Instant> complete,
        Optional<Instant> until) {
    private static final int SHOWN = 4;

    public Convergence {
        servers = List.copyOf(servers);
        behind = List.copyOf(behind);
        resolvers = List.copyOf(resolvers);
        holders = List.copyOf(holders);
    }

    /** A resolver that still has the old answer. */
    public record Holder(String resolver, Instant until) {}

    /**
     * What a diagnosis shows of the progress of a change.
     *
     * @param change whose progress is looked at
     * @param now a later diagnosis
     * @param earlier what this came to the last time; empty at first
     */
    public static Convergence of(Difference change, Diagnosis now, Optional<Convergence> earlier) {
        List<Answer> said = now.answers().stream()
                .filter(answer -> answer.query().toString().equals(change.question()))
                .filter(answer -> !answer.isUnanswered() && !answer.query().checkingDisabled())
                .toList();
        List<String> behind = names(said.stream().filter(Convergence::isOfZone).filter(answer -> !has(answer, change)));
        List<Holder> holders = said.stream()
                .filter(answer -> !isOfZone(answer) && !has(answer, change))
                .map(answer -> new Holder(
                        name(answer),
                        answer.provenance()
                                .at()
                                .plusSeconds(answer.provenance().ttl().orElse(0))))
                .distinct()
                .toList();
        Optional<Instant> complete = behind.isEmpty()
                ? earlier.flatMap(Convergence::complete).or(() -> Optional.of(now.checkedAt()))
                : Optional.empty();
        return new Convergence(
                change.question(),
                names(said.stream().filter(Convergence::isOfZone).filter(answer -> has(answer, change))),
                behind,
                names(said.stream().filter(answer -> !isOfZone(answer) && has(answer, change))),
                holders,
                complete,
                complete.map(since -> since.plusSeconds(change.before().ttl()))
                        .map(most -> Stream.concat(
                                        Stream.of(most), holders.stream().map(Holder::until))
                                .max(Comparator.naturalOrder())
                                .orElse(most)));
    }

    /** Who is asked without recursion speaks for the zone, if it says so. */
    private static boolean isOfZone(Answer answer) {
        return answer.query().server().filter(server -> !server.recursive()).isPresent();
    }

    private static boolean has(Answer answer, Difference change) {
        return Canonical.kind(answer) == change.after().kind()
                && Canonical.values(answer).equals(change.after().values());
    }

    private static List<String> names(Stream<Answer> answers) {
        return answers.map(Convergence::name).distinct().toList();
    }

    private static String name(Answer answer) {
        return answer.query()
                .server()
                .flatMap(Server::name)
                .map(Object::toString)
                .orElse(answer.provenance().server());
    }

    /** True once nobody can have the old answer any more. */
    public boolean isDone(Instant at) {
        return holders.isEmpty() && until.filter(end -> !at.isBefore(end)).isPresent();
    }

    /**
     * Who has it, and how long others may not.
     *
     * @param what happened to it, in one word: "fixed", "changed"
     */
    public Text words(String what, Instant at) {
        Text text = Text.of(what);
        if (!servers.isEmpty()) {
            text = list(text.plain(" on "), servers);
        } else if (!resolvers.isEmpty()) {
            text = list(text.plain(", seen by resolver "), resolvers);
        }
        if (!behind.isEmpty()) {
            text = list(
                    text.plain(servers.isEmpty() && resolvers.isEmpty() ? " nowhere yet; not on " : ", not yet on "),
                    behind);
        }
        text = text.plain(".");
        if (isDone(at)) {
            return until.map(end -> new Inline.Time(end))
                    .map(text.plain(" The last cache dropped the old answer at ")::and)
                    .orElse(text)
                    .plain(".");
        }
        for (Holder holder : holders.stream().limit(SHOWN).toList()) {
            text = text.plain(" Resolver ").thenLiteral(holder.resolver());
            text = at.isBefore(holder.until())
                    ? text.plain(" may hold the old answer until ")
                            .and(new Inline.Time(holder.until()))
                            .plain(".")
                    : text.plain(" still gives the old answer.");
        }
        if (holders.size() > SHOWN) {
            text = text.plain(" " + (holders.size() - SHOWN) + " more resolvers have the old answer.");
        }
        if (holders.isEmpty() && until.isPresent()) {
            text = text.plain(" Other resolvers may hold the old answer until ")
                    .and(new Inline.Time(until.get()))
                    .plain(".");
        }
        return text;
    }

    private static Text list(Text before, List<String> names) {
        Text text = before;
        int shown = Math.min(SHOWN, names.size());
        for (int i = 0; i < shown; i++) {
            boolean last = i == names.size() - 1;
            text = text.plain(i == 0 ? "" : last ? " and " : ", ").thenLiteral(names.get(i));
        }
        return names.size() > shown ? text.plain(" and " + (names.size() - shown) + " more") : text;
    }
}
