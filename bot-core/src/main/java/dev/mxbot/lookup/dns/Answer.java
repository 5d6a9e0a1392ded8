package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the DNS said to one query: found, absent (said by whom), or nothing usable (why). Absence needs an authority's word. */
public sealed interface Answer {
    Query query();

    Provenance provenance();

    /** The CNAME targets that led from the queried name to where the answer stands, in order; usually none. */
    List<DomainName> aliases();

    /** The records of the queried type; empty unless found. */
    default List<ResourceRecord> records() {
        return List.of();
    }

    /**
     * What came along to prove the records, where it was asked for (RFC 4035 section 3.1): the RRSIG records over them, and beside a
     * delegation its DS records.
     */
    default List<ResourceRecord> proofs() {
        return List.of();
    }

    /** The data of the records that is of the given kind. */
    default <D extends Rdata> List<D> data(Class<D> kind) {
        return records().stream()
                .map(ResourceRecord::data)
                .flatMap(data -> kind.isInstance(data) ? Stream.of(kind.cast(data)) : Stream.of())
                .toList();
    }

    /** True only on an authority's word: NXDOMAIN or NODATA. */
    default boolean isAbsent() {
        return this instanceof NoSuchName || this instanceof NoData;
    }

    default boolean isUnanswered() {
        return this instanceof Unanswered;
    }

    /** In one word, for evidence: {@code NXDOMAIN}, {@code NODATA}, the failure, or the records' data. */
    String summary();

    /** At least one record of the queried type. */
    record Records(
            Query query,
            Provenance provenance,
            List<DomainName> aliases,
            List<ResourceRecord> records,
            List<ResourceRecord> proofs)
            implements Answer {
        private static final int MAX_SUMMARISED = 20;

        public Records {
            aliases = List.copyOf(aliases);
            records = List.copyOf(records);
            proofs = List.copyOf(proofs);
        }

        /** With nothing to prove them. */
        public Records(Query query, Provenance provenance, List<DomainName> aliases, List<ResourceRecord> records) {
            this(query, provenance, aliases, records, List.of());
        }

        @Override
        public String summary() {
            String shown = String.join(
                    ", ",
                    records.stream()
                            .limit(MAX_SUMMARISED)
                            .map(ResourceRecord::presentation)
                            .toList());
            return records.size() > MAX_SUMMARISED
                    ? shown + " and " + (records.size() - MAX_SUMMARISED) + " more"
                    : shown;
        }
    }

    /** NXDOMAIN: the name at the end of the aliases does not exist (RFC 2308 section 2.1). */
    record NoSuchName(Query query, Provenance provenance, List<DomainName> aliases) implements Answer {
        public NoSuchName {
            aliases = List.copyOf(aliases);
        }

        @Override
        public String summary() {
            return "NXDOMAIN";
        }
    }

    /** NODATA: the name exists and has no record of the type (RFC 2308 section 2.2). */
    record NoData(Query query, Provenance provenance, List<DomainName> aliases) implements Answer {
        public NoData {
            aliases = List.copyOf(aliases);
        }

        @Override
        public String summary() {
            return "NODATA";
        }
    }

    /**
     * No answer that counts. Says nothing about the name.
     *
     * @param detail in plain words, with who was asked: {@code 192.0.2.1: no reply in 3 tries}
     */
    record Unanswered(Query query, Provenance provenance, Reason reason, String detail) implements Answer {
        /** To a query that was not sent at all. */
        public static Unanswered unsent(Query query, Instant at, Reason reason, String detail) {
            String server = query.server().map(Server::label).orElse("");
            return new Unanswered(
                    query,
                    new Provenance(server, at, Duration.ZERO, "", OptionalLong.empty(), false, false, "", List.of(), 0),
                    reason,
                    detail);
        }

        @Override
        public List<DomainName> aliases() {
            return List.of();
        }

        @Override
        public String summary() {
            return reason.words();
        }
    }

    /** Why there is no answer. */
    enum Reason {
        TIMEOUT("no reply"),
        SERVFAIL("SERVFAIL"),
        REFUSED("REFUSED"),
        /** A named server answers without authority: a lame delegation (RFC 1912 section 2.8). */
        NOT_AUTHORITATIVE("not authoritative"),
        OTHER_RCODE("an error code"),
        MALFORMED("a malformed reply"),
        /** Truncated over UDP, and TCP fails (RFC 7766 section 5). */
        TCP_FAILED("truncated, and TCP fails"),
        UNREACHABLE("unreachable"),
        /** Silence, and of late no name server at all has answered here, while the resolver does: it is the network here. */
        NO_WAY_OUT("no reply, as of late from every name server"),
        /** So much was asked of this server of late that it is left in peace for a while. */
        SPARED("not asked: too much was asked of that server of late"),
        /** The name cannot be sent. */
        UNSENDABLE("no name that DNS can carry"),
        /** The diagnosis had used up its queries or its time. */
        OUT_OF_BUDGET("not asked: the budget of this diagnosis is used up");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
