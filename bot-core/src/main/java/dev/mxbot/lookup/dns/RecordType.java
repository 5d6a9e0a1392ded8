package dev.mxbot.lookup.dns;

/** The record types that mxbot asks for, with their numbers from the IANA registry. */
public enum RecordType {
    A(1),
    NS(2),
    CNAME(5),
    SOA(6),
    PTR(12),
    MX(15),
    TXT(16),
    AAAA(28),
    SRV(33),
    DS(43),
    RRSIG(46),
    DNSKEY(48),
    TLSA(52),
    CAA(257),
    /** Obsolete (RFC 7208 section 3.1); asked for only to say so. */
    SPF(99);

    private final int number;

    RecordType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
