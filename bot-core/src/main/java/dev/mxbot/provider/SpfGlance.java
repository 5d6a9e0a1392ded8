package dev.mxbot.provider;

import dev.mxbot.domain.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A glance at the SPF text of a domain, for topics that only want to know who sends for it. It asks nothing and evaluates nothing: that is
 * the topic of {@code check.spf}.
 *
 * @param published true if there is an SPF record
 * @param authorisesSomebody true if a mechanism passes, whatever it names
 * @param authorisesNobody true if the one record is {@code v=spf1 -all}
 * @param senders the providers whose documented names are included, in the order of the record
 */
public record SpfGlance(
        boolean published, boolean authorisesSomebody, boolean authorisesNobody, List<MailProvider> senders) {
    /** RFC 7208 section 4.6.4 allows ten; text that goes on for longer is not read further. */
    private static final int MAX_TERMS = 100;

    public SpfGlance {
        senders = List.copyOf(senders);
    }

    /** Looks at all TXT strings of a domain, each joined; those that are not SPF do not count (RFC 7208 section 4.5). */
    public static SpfGlance at(List<String> texts) {
        List<String> records = texts.stream().filter(SpfGlance::isSpf).toList();
        List<MailProvider> senders = new ArrayList<>();
        boolean somebody = false;
        boolean nobody = records.size() == 1;
        for (String record : records) {
            List<String> terms = List.of(record.toLowerCase(Locale.ROOT).split(" +", MAX_TERMS)).stream()
                    .skip(1)
                    .filter(term -> !term.isBlank())
                    .toList();
            somebody |= terms.stream().anyMatch(SpfGlance::passes);
            nobody &= terms.equals(List.of("-all"));
            terms.stream()
                    .flatMap(term -> included(term).stream())
                    .flatMap(name -> KnownProviders.bySpfInclude(name).stream())
                    .filter(provider -> !senders.contains(provider))
                    .forEach(senders::add);
        }
        return new SpfGlance(!records.isEmpty(), somebody, nobody, senders);
    }

    /** Where the domain's mailboxes are: the one provider among the senders that also receives; empty if there is none or more than one. */
    public Optional<MailProvider> mailbox() {
        List<MailProvider> receiving = senders.stream()
                .filter(provider -> provider.kind() == MailProvider.Kind.MAILBOX)
                .toList();
        return receiving.size() == 1 ? Optional.of(receiving.get(0)) : Optional.empty();
    }

    private static boolean isSpf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
    }

    /** A mechanism without a qualifier or with "+" passes; a modifier has its "=" before any ":" or "/" and authorises nobody by itself. */
    private static boolean passes(String term) {
        if ("-~?".indexOf(term.charAt(0)) >= 0) {
            return false;
        }
        int equals = term.indexOf('=');
        int colon = term.indexOf(':');
        return equals < 0 || (colon >= 0 && colon < equals);
    }

    private static Optional<DomainName> included(String term) {
        String mechanism = term.startsWith("+") ? term.substring(1) : term;
        String name = mechanism.startsWith("include:")
                ? mechanism.substring("include:".length())
                : mechanism.startsWith("redirect=") ? mechanism.substring("redirect=".length()) : "";
        if (name.isEmpty() || name.indexOf('%') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(DomainName.of(name));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
