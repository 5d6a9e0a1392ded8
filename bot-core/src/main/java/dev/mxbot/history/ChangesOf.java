package dev.mxbot.history;

import dev.mxbot.domain.DomainName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Some of the changes that there may be (RELIABILITY.md P12): those of one kind of record, of one name, or of one question. As a text it
 * is {@code spf}, {@code mail.example.com}, or both with a blank between: {@code a mail.example.com}.
 *
 * @param kind empty for any
 * @param name empty for any
 */
public record ChangesOf(Optional<Kind> kind, Optional<DomainName> name) {
    private static final String TXT_TYPE = "TXT";

    /** A kind of record, by its type, or of text by what it is for. */
    public enum Kind {
        ALL,
        MX,
        SPF,
        DMARC,
        DKIM,
        MTA_STS,
        TLS_RPT,
        BIMI,
        /** Any text, whatever it is for. */
        TXT,
        A,
        AAAA,
        CNAME,
        NS,
        DS,
        PTR,
        TLSA;

        /** As it is typed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Empty for what is none. */
        public static Optional<Kind> of(String word) {
            String typed = word.toLowerCase(Locale.ROOT).replace('_', '-');
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(typed)
                            || kind.word().replace("-", "").equals(typed))
                    .findFirst();
        }

        private boolean includes(Kind other) {
            return this == ALL
                    || this == other
                    || (this == TXT
                            && List.of(SPF, DMARC, DKIM, MTA_STS, TLS_RPT, BIMI).contains(other));
        }

        private boolean covers(String question, Optional<Question> parsed) {
            return switch (this) {
                case ALL -> true;
                case SPF, DMARC, DKIM, MTA_STS, TLS_RPT, BIMI ->
                    Question.isPolicy(question)
                            ? this == MTA_STS
                            : parsed.filter(one -> one.type().equals(TXT_TYPE))
                                    .filter(one -> text(one.name()) == this)
                                    .isPresent();
                default -> parsed.filter(one -> one.type().equals(name())).isPresent();
            };
        }

        /** What a text is for: where no convention says so, only SPF is looked at. */
        private static Kind text(DomainName name) {
            List<String> labels = name.labels();
            if (labels.contains("_domainkey")) {
                return DKIM;
            }
            if (labels.contains("_dmarc")) {
                return DMARC;
            }
            if (labels.contains("_mta-sts")) {
                return MTA_STS;
            }
            if (labels.contains("_tls")) {
                return TLS_RPT;
            }
            return labels.contains("_bimi") ? BIMI : SPF;
        }
    }

    /** What {@link #toString} wrote; empty for what is none. */
    public static Optional<ChangesOf> read(String text) {
        String[] words = text.split(" ", -1);
        Optional<Kind> kind = Kind.of(words[0]);
        if (words.length > 2 || (words.length == 2 && kind.isEmpty())) {
            return Optional.empty();
        }
        if (kind.isPresent() && words.length == 1) {
            return Optional.of(new ChangesOf(kind, Optional.empty()));
        }
        return Question.name(words[words.length - 1]).map(name -> new ChangesOf(kind, Optional.of(name)));
    }

    /**
     * True if a change of what this question is answered is one of them.
     *
     * @param question as a {@link Difference} has it
     */
    public boolean covers(String question) {
        Optional<Question> parsed = Question.parse(question);
        return name.map(wanted -> Question.isPolicy(question)
                                ? Question.policyHost(question).equals(wanted.text())
                                : parsed.filter(one -> one.name().equals(wanted))
                                        .isPresent())
                        .orElse(true)
                && kind.map(wanted -> wanted.covers(question, parsed)).orElse(true);
    }

    /** True if all of the others are among these. */
    public boolean includes(ChangesOf other) {
        return (name.isEmpty() || name.equals(other.name))
                && (kind.isEmpty() || other.kind.map(kind.get()::includes).orElse(kind.get() == Kind.ALL));
    }

    @Override
    public String toString() {
        String words = kind.map(Kind::word).orElse("");
        return name.map(one -> words.isEmpty() ? one.text() : words + " " + one.text())
                .orElse(words);
    }
}
