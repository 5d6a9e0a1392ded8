package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneText;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Severity;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges records before they are published. Asks nobody. */
public final class Linters {
    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::severity).thenComparing(Finding::code).thenComparing(Finding::title);

    private final List<Linter<?>> linters;
    private final TextRules textRules;
    private final Clock clock;

    @Inject
    public Linters(Set<Linter<?>> linters, TextRules textRules, Clock clock) {
        this.linters = linters.stream()
                .sorted(Comparator.comparing(linter -> linter.kind().word()))
                .toList();
        this.textRules = textRules;
        this.clock = clock;
    }

    /** Sorted by their words. */
    public List<RecordKind> kinds() {
        return linters.stream().<RecordKind>map(Linter::kind).toList();
    }

    /** Every rule that a text can be judged by. */
    public Stream<Rule<?>> rules() {
        return Stream.concat(linters.stream().flatMap(linter -> linter.rules().stream()), textRules.rules().stream());
    }

    /**
     * Never fails, whatever the text.
     *
     * @throws IllegalArgumentException if the kind is none of {@link #kinds}
     */
    public Linted lint(RecordKind kind, String text, DomainName domain) {
        return linters.stream()
                .filter(linter -> linter.kind().equals(kind))
                .findFirst()
                .map(linter -> lint(linter, text, domain))
                .orElseThrow(() -> new IllegalArgumentException(kind.word()));
    }

    private <E extends Evidence> Linted lint(Linter<E> linter, String text, DomainName domain) {
        ZoneText read = linter.kind().file() ? ZoneText.file(text) : ZoneText.read(text);
        E evidence = linter.evidence().apply(new Proposal(domain, read, clock.instant()));
        Optional<RecordKind> other = resembled(linter.kind(), read);
        Optional<Map<String, Object>> parsed =
                other.isPresent() && linter.kind().file()
                        ? Optional.empty()
                        : linter.parsed().apply(evidence);
        List<Finding> findings = new ArrayList<>();
        if (parsed.isPresent() || other.isEmpty()) {
            linter.rules().forEach(rule -> findings.addAll(rule.judge(evidence)));
        }
        boolean taken = parsed.isPresent() || findings.stream().anyMatch(Linters::isError);
        TypedText typed = new TypedText(linter.kind(), domain, read, taken, other);
        textRules.rules().forEach(rule -> findings.addAll(rule.judge(typed)));
        return new Linted(
                linter.kind(),
                parsed.isPresent() && findings.stream().noneMatch(Linters::isError),
                parsed,
                findings.stream().map(Linters::unpublished).sorted(WORST_FIRST).toList());
    }

    /** The grammar is broken; a policy that harms the domain ({@link Severity#CRITICAL}) is a record all the same. */
    private static boolean isError(Finding finding) {
        return finding.severity() == Severity.ERROR;
    }

    private Optional<RecordKind> resembled(RecordKind wanted, ZoneText text) {
        String first = text.joined().stream().findFirst().orElse("");
        return wanted.resembles(first)
                ? Optional.empty()
                : kinds().stream().filter(kind -> kind.resembles(first)).findFirst();
    }

    /** Nothing was asked and nothing is published: of the evidence only the marks in the text count, and nothing can be verified yet. */
    private static Finding unpublished(Finding finding) {
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.lane(),
                finding.subject(),
                finding.title(),
                finding.impact(),
                finding.cause(),
                finding.evidence().stream()
                        .filter(seen -> Caret.position(seen).isPresent())
                        .toList(),
                finding.fixes().stream().map(Linters::unpublished).toList(),
                List.of(),
                finding.references(),
                finding.decisive());
    }

    /** What is not there need not be removed; only where a fix consists of leaving something out it says what. */
    private static Fix unpublished(Fix fix) {
        return fix.add().isEmpty()
                ? fix
                : new Fix(fix.title(), fix.add(), List.of(), fix.steps(), fix.needs(), fix.proven());
    }
}
