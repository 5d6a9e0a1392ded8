package dev.mxbot.lookup.dns;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The DNS as a validating resolver gives it, with the validation done here: what is secure is marked as authenticated, and what is bogus
 * is withheld as SERVFAIL (RFC 4035 section 5.5). What leads mail is validated: MX, the hosts' addresses, TLSA, and the name servers of
 * the root, which show that validation works.
 */
final class ValidatedDns implements Dns {
    private static final Set<RecordType> LEADING =
            EnumSet.of(RecordType.MX, RecordType.A, RecordType.AAAA, RecordType.TLSA);

    private final Dns dns;
    private final Validation validation;

    ValidatedDns(Dns dns, Validation validation) {
        this.dns = dns;
        this.validation = validation;
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        boolean concerned = query.server().isEmpty()
                && !query.checkingDisabled()
                && (LEADING.contains(query.type())
                        || (query.type() == RecordType.NS && query.name().isRoot()));
        return concerned
                ? dns.ask(query).thenCombine(validation.validate(query.name(), query.type()), ValidatedDns::judged)
                : dns.ask(query);
    }

    private static Answer judged(Answer answer, Validated validated) {
        Provenance provenance = answer.provenance().validatedHere(validated);
        if (validated.status() == Validated.Status.BOGUS) {
            return new Answer.Unanswered(
                    answer.query(),
                    provenance,
                    Answer.Reason.SERVFAIL,
                    "withheld by mxbot, whose own validation fails");
        }
        return with(answer, provenance);
    }

    private static Answer with(Answer answer, Provenance provenance) {
        if (answer instanceof Answer.Records found) {
            return new Answer.Records(found.query(), provenance, found.aliases(), found.records(), found.proofs());
        } else if (answer instanceof Answer.NoSuchName missing) {
            return new Answer.NoSuchName(missing.query(), provenance, missing.aliases());
        } else if (answer instanceof Answer.NoData none) {
            return new Answer.NoData(none.query(), provenance, none.aliases());
        }
        Answer.Unanswered failed = (Answer.Unanswered) answer;
        return new Answer.Unanswered(failed.query(), provenance, failed.reason(), failed.detail());
    }
}
