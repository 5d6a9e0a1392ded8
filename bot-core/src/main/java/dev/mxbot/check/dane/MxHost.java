package dev.mxbot.check.dane;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;

/** One MX host: its address answer and its TLSA answer. */
record MxHost(DomainName name, Answer address, Answer tlsa) {
    List<Rdata.Tlsa> records() {
        return tlsa.data(Rdata.Tlsa.class);
    }

    /** Senders look for TLSA records only where the host's address is signed (RFC 7672 section 2.2.2). */
    boolean isSigned() {
        return address.provenance().authenticated();
    }

    DomainName owner() {
        return name.child("_25._tcp");
    }
}
