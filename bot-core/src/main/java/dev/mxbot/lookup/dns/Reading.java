package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import java.util.List;
import java.util.OptionalLong;

/** What one reply is worth. */
sealed interface Reading {
    /** The mnemonic. */
    String rcode();

    List<String> extendedErrors();

    /**
     * Says whether the name has such records.
     *
     * @param exists false after NXDOMAIN
     * @param records none: an authority says that there are none
     * @param ttl seconds that all of it may be kept
     * @param proofs as in {@link Answer#proofs}
     * @param recursionAvailable the RA bit
     * @param dangling the reply ends with an alias and gives no word on its target, neither records nor the SOA of a denial
     */
    record Usable(
            String rcode,
            List<String> extendedErrors,
            boolean exists,
            List<DomainName> aliases,
            List<ResourceRecord> records,
            List<ResourceRecord> proofs,
            OptionalLong ttl,
            boolean authoritative,
            boolean authenticated,
            boolean recursionAvailable,
            boolean dangling)
            implements Reading {
        Answer answer(Query query, Provenance provenance) {
            if (!records.isEmpty()) {
                return new Answer.Records(query, provenance, aliases, records, proofs);
            }
            return exists
                    ? new Answer.NoData(query, provenance, aliases)
                    : new Answer.NoSuchName(query, provenance, aliases);
        }
    }

    /**
     * Says nothing about the name.
     *
     * @param words for the detail of an {@link Answer.Unanswered}
     */
    record Useless(String rcode, List<String> extendedErrors, Answer.Reason reason, String words) implements Reading {}
}
