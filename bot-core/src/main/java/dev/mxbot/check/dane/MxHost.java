package dev.mxbot.check.dane;

import dev.mxbot.check.smtp.Conversation;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;
import java.util.Optional;

/**
 * One MX host: its address answer and its TLSA answer.
 *
 * @param talks what its addresses said, as far as they were asked
 */
record MxHost(DomainName name, Answer address, Answer tlsa, List<Conversation> talks) {
    MxHost {
        talks = List.copyOf(talks);
    }

    List<Rdata.Tlsa> records() {
        return tlsa.data(Rdata.Tlsa.class);
    }

    /** The records that a sender goes by. */
    List<Rdata.Tlsa> usable() {
        return records().stream().filter(TlsaMatch::isUsable).toList();
    }

    /** Senders look for TLSA records only where the host's address is signed (RFC 7672 section 2.2.2). */
    boolean isSigned() {
        return address.provenance().authenticated();
    }

    /** True if a sender heeds its TLSA records: they and the address are signed. */
    boolean isProtected() {
        return isSigned() && tlsa.provenance().authenticated() && !usable().isEmpty();
    }

    /** The conversations in which certificates were served. */
    List<Conversation> served() {
        return talks.stream()
                .filter(talk ->
                        talk.secured().filter(tls -> !tls.chain().isEmpty()).isPresent())
                .toList();
    }

    /** The conversation whose certificates match no record, if there is one. */
    Optional<Conversation> mismatch(DomainName domain) {
        return served().stream()
                .filter(talk -> usable().stream().noneMatch(record -> matches(talk, record, domain)))
                .findFirst();
    }

    private boolean matches(Conversation talk, Rdata.Tlsa record, DomainName domain) {
        return talk.secured()
                .map(tls -> new TlsaMatch(tls.chain(), talk.session().at(), List.of(name, domain)))
                .filter(match -> match.matches(record))
                .isPresent();
    }

    DomainName owner() {
        return name.child("_25._tcp");
    }
}
