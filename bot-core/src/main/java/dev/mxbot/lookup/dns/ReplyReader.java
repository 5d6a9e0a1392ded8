package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.lookup.dns.ReplyParser.Parsed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Tells what a reply says about a query: records, an absence, or nothing that counts. */
final class ReplyReader {
    /** As many as resolvers follow; a longer chain is no use to mail either. */
    static final int MAX_ALIASES = 16;

    /** RFC 2308 section 5: values of one to three hours work well. */
    static final long MAX_NEGATIVE_TTL = 10_800;

    /** A set needs a signature for each algorithm, and a few more while keys are changed. */
    private static final int MAX_PROOFS = 16;

    private final Query query;
    private final boolean recursive;
    private final Parsed parsed;
    private final Message message;
    private final List<String> extendedErrors;
    private final List<DomainName> aliases = new ArrayList<>();
    private long ttl = Long.MAX_VALUE;

    private ReplyReader(Query query, boolean recursive, Parsed parsed) {
        this.query = query;
        this.recursive = recursive;
        this.parsed = parsed;
        this.message = parsed.message();
        this.extendedErrors = ExtendedErrors.of(message);
    }

    static boolean isTruncated(byte[] reply) {
        return (reply[2] & 0x02) != 0;
    }

    /** The reply is whole, and is the query's. */
    static Reading read(Query query, boolean recursive, byte[] reply) {
        try {
            return new ReplyReader(query, recursive, ReplyParser.parse(reply)).read();
        } catch (IOException e) {
            return new Reading.Useless("", List.of(), Reason.MALFORMED, "a malformed reply");
        }
    }

    private Reading read() {
        return switch (message.getRcode()) {
            case Rcode.NOERROR -> answer();
            case Rcode.NXDOMAIN -> noSuchName();
            case Rcode.SERVFAIL -> useless(Reason.SERVFAIL, "SERVFAIL");
            case Rcode.REFUSED -> useless(Reason.REFUSED, "REFUSED");
            default -> useless(Reason.OTHER_RCODE, rcode());
        };
    }

    private Reading answer() {
        Name owner = DnsjavaRecords.wireName(query.name());
        Set<Name> seen = new HashSet<>();
        while (seen.add(owner)) {
            List<ResourceRecord> records = records(owner);
            if (!records.isEmpty()) {
                return usable(true, records, OptionalLong.of(ttl), false);
            }
            Optional<CNAMERecord> alias = alias(owner);
            if (alias.isEmpty()) {
                return noData(owner);
            }
            if (aliases.size() == MAX_ALIASES) {
                return useless(Reason.MALFORMED, "a chain of more than " + MAX_ALIASES + " aliases");
            }
            owner = alias.get().getTarget();
            ttl = Math.min(ttl, DnsjavaRecords.ttl(alias.get()));
            aliases.add(DnsjavaRecords.name(owner));
        }
        // The aliases lead back to one of themselves: no record is ever reached, and the aliases show why.
        return usable(true, List.of(), OptionalLong.of(ttl), false);
    }

    private Reading noData(Name owner) {
        Optional<SOARecord> soa = soa();
        if (soa.isEmpty() && aliases.isEmpty()) {
            List<ResourceRecord> delegation = delegation(owner);
            if (!delegation.isEmpty()) {
                return usable(true, delegation, OptionalLong.of(ttl), false);
            }
            // RFC 2308 section 2.2: name servers and no SOA are a referral, not an absence.
            if (hasNameServers() || (!recursive && !isAuthoritative())) {
                return useless(Reason.NOT_AUTHORITATIVE, notAnswered());
            }
        }
        if (!recursive && !isAuthoritative()) {
            return useless(Reason.NOT_AUTHORITATIVE, notAnswered());
        }
        boolean dangling = recursive && soa.isEmpty() && !aliases.isEmpty();
        return usable(true, List.of(), dangling ? OptionalLong.of(ttl) : negativeTtl(soa), dangling);
    }

    private Reading noSuchName() {
        // An absence needs an authority's word; a resolver passes it on, a lame server makes it up.
        if (!recursive && !isAuthoritative()) {
            return useless(Reason.NOT_AUTHORITATIVE, "NXDOMAIN, and says that it is not authoritative");
        }
        Name owner = DnsjavaRecords.wireName(query.name());
        Set<Name> seen = new HashSet<>();
        // RFC 6604 section 2.1: the rcode is about the name at the end of the aliases.
        for (Optional<CNAMERecord> alias = alias(owner);
                alias.isPresent() && seen.add(owner) && aliases.size() < MAX_ALIASES;
                alias = alias(owner)) {
            owner = alias.get().getTarget();
            ttl = Math.min(ttl, DnsjavaRecords.ttl(alias.get()));
            aliases.add(DnsjavaRecords.name(owner));
        }
        return usable(false, List.of(), negativeTtl(soa()), false);
    }

