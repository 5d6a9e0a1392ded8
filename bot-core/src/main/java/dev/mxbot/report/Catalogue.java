package dev.mxbot.report;

import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Linters;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.Spelling;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that mxbot can find, with a page on each. */
public final class Catalogue {
    /** Words this far apart are still one typing error of each other. */
    private static final int FAR = 4;

    private final List<Rule<?>> rules;

    @Inject
    public Catalogue(Set<Check<?>> checks, Linters linters) {
        SortedMap<String, Rule<?>> byCode = new TreeMap<>();
        Stream.concat(checks.stream().flatMap(check -> check.rules().stream()), linters.rules())
                .forEach(rule -> byCode.putIfAbsent(rule.card().code(), rule));
        this.rules = List.copyOf(byCode.values());
    }

    /**
     * One line of the catalogue.
     *
     * @param references where the standards say so
     */
    public record Entry(String code, Severity severity, Lane lane, String summary, List<String> references) {
        public Entry {
            references = List.copyOf(references);
        }
    }

    /** By code. */
    public List<Entry> entries() {
        return rules.stream().map(rule -> entry(rule.card())).toList();
    }

    private static Entry entry(RuleInfo card) {
        return new Entry(card.code(), card.severity(), card.lane(), card.summary(), List.of(card.spec()));
    }

    /** What the page on a code says, in Markdown; empty if there is no such code. */
    public Optional<String> page(String code) {
        return rules.stream()
                .filter(rule -> rule.card().code().equals(code))
                .findFirst()
                .map(Catalogue::page);
    }

    private static String page(Rule<?> rule) {
        String file = rule.card().code() + ".md";
        try (InputStream page = rule.getClass().getResourceAsStream(file)) {
            if (page == null) {
                throw new IllegalStateException(
                        file + " is missing beside " + rule.getClass().getName());
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The codes that a mistyped or half-known one may stand for, the nearest first; at most five. */
    public List<String> suggest(String code) {
        String typed = code.length() > 100 ? code.substring(0, 100) : code;
        return entries().stream()
                .map(Entry::code)
                .filter(known -> Spelling.slips(typed, known) < FAR || isPart(typed, known))
                .sorted(Comparator.<String>comparingInt(known -> Spelling.slips(typed, known))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(5)
                .toList();
    }

    private static boolean isPart(String typed, String known) {
        return typed.length() > 1 && known.contains(typed);
    }
}
