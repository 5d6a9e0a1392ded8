package dev.mxbot.diagnosis;

import com.google.common.hash.Hashing;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Provenance;
import dev.mxbot.lookup.dns.ResourceRecord;
import dev.mxbot.lookup.dns.Server;
import dev.mxbot.lookup.dns.Validated;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that a judgement rests on, as one word: the rules are pure, so whoever sees the same would judge the same.
 *
 * <p>Of an answer, all counts that a rule can see, but for when it came and how long it took, the order of its records, and what a cache
 * had left of their TTL. What is not of the DNS counts as the evidence words it and by what the rules make of it. Whoever publishes a
 * record must not be able to make two of them look alike, so the hash is one that cannot be inverted.
 */
final class Fingerprint {
    private static final int LENGTH = 32;

    private final StringBuilder said = new StringBuilder(256);

    private Fingerprint() {}

    /**
     * Empty where anything could not be looked up.
     *
     * @param basis what else the judgement rests on
     * @param elsewhere what was seen besides the DNS, judged, each with its evidence's own words
     */
    static Optional<String> of(String basis, Collection<Answer> answers, List<Elsewhere> elsewhere) {
        boolean unknown = answers.stream().anyMatch(Answer::isUnanswered)
                || elsewhere.stream()
                        .flatMap(one -> one.outcome().findings().stream())
                        .anyMatch(finding -> finding.severity() == Severity.UNKNOWN);
        if (unknown || answers.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        answers.forEach(answer -> parts.add(new Fingerprint().answer(answer).word()));
        elsewhere.forEach(one -> parts.add(new Fingerprint().elsewhere(one).word()));
        parts.sort(Comparator.naturalOrder());
        return Optional.of(new Fingerprint().add(basis).addAll(parts).word());
    }

    /**
     * A check that did not look at the DNS alone.
     *
     * @param words of its evidence, see {@link Evidence#besides}
     */
    record Elsewhere(String words, Outcome outcome) {}

    private Fingerprint answer(Answer answer) {
        Provenance from = answer.provenance();
        add(answer.query().name().text())
                .add(answer.query().type().name())
                .add(answer.query().server().map(Server::label).orElse(""))
                .add(answer.query().checkingDisabled())
                .add(answer.getClass().getSimpleName())
                .add(from.server())
                .add(from.rcode())
                .add(from.transport())
                .add(from.authoritative())
                .add(from.authenticated())
                .add(from.recursionAvailable())
                .add(from.withoutEdns())
                .add(from.attempts() > 0)
                .add(from.validation().map(Validated::words).orElse(""))
                .addAll(from.extendedErrors())
                .addAll(answer.aliases().stream().map(Object::toString).toList())
                .records(answer.records(), from.authoritative())
                .records(answer.proofs(), from.authoritative());
        return this;
    }

    /** @param asPublished true if their TTL is not what a cache had left of it */
    private Fingerprint records(List<ResourceRecord> records, boolean asPublished) {
        return addAll(records.stream()
                .map(record -> record.name() + " " + (asPublished ? record.ttl() : "") + " " + record.type() + " "
                        + record.presentation())
                .sorted()
                .toList());
    }

    private Fingerprint elsewhere(Elsewhere one) {
        return add(one.outcome().topic().toString())
                .add(one.words())
                .addAll(one.outcome().findings().stream()
                        .map(Fingerprint::defect)
                        .sorted()
                        .toList());
    }

    private static String defect(Finding finding) {
        return finding.severity() + " " + finding.code() + " " + finding.subject();
    }

    private Fingerprint addAll(List<String> texts) {
        said.append(texts.size()).append(';');
        texts.forEach(this::add);
        return this;
    }

    /** With its length, so that no text can pass for two. */
    private Fingerprint add(String text) {
        said.append(text.length()).append(':').append(text);
        return this;
    }

    private Fingerprint add(boolean yes) {
        said.append(yes ? '+' : '-');
        return this;
    }

    private String word() {
        return Hashing.sha256()
                .hashString(said, StandardCharsets.UTF_8)
                .toString()
                .substring(0, LENGTH);
    }
}