    /** What a parent zone's server says of the name servers below it: no authority's word, and yet the answer to NS. */
    private List<ResourceRecord> delegation(Name owner) {
        if (recursive || query.type() != RecordType.NS) {
            return List.of();
        }
        return records(Section.AUTHORITY, owner);
    }

    /** The signatures over these records, and the DS records beside a delegation; of a referral the parent zone says no more. */
    private List<ResourceRecord> proofs(List<ResourceRecord> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        DomainName owner = records.get(0).name();
        boolean delegation = message.getSection(Section.ANSWER).isEmpty();
        return message.getSection(delegation ? Section.AUTHORITY : Section.ANSWER).stream()
                .filter(record -> record.getDClass() == DClass.IN
                        && (record instanceof RRSIGRecord signature
                                ? signature.getTypeCovered()
                                        == (delegation ? Type.DS : query.type().number())
                                : delegation && record.getType() == Type.DS))
                .limit(MAX_PROOFS)
                .flatMap(record -> DnsjavaRecords.convert(record).stream())
                .filter(record -> record.name().equals(owner))
                .toList();
    }

    private String notAnswered() {
        return hasNameServers() ? "a referral instead of an answer" : "an empty reply without authority";
    }

    private boolean hasNameServers() {
        return message.getSection(Section.AUTHORITY).stream().anyMatch(record -> record.getType() == Type.NS);
    }

    private boolean isAuthoritative() {
        return message.getHeader().getFlag(Flags.AA);
    }

    private List<ResourceRecord> records(Name owner) {
        return records(Section.ANSWER, owner);
    }

    private List<ResourceRecord> records(int section, Name owner) {
        List<ResourceRecord> found = new ArrayList<>();
        for (Record record : message.getSection(section)) {
            if (parsed.type(record) == query.type().number()
                    && record.getDClass() == DClass.IN
                    && record.getName().equals(owner)) {
                found.add(DnsjavaRecords.convert(record).orElseGet(() -> opaque(record)));
                ttl = Math.min(ttl, DnsjavaRecords.ttl(record));
            }
        }
        return found;
    }

    /** One record that cannot be read must neither hide the others nor vanish. */
    private ResourceRecord opaque(Record record) {
        String data = record.rdataToString();
        return new ResourceRecord(
                DnsjavaRecords.name(record.getName()),
                query.type(),
                DnsjavaRecords.ttl(record),
                new Rdata.Other(data),
                data);
    }

    private Optional<CNAMERecord> alias(Name owner) {
        if (query.type() == RecordType.CNAME) {
            return Optional.empty();
        }
        for (Record record : message.getSection(Section.ANSWER)) {
            if (record instanceof CNAMERecord cname
                    && cname.getDClass() == DClass.IN
                    && cname.getName().equals(owner)) {
                return Optional.of(cname);
            }
        }
        return Optional.empty();
    }

    private Optional<SOARecord> soa() {
        return message.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .findFirst();
    }

    /** RFC 2308 section 5; without an SOA nothing says that it may be kept. */
    private OptionalLong negativeTtl(Optional<SOARecord> soa) {
        long denial =
                soa.map(s -> Math.min(DnsjavaRecords.ttl(s), s.getMinimum())).orElse(0L);
        return OptionalLong.of(Math.min(ttl, Math.min(denial, MAX_NEGATIVE_TTL)));
    }

    private Reading usable(boolean exists, List<ResourceRecord> records, OptionalLong keep, boolean dangling) {
        return new Reading.Usable(
                rcode(),
                extendedErrors,
                exists,
                aliases,
                records,
                proofs(records),
                keep,
                isAuthoritative(),
                message.getHeader().getFlag(Flags.AD),
                message.getHeader().getFlag(Flags.RA),
                dangling);
    }

    private Reading useless(Reason reason, String words) {
        return new Reading.Useless(rcode(), extendedErrors, reason, words);
    }

    private String rcode() {
        return Rcode.string(message.getRcode());
    }
}
