package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The data of one record, as far as mxbot judges it. Octets of TXT strings are kept as published, one {@code char} an octet. */
public sealed interface Rdata {
    /** A and AAAA. */
    record Address(InetAddress address) implements Rdata {}

    /** RFC 1035 section 3.3.9; the exchange is {@link DomainName#ROOT} in a null MX (RFC 7505). */
    record Mx(int preference, DomainName exchange) implements Rdata {}

    /** NS, CNAME and PTR: a pointer to another name. */
    record Target(DomainName name) implements Rdata {}

    /** RFC 1035 section 3.3.13; times in seconds. */
    record Soa(
            DomainName primary,
            DomainName responsible,
            long serial,
            long refresh,
            long retry,
            long expire,
            long minimum)
            implements Rdata {}

    /** RFC 1035 section 3.3.14; each string at most 255 octets, one {@code char} an octet (ISO 8859-1). */
    record Txt(List<String> strings) implements Rdata {
        public Txt {
            strings = List.copyOf(strings);
        }

        /** The strings joined with nothing between, as SPF, DKIM and DMARC read them (RFC 7208 section 3.3). */
        public String joined() {
            return String.join("", strings);
        }

        /** The joined octets read as UTF-8, for display. */
        public String display() {
            return new String(joined().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    /** RFC 2782. */
    record Srv(int priority, int weight, int port, DomainName target) implements Rdata {}

    /** RFC 6698 section 2.1; the association data in lower-case hexadecimal. */
    record Tlsa(int usage, int selector, int matchingType, String association) implements Rdata {}

    /** RFC 4034 section 5.1: the parent zone's word for a key of the zone below; the digest in lower-case hexadecimal. */
    record Ds(int keyTag, int algorithm, int digestType, String digest) implements Rdata {}

    /**
     * RFC 4034 section 2.1.
     *
     * @param digests of this key, by the digest types that a DS record may have, in lower-case hexadecimal
     */
    record Dnskey(int flags, int algorithm, int keyTag, Map<Integer, String> digests) implements Rdata {
        public Dnskey {
            digests = Map.copyOf(digests);
        }
    }

    /**
     * RFC 4034 section 3.1: a signature over the records of one name and type.
     *
     * @param covered the number of that type
     */
    record Rrsig(int covered, int algorithm, Instant inception, Instant expiration, int keyTag, DomainName signer)
            implements Rdata {}

    /** Any other type, as a zone file writes it. */
    record Other(String presentation) implements Rdata {}
}
