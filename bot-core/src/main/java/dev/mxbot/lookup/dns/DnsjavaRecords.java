package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SPFRecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.utils.base16;

/** The records of dnsjava, parsed from a message or a zone file, as mxbot's own values. */
public final class DnsjavaRecords {
    private static final Map<Integer, RecordType> TYPES =
            Stream.of(RecordType.values()).collect(Collectors.toUnmodifiableMap(RecordType::number, type -> type));

    /** RFC 2181 section 8: a TTL with the highest bit set is to be read as zero. */
    private static final long MAX_TTL = Integer.MAX_VALUE;

    /** What a DS record may say of a key, and Java can compute. */
    private static final List<Integer> DIGESTS =
            List.of(DNSSEC.Digest.SHA1, DNSSEC.Digest.SHA256, DNSSEC.Digest.SHA384);

    private DnsjavaRecords() {}

    /** Empty for a type that mxbot never asks for. */
    public static Optional<ResourceRecord> convert(Record record) {
        return Optional.ofNullable(TYPES.get(record.getType())).map(type -> {
            Rdata data = data(record);
            return new ResourceRecord(name(record.getName()), type, ttl(record), data, presentation(record, data));
        });
    }

    /** Never throws: what a message can hold, a name can. */
    public static DomainName name(Name name) {
        // Without the final dot: after a label that ends in a backslash it would look escaped.
        return name.equals(Name.root) ? DomainName.ROOT : DomainName.of(name.toString(true));
    }

    /** The name as it goes over the wire, made of raw octets: no text is parsed, so no odd name can fail. */
    static Name wireName(DomainName name) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (String label : name.labels()) {
            byte[] octets = DomainName.octets(label);
            wire.write(octets.length);
            wire.write(octets, 0, octets.length);
        }
        wire.write(0);
        try {
            return new Name(wire.toByteArray());
        } catch (IOException e) {
            throw new IllegalArgumentException("no name that DNS can carry: " + name, e);
        }
    }

    static long ttl(Record record) {
        return record.getTTL() > MAX_TTL ? 0 : record.getTTL();
    }

    /** As dnsjava prints it, but strings always in quotes, as dig shows them and as every provider's form takes them. */
    private static String presentation(Record record, Rdata data) {
        if (data instanceof Rdata.Txt txt) {
            return txt.strings().stream().map(DnsjavaRecords::quoted).collect(Collectors.joining(" "));
        }
        return record.rdataToString();
    }

    /** RFC 1035 section 5.1. */
    private static String quoted(String octets) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                quoted.append(String.format("\\%03d", (int) c));
            } else if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static Rdata data(Record record) {
        if (record instanceof ARecord a) {
            return address(a.getAddress());
        } else if (record instanceof AAAARecord aaaa) {
            return address(aaaa.getAddress());
        } else if (record instanceof MXRecord mx) {
            return new Rdata.Mx(mx.getPriority(), name(mx.getTarget()));
        } else if (record instanceof NSRecord ns) {
            return new Rdata.Target(name(ns.getTarget()));
        } else if (record instanceof PTRRecord ptr) {
            return new Rdata.Target(name(ptr.getTarget()));
        } else if (record instanceof CNAMERecord cname) {
            return new Rdata.Target(name(cname.getTarget()));
        } else if (record instanceof SOARecord soa) {
            return new Rdata.Soa(
                    name(soa.getHost()),
                    name(soa.getAdmin()),
                    soa.getSerial(),
                    soa.getRefresh(),
                    soa.getRetry(),
                    soa.getExpire(),
                    soa.getMinimum());
        } else if (record instanceof TXTRecord txt) {
            return text(txt.getStringsAsByteArrays());
        } else if (record instanceof SPFRecord spf) {
            return text(spf.getStringsAsByteArrays());
        } else if (record instanceof SRVRecord srv) {
            return new Rdata.Srv(srv.getPriority(), srv.getWeight(), srv.getPort(), name(srv.getTarget()));
        } else if (record instanceof TLSARecord tlsa) {
            return new Rdata.Tlsa(
                    tlsa.getCertificateUsage(),
                    tlsa.getSelector(),
                    tlsa.getMatchingType(),
                    hexadecimal(tlsa.getCertificateAssociationData()));
        }
        return chain(record).orElseGet(() -> new Rdata.Other(record.rdataToString()));
    }

    /** What DNSSEC's chain of trust is made of. */
    private static Optional<Rdata> chain(Record record) {
        if (record instanceof DSRecord ds) {
            return Optional.of(
                    new Rdata.Ds(ds.getFootprint(), ds.getAlgorithm(), ds.getDigestID(), hexadecimal(ds.getDigest())));
        } else if (record instanceof DNSKEYRecord key) {
            return Optional.of(new Rdata.Dnskey(key.getFlags(), key.getAlgorithm(), key.getFootprint(), digests(key)));
        } else if (record instanceof RRSIGRecord signature) {
            return Optional.of(new Rdata.Rrsig(
                    signature.getTypeCovered(),
                    signature.getAlgorithm(),
                    signature.getTimeSigned(),
                    signature.getExpire(),
                    signature.getFootprint(),
                    name(signature.getSigner())));
        }
        return Optional.empty();
    }

    private static Map<Integer, String> digests(DNSKEYRecord key) {
        Map<Integer, String> digests = new HashMap<>();
        for (int type : DIGESTS) {
            digests.put(
                    type,
                    hexadecimal(new DSRecord(key.getName(), key.getDClass(), key.getTTL(), type, key).getDigest()));
        }
        return digests;
    }

    private static String hexadecimal(byte[] octets) {
        return base16.toString(octets).toLowerCase(Locale.ROOT);
    }

    /** Without the host name that dnsjava attaches. */
    private static Rdata address(InetAddress address) {
        try {
            return new Rdata.Address(InetAddress.getByAddress(address.getAddress()));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not 4 or 16 octets: " + address, e);
        }
    }

    private static Rdata text(List<byte[]> strings) {
        return new Rdata.Txt(strings.stream()
                .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                .toList());
    }
}
