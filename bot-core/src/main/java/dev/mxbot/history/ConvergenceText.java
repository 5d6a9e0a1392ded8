package dev.mxbot.history;

import dev.mxbot.domain.DomainName;
import dev.mxbot.history.Convergence.Holder;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Text;
import dev.mxbot.report.Prose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** In words, how far changes have come: who has them, who does not, and until when. */
public final class ConvergenceText {
    private static final int SHOWN = 4;
    private static final Text NOTHING = new Text(List.of());

    private ConvergenceText() {}

    /** {@code on both name servers}, {@code on ns1.example.net, not yet on ns2.example.net}; without runs where no server was heard. */
    public static Text where(Convergence change) {
        boolean everywhere = change.behind().isEmpty() && change.silent().isEmpty();
        if (everywhere && change.servers().isEmpty()) {
            return NOTHING;
        }
        if (everywhere && change.servers().size() > 1) {
            return Text.of(
                    change.servers().size() == 2
                            ? "on both name servers"
                            : "on all " + change.servers().size() + " name servers");
        }
        return byName(change);
    }

    private static Text byName(Convergence change) {
        Text text =
                change.servers().isEmpty() ? Text.of("on no name server yet") : names(Text.of("on "), change.servers());
        if (!change.behind().isEmpty()) {
            text = names(text.plain(change.servers().isEmpty() ? ": not on " : ", not yet on "), change.behind());
        }
        if (!change.silent().isEmpty()) {
            text = names(text.plain("; no answer from "), change.silent());
        }
        return text;
    }

    /**
     * {@code MX fixed on ns1.example.net and ns2.example.net. Resolver 8.8.8.8 may hold the old answer until 15:02 UTC.}
     *
     * @param what happened, in one word: "fixed", "new"
     */
    public static Text progress(DomainName domain, List<Convergence> changes, String what, Instant now) {
        Map<Text, List<Convergence>> alike = new LinkedHashMap<>();
        changes.forEach(change ->
                alike.computeIfAbsent(places(change), key -> new ArrayList<>()).add(change));
        Text text = NOTHING;
        for (Map.Entry<Text, List<Convergence>> group : alike.entrySet()) {
            text = text.runs().isEmpty() ? text : text.plain(" ");
            text = Prose.join(text, labels(domain, group.getValue())).plain(" " + what);
            text = Prose.join(text, group.getKey()).plain(".");
        }
        Text caches = caches(changes, now);
        return caches.runs().isEmpty() ? text : Prose.join(text.plain(" "), caches);
    }

    private static Text places(Convergence change) {
        if (!change.servers().isEmpty() || !change.behind().isEmpty()) {
            return Prose.join(Text.of(" "), byName(change));
        }
        return change.resolvers().isEmpty()
                ? NOTHING
                : names(
                        Text.of(change.resolvers().size() == 1 ? " at resolver " : " at resolvers "),
                        change.resolvers());
    }

    /** Who may have the old answers still, and until when; without runs where nobody may. */
    public static Text caches(Collection<Convergence> changes, Instant now) {
        Map<String, Instant> holders = new TreeMap<>();
        changes.stream()
                .flatMap(change -> change.holders().stream())
                .forEach(holder -> holders.merge(
                        holder.resolver(), holder.until(), (one, other) -> one.isAfter(other) ? one : other));
        Text text = NOTHING;
        for (Holder holder : holders.entrySet().stream()
                .limit(SHOWN)
                .map(one -> new Holder(one.getKey(), one.getValue()))
                .toList()) {
            text = text.plain(text.runs().isEmpty() ? "Resolver " : " Resolver ")
                    .thenLiteral(holder.resolver());
            text = now.isBefore(holder.until())
                    ? text.plain(" may hold the old answer until ")
                            .and(new Inline.Time(holder.until()))
                            .plain(".")
                    : text.plain(" still gives the old answer.");
        }
        if (holders.size() > SHOWN) {
            text = text.plain(" " + (holders.size() - SHOWN) + " more resolvers have the old answer.");
        }
        Optional<Instant> last = until(changes).filter(now::isBefore);
        boolean told = holders.values().stream()
                .anyMatch(until -> last.filter(until::isBefore).isEmpty());
        return last.isEmpty() || told
                ? text
                : text.plain((text.runs().isEmpty() ? "" : " ") + "The last cache drops the old answer by ")
                        .and(new Inline.Time(last.get()))
                        .plain(".");
    }

    /** When the last cache drops the last old answer; empty while a server gives one out, or if it is not known. */
    public static Optional<Instant> until(Collection<Convergence> changes) {
        return changes.stream().anyMatch(change -> change.complete().isEmpty())
                ? Optional.empty()
                : changes.stream().flatMap(change -> change.until().stream()).max(Comparator.naturalOrder());
    }

    /** {@code Every resolver asked has the new MX and SPF, and no cache holds the old answer any more.} */
    public static Text everywhere(DomainName domain, List<Convergence> changes) {
        boolean servers = changes.stream().anyMatch(change -> !change.servers().isEmpty());
        boolean resolvers =
                changes.stream().anyMatch(change -> !change.resolvers().isEmpty());
        Text who = Text.of(
                servers && resolvers
                        ? "Every name server and resolver asked has the new "
                        : servers
                                ? "Every name server asked has the new "
                                : resolvers ? "Every resolver asked has the new " : "No cache holds the old ");
        Text text = Prose.join(who, changes.isEmpty() ? Text.of("records") : labels(domain, changes));
        text = text.plain(servers || resolvers ? ", and no cache holds the old answer any more." : " any more.");
        List<String> silent = changes.stream()
                .flatMap(change -> change.silent().stream())
                .distinct()
                .toList();
        return silent.isEmpty()
                ? text
                : names(text.plain(" No answer from "), silent).plain(": what it says is not known.");
    }

    private static Text labels(DomainName domain, List<Convergence> changes) {
        Text text = NOTHING;
        int shown = Math.min(SHOWN, changes.size());
        for (int i = 0; i < shown; i++) {
            text = Prose.join(
                    text.plain(i == 0 ? "" : i == changes.size() - 1 ? " and " : ", "),
                    RecordLabel.of(domain, changes.get(i).change().question()));
        }
        return changes.size() > shown ? text.plain(" and " + (changes.size() - shown) + " more") : text;
    }

    private static Text names(Text before, List<String> names) {
        Text text = before;
        int shown = Math.min(SHOWN, names.size());
        for (int i = 0; i < shown; i++) {
            text = text.plain(i == 0 ? "" : i == names.size() - 1 ? " and " : ", ")
                    .thenLiteral(names.get(i));
        }
        return names.size() > shown ? text.plain(" and " + (names.size() - shown) + " more") : text;
    }
}
