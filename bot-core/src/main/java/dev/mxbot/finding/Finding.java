package dev.mxbot.finding;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One defect, or one thing worth knowing, with its evidence and its cure.
 *
 * @param subject what it is about: a host, a name, an address
 * @param title the defect in one line, naming the subject: "MX 10 mail.exmaple.com: the name does not exist"
 * @param impact who is affected, and how: "Every sender gets a bounce."
 * @param cause completes "example.com cannot receive mail: …" for the headline; empty where it is never the headline's cause
 * @param verify commands that show the defect, and later its absence
 * @param references {@code "RFC 5321 section 5.1"}
 * @param decisive an unknown without which nothing can be said about the lane
 */
public record Finding(
        String code,
        Severity severity,
        Lane lane,
        String subject,
        String title,
        String impact,
        String cause,
        List<Observation> evidence,
        List<Fix> fixes,
        List<String> verify,
        List<String> references,
        boolean decisive) {
    public Finding {
        evidence = List.copyOf(evidence);
        fixes = List.copyOf(fixes);
        verify = List.copyOf(verify);
        references = List.copyOf(references);
    }

    /** Starts a finding stamped with the rule's card. */
    public static Draft of(RuleInfo card, String subject, String title) {
        return new Draft(card, subject, title);
    }

    public Finding withFixes(List<Fix> others) {
        return new Finding(
                code, severity, lane, subject, title, impact, cause, evidence, others, verify, references, decisive);
    }

    /** A finding being written. */
    public static final class Draft {
        private final RuleInfo card;
        private final String subject;
        private final String title;
        private Severity severity;
        private String impact = "";
        private String cause = "";
        private boolean decisive;
        private final List<Observation> evidence = new ArrayList<>();
        private final List<Fix> fixes = new ArrayList<>();
        private final List<String> verify = new ArrayList<>();

        private Draft(RuleInfo card, String subject, String title) {
            this.card = card;
            this.subject = subject;
            this.title = title;
            this.severity = card.severity();
            this.decisive = card.decisive();
        }

        /** Lowers or raises the card's severity, by effect. */
        @CanIgnoreReturnValue
        public Draft severity(Severity other) {
            severity = other;
            return this;
        }

        @CanIgnoreReturnValue
        public Draft impact(String text) {
            impact = text;
            return this;
        }

        @CanIgnoreReturnValue
        public Draft cause(String clause) {
            cause = clause;
            return this;
        }

        /** Without what is missing here nothing can be said about the whole lane, whatever the card says. */
        @CanIgnoreReturnValue
        public Draft decisive() {
            decisive = true;
            return this;
        }

        @CanIgnoreReturnValue
        public Draft evidence(Observation... observations) {
            evidence.addAll(List.of(observations));
            return this;
        }

        @CanIgnoreReturnValue
        public Draft evidence(Collection<Observation> observations) {
            evidence.addAll(observations);
            return this;
        }

        @CanIgnoreReturnValue
        public Draft fix(Fix fix) {
            fixes.add(fix);
            return this;
        }

        @CanIgnoreReturnValue
        public Draft verify(String... commands) {
            verify.addAll(List.of(commands));
            return this;
        }

        public Finding build() {
            return new Finding(
                    card.code(),
                    severity,
                    card.lane(),
                    subject,
                    title,
                    impact,
                    cause,
                    evidence,
                    fixes,
                    verify,
                    List.of(card.spec()),
                    decisive);
        }
    }
}
