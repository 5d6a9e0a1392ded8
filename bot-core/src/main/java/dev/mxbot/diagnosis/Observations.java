package dev.mxbot.diagnosis;

import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Provenance;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.List;
import java.util.stream.Stream;

/** Answers of the DNS as the evidence of a finding. */
public final class Observations {
    private Observations() {}

    /** What was asked and what came back; a failure with its detail and the resolver's own words (RFC 8914). */
    public static Observation of(Answer answer) {
        Provenance from = answer.provenance();
        String said = answer instanceof Answer.Unanswered unanswered
                ? join(unanswered.summary(), unanswered.detail(), from)
                : join(alias(answer) + answer.summary(), "", from);
        return new Observation(answer.query().toString(), said, from.server(), from.ttl(), from.at());
    }

    /** The part of an answer that matters, where the whole would bury it: one TXT record of twenty. */
    public static Observation of(Answer answer, String part) {
        Provenance from = answer.provenance();
        return new Observation(answer.query().toString(), Excerpt.record(part), from.server(), from.ttl(), from.at());
    }

    public static List<Observation> of(Answer... answers) {
        return Stream.of(answers).map(Observations::of).toList();
    }

    /** The TTL of the records, in seconds; of a negative answer, how long it may be kept; 3600 where nothing is known. */
    public static long ttl(Answer answer) {
        return answer.records().stream().mapToLong(ResourceRecord::ttl).min().orElse(3600);
    }

    /** {@code dig +short mail.example.com A}, put to the server that was asked where it was a certain one. */
    public static String dig(Answer answer) {
        return answer.query()
                .server()
                .map(server -> "dig +norecurse @"
                        + server.name().map(Object::toString).orElseGet(server::label) + " " + answer.query())
                .orElseGet(
                        () -> dig(answer.query().name().text(), answer.query().type()));
    }

    public static String dig(String name, RecordType type) {
        return "dig +short " + name + " " + type;
    }

    private static String alias(Answer answer) {
        return answer.aliases().isEmpty()
                ? ""
                : "CNAME "
                        + String.join(
                                " → ",
                                answer.aliases().stream().map(Object::toString).toList()) + ": ";
    }

    private static String join(String summary, String detail, Provenance from) {
        StringBuilder said = new StringBuilder(summary);
        if (!detail.isEmpty()) {
            said.append(" (").append(detail).append(')');
        }
        if (!from.extendedErrors().isEmpty()) {
            said.append(" [EDE ")
                    .append(String.join("; ", from.extendedErrors()))
                    .append(']');
        }
        from.validation()
                .ifPresent(here -> said.append(" [").append(here.words()).append(']'));
        return said.toString();
    }
}
