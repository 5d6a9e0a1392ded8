package dev.mxbot.question;

import com.google.common.collect.ImmutableSet;
import dev.mxbot.domain.DomainName;
import dev.mxbot.question.Question.Refusal;
import dev.mxbot.question.Term.Likeness;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Understands what a person typed, in a chat message or after a command's name. */
public final class QuestionParser {
    /** More is not read: nobody types it, and a bounce has said everything by then. */
    static final int LONGEST = 10_000;

    private static final int LONGEST_LITERAL = 240;

    /** Words that say nothing about which domain is meant; what is left beside them was given as a domain. */
    private static final Set<String> SMALL_WORDS = Set.of(
            "mxbot",
            "mxcheck",
            "check",
            "flow",
            "mailflow",
            "spftree",
            "please",
            "pls",
            "thanks",
            "diagnose",
            "test",
            "look",
            "up",
            "lookup",
            "for",
            "now",
            "again",
            "fresh",
            "recheck",
            "and",
            "or",
            "hey",
            "hi",
            "hello",
            "domain",
            "can",
            "you",
            "the",
            "--fresh");

    /** Local parts that speak for a mail server, not for a recipient. */
    private static final Set<String> ROBOTS =
            Set.of("mailer-daemon", "postmaster", "double-bounce", "noreply", "no-reply");

    /** Never fails: what is not understood has the intent {@link Intent#NONE}, and the reason. */
    public Question parse(String text) {
        String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String plain = Markup.undo(read);
        List<Term> terms = Terms.of(plain);
        boolean bounce = BounceTell.isBounce(plain.toLowerCase(Locale.ROOT));
        Collection<DomainName> named = bounce ? inBounce(terms) : meant(terms);
        Optional<String> ip = terms.stream()
                .flatMap(term -> term instanceof Term.Address address ? Stream.of(address.ip()) : Stream.of())
                .findFirst();
        String outline = plain.strip().equals("?") ? "?" : Wish.outline(terms);
        Intent intent = bounce ? Intent.BOUNCE : Wish.of(outline, !named.isEmpty(), ip.isPresent());
        // The records of a plan name hosts; the domain stands before them.
        int most = intent == Intent.PLAN ? 1 : Question.MOST_DOMAINS;
        return new Question(
                intent,
                named.stream().limit(most).toList(),
                intent == Intent.PLAN ? 0 : Math.max(0, named.size() - most),
                ip,
                email(terms),
                Wish.isFresh(outline),
                named.isEmpty() ? Optional.of(refusal(read, terms)) : Optional.empty());
    }

    /** Sure names where there is one; else what may be one, if nothing else was typed, the talk is of mail, or something is ordered. */
    private static Collection<DomainName> meant(List<Term> terms) {
        if (argument(terms).allMatch(Term.Named.class::isInstance)) {
            return domains(terms, any -> true);
        }
        Set<DomainName> sure = domains(terms, named -> named.likeness() == Likeness.CERTAIN);
        if (!sure.isEmpty()) {
            return sure;
        }
        if (Wish.isAboutMail(terms) || argument(terms).allMatch(QuestionParser::isArgument)) {
            return domains(terms, named -> named.likeness() != Likeness.UNLIKELY);
        }
        // "watch mail.firm.intern": whoever gives an order names the domain of a private network as well.
        return Wish.isOrder(Wish.outline(terms))
                ? domains(terms, named -> named.likeness() == Likeness.DOUBTFUL)
                : sure;
    }

    /** What is typed after a command's name: a name, the address beside it, a number. */
    private static boolean isArgument(Term term) {
        return !(term instanceof Term.Plain) || term.word().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The recipients' domains if addresses are named: the hosts in a bounce are whoever spoke. */
    private static Collection<DomainName> inBounce(List<Term> terms) {
        Set<DomainName> recipients = domains(terms, named -> !named.email().isEmpty() && !isRobot(named.email()));
        return recipients.isEmpty() ? domains(terms, named -> named.likeness() == Likeness.CERTAIN) : recipients;
    }

    private static boolean isRobot(String email) {
        return ROBOTS.contains(email.substring(0, email.lastIndexOf('@')).toLowerCase(Locale.ROOT));
    }

    private static Set<DomainName> domains(List<Term> terms, Predicate<Term.Named> which) {
        return terms.stream()
                .flatMap(term ->
                        term instanceof Term.Named named && which.test(named) ? Stream.of(named.domain()) : Stream.of())
                .collect(ImmutableSet.toImmutableSet());
    }

    private static Stream<Term> argument(List<Term> terms) {
        return terms.stream().filter(term -> !SMALL_WORDS.contains(term.word()));
    }

    private static Optional<String> email(List<Term> terms) {
        return terms.stream()
                .flatMap(term ->
                        term instanceof Term.Named named && !named.email().isEmpty()
                                ? Stream.of(named.email())
                                : Stream.of())
                .findFirst();
    }

    private static Refusal refusal(String text, List<Term> terms) {
        List<Term> argument = argument(terms).toList();
        String reason = argument.size() == 1 ? reason(argument.get(0)) : "";
        // Of "check exmaple" the mistake is the second word.
        String typed =
                argument.size() == 1 && terms.size() > 1 ? argument.get(0).word() : text.strip();
        return new Refusal(typed.length() > LONGEST_LITERAL ? typed.substring(0, LONGEST_LITERAL) : typed, reason);
    }

    private static String reason(Term term) {
        if (term instanceof Term.Broken broken) {
            return broken.reason();
        }
        return term instanceof Term.Address ? "it is an IP address" : "";
    }
}
