package dev.mxbot.check.spf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One SPF record, as published and as understood (RFC 7208 section 4.6).
 *
 * @param text one {@code char} an octet, the strings of the TXT record joined
 * @param terms in order, malformed ones included
 */
public record SpfRecord(String text, List<Term> terms) {
    static final String VERSION = "v=spf1";

    public SpfRecord {
        terms = List.copyOf(terms);
    }

    /** True for a TXT record that is an SPF record, be it right or wrong (RFC 7208 section 4.5). */
    public static boolean isSpf(String txt) {
        return txt.regionMatches(true, 0, VERSION, 0, VERSION.length())
                && (txt.length() == VERSION.length() || txt.charAt(VERSION.length()) == ' ');
    }

    /**
     * Never fails: what breaks the grammar is among the {@link #errors}.
     *
     * @throws IllegalArgumentException if the text is no SPF record at all (see {@link #isSpf})
     */
    public static SpfRecord parse(String text) {
        if (!isSpf(text)) {
            throw new IllegalArgumentException("no SPF record");
        }
        return new SpfRecord(text, SpfParser.terms(text));
    }

    static SpfRecord ofTerms(List<String> terms) {
        return parse(Stream.concat(Stream.of(VERSION), terms.stream()).collect(Collectors.joining(" ")));
    }

    /** Each one makes the whole record void: receivers answer "permerror". In order of position. */
    public List<SpfError> errors() {
        List<SpfError> errors = new ArrayList<>();
        boolean redirected = false;
        boolean explained = false;
        for (Term term : terms) {
            if (term instanceof Term.Malformed malformed) {
                errors.add(malformed.error());
            } else if ((term instanceof Term.Redirect && redirected)
                    || (term instanceof Term.Explanation && explained)) {
                // RFC 7208 section 6: redirect and exp must not appear more than once each.
                errors.add(new SpfError(
                        SpfError.Kind.DUPLICATE, term.position(), term.text().length(), "it stands there twice"));
            }
            redirected |= term instanceof Term.Redirect;
            explained |= term instanceof Term.Explanation;
        }
        return errors;
    }

    public boolean isValid() {
        return errors().isEmpty();
    }

    /** All directives, also those that are never reached. */
    public List<Term.Directive> directives() {
        return directives(terms);
    }

    /** The directives that a receiver may come to: up to the first {@code all} (RFC 7208 section 5.1). */
    public List<Term.Directive> reachable() {
        List<Term.Directive> reachable = new ArrayList<>();
        for (Term.Directive directive : directives()) {
            reachable.add(directive);
            if (directive.mechanism() instanceof Mechanism.All) {
                break;
            }
        }
        return reachable;
    }

    /** The first {@code all}; later ones are never reached. */
    public Optional<Term.Directive> all() {
        return directives().stream()
                .filter(directive -> directive.mechanism() instanceof Mechanism.All)
                .findFirst();
    }

    /** The {@code redirect=} in force: with an {@code all} in the record there is none (RFC 7208 section 6.1). */
    public Optional<Term.Redirect> redirect() {
        return all().isPresent()
                ? Optional.empty()
                : terms.stream()
                        .filter(Term.Redirect.class::isInstance)
                        .map(Term.Redirect.class::cast)
                        .findFirst();
    }

    /** True if it says that nobody may send: {@code v=spf1 -all}. */
    public boolean authorisesNobody() {
        return isValid()
                && all().filter(all -> all.qualifier() == Qualifier.FAIL).isPresent()
                && reachable().size() == 1;
    }

    public SpfRecord without(Term term) {
        return without(List.of(term));
    }

    public SpfRecord without(Collection<Term> dropped) {
        return ofTerms(terms.stream()
                .filter(term -> !dropped.contains(term))
                .map(Term::text)
                .toList());
    }

    public SpfRecord replacing(Term term, String by) {
        return replacing(term, List.of(by));
    }

    /** With one term more, in front. */
    public SpfRecord starting(String term) {
        return ofTerms(
                Stream.concat(Stream.of(term), terms.stream().map(Term::text)).toList());
    }

    /** With one term more, at the end. */
    public SpfRecord ending(String term) {
        return ofTerms(
                Stream.concat(terms.stream().map(Term::text), Stream.of(term)).toList());
    }

    private SpfRecord replacing(Term term, List<String> by) {
        return ofTerms(terms.stream()
                .flatMap(each -> each.equals(term) ? by.stream() : Stream.of(each.text()))
                .toList());
    }

    private static List<Term.Directive> directives(List<Term> terms) {
        return terms.stream()
                .filter(Term.Directive.class::isInstance)
                .map(Term.Directive.class::cast)
                .toList();
    }

    /**
     * Several records as the one that the domain may have (RFC 7208 section 3.2): every term once, a {@code redirect} as an
     * {@code include}, and the mildest {@code all} of them, so that nobody who passed is refused.
     */
    static SpfRecord merged(List<SpfRecord> records) {
        List<String> terms = new ArrayList<>();
        boolean strict = true;
        for (SpfRecord record : records) {
            for (Term term : record.terms) {
                String text = term instanceof Term.Redirect redirect ? "include:" + redirect.domain() : term.text();
                boolean all =
                        term instanceof Term.Directive directive && directive.mechanism() instanceof Mechanism.All;
                if (!all && !(term instanceof Term.Malformed) && terms.stream().noneMatch(text::equalsIgnoreCase)) {
                    terms.add(text);
                }
            }
            strict &= record.all()
                    .filter(all -> all.qualifier() == Qualifier.FAIL)
                    .isPresent();
        }
        terms.add(strict ? "-all" : "~all");
        return ofTerms(terms);
    }

    /** The record with its terms one blank apart. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(VERSION), terms.stream().map(Term::text)).collect(Collectors.joining(" "));
    }

    /** {@code -}, {@code ~}, {@code ?} or {@code +}; {@code none} without an {@code all}. */
    String allSign() {
        return all().map(all -> String.valueOf(all.qualifier().sign())).orElse("none");
    }

    /** Upper and lower case mean the same in mechanism names and domains. */
    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
