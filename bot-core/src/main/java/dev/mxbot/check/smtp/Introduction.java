package dev.mxbot.check.smtp;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.InvalidDomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;
import java.util.Optional;

/**
 * The name by which a host introduces itself, held against the DNS.
 *
 * @param said as in its reply to EHLO (RFC 5321 section 4.1.1.1)
 * @param ptr the names of the address that was talked to
 * @param addresses what was asked about the name itself: A, and AAAA if there is no A; none if it is another name that is known to have
 *     an address, or none that can be asked for
 */
record Introduction(Conversation talk, String said, Answer ptr, List<Answer> addresses) {
    Introduction {
        addresses = List.copyOf(addresses);
    }

    /** The name as one that the DNS can hold; empty for an address in brackets, and for nonsense. */
    static Optional<DomainName> name(String said) {
        try {
            return Optional.of(DomainName.parse(said));
        } catch (InvalidDomainName e) {
            return Optional.empty();
        }
    }

    Optional<DomainName> name() {
        return name(said);
    }

    List<DomainName> reverse() {
        return ptr.data(Rdata.Target.class).stream()
                .map(Rdata.Target::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** RFC 5321 section 4.1.3: a host without a name gives its address. */
    boolean isLiteral() {
        return said.startsWith("[");
    }
}
