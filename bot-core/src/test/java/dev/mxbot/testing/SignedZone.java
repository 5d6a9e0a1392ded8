package dev.mxbot.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * A zone text with keys, a chain of NSEC records and signatures (RFC 4035 section 2), signed anew for each test run.
 *
 * @param text the zone, with everything that a name server needs to serve it
 * @param ds what the zone above has to say of it
 */
public record SignedZone(String text, String ds) {
    private static final long TTL = 3600;
    private static final int ZONE_KEY = 257;
    private static final int DNSSEC_PROTOCOL = 3;

    /** The text with {@code $ORIGIN} and a TTL of 3600 given; it has an SOA record. */
    public static SignedZone of(String zone, String text, Instant from, Instant until) {
        try {
            Name origin = Name.fromString(zone + ".");
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            DNSKEYRecord key = new DNSKEYRecord(
                    origin,
                    DClass.IN,
                    TTL,
                    ZONE_KEY,
                    DNSSEC_PROTOCOL,
                    DNSSEC.Algorithm.ECDSAP256SHA256,
                    pair.getPublic());
            TreeMap<Name, TreeMap<Integer, RRset>> sets = sets(parse(origin, text), key);
            List<Record> signed = new ArrayList<>();
            for (TreeMap<Integer, RRset> node : sets.values()) {
                for (RRset set : node.values()) {
                    signed.addAll(set.rrs(false));
                    signed.add(DNSSEC.sign(set, key, pair.getPrivate(), from, until));
                }
            }
            return new SignedZone(
                    signed.stream().map(Record::toString).collect(Collectors.joining("\n")),
                    new DSRecord(origin, DClass.IN, TTL, DNSSEC.Digest.SHA256, key).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | DNSSEC.DNSSECException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Record> parse(Name origin, String text) throws IOException {
        List<Record> records = new ArrayList<>();
        try (ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            Master master = new Master(in, origin, TTL);
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                records.add(record);
            }
        }
        return records;
    }

    private static TreeMap<Name, TreeMap<Integer, RRset>> sets(List<Record> records, DNSKEYRecord key) {
        TreeMap<Name, TreeMap<Integer, RRset>> sets = new TreeMap<>();
        records.forEach(record -> add(sets, record));
        add(sets, key);
        List<Name> names = List.copyOf(sets.keySet());
        for (int i = 0; i < names.size(); i++) {
            TreeSet<Integer> types = new TreeSet<>(
                    sets.getOrDefault(names.get(i), new TreeMap<>()).keySet());
            types.addAll(List.of(Type.NSEC, Type.RRSIG));
            add(
                    sets,
                    new NSECRecord(
                            names.get(i),
                            DClass.IN,
                            TTL,
                            names.get((i + 1) % names.size()),
                            types.stream().mapToInt(type -> type).toArray()));
        }
        return sets;
    }

    private static void add(TreeMap<Name, TreeMap<Integer, RRset>> sets, Record record) {
        sets.computeIfAbsent(record.getName(), name -> new TreeMap<>())
                .computeIfAbsent(record.getType(), type -> new RRset())
                .addRR(record);
    }
}
