package dev.mxbot.deploy.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** The records of one zone, and what it says to a question (RFC 1034 section 4.3.2). */
final class Zone {
    private static final int LONGEST_CHAIN = 16;
    private static final long TTL = 3600;

    private final Name origin;
    private final Map<Name, List<Record>> records = new LinkedHashMap<>();

    Zone(Name origin) {
        this.origin = origin;
    }

    Name origin() {
        return origin;
    }

    void add(Record record) {
        records.computeIfAbsent(record.getName(), name -> new ArrayList<>()).add(record);
    }

    /** The same zone, but mail is sent to a host that does not exist. */
    Zone misdirected() {
        Zone other = new Zone(origin);
        records.values().stream()
                .flatMap(List::stream)
                .filter(record ->
                        !(record.getType() == Type.MX && record.getName().equals(origin)))
                .forEach(other::add);
        other.add(new MXRecord(origin, DClass.IN, TTL, 10, Name.fromConstantString("mail-moved." + origin)));
        return other;
    }

    /**
     * What the zone says.
     *
     * @param last where the aliases lead, the queried name itself without any; another zone may know more about it
     */
    record Said(int rcode, List<Record> answer, Name last) {}

    Said say(Name queried, int type) {
        List<Record> answer = new ArrayList<>();
        Name name = queried;
        for (int hop = 0; hop < LONGEST_CHAIN && name.subdomain(origin); hop++) {
            List<Record> own = at(name);
            List<Record> wanted = own.stream().filter(r -> r.getType() == type).toList();
            if (!wanted.isEmpty()) {
                answer.addAll(wanted);
                return new Said(Rcode.NOERROR, answer, name);
            }
            Record alias = own.stream()
                    .filter(r -> r.getType() == Type.CNAME)
                    .findFirst()
                    .orElse(null);
            if (alias == null) {
                return new Said(own.isEmpty() && !hasBelow(name) ? Rcode.NXDOMAIN : Rcode.NOERROR, answer, name);
            }
            answer.add(alias);
            name = ((CNAMERecord) alias).getTarget();
        }
        return new Said(Rcode.NOERROR, answer, name);
    }

    Record soa() {
        return at(origin).stream()
                .filter(r -> r.getType() == Type.SOA)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(origin + " has no SOA record"));
    }

    private List<Record> at(Name name) {
        return records.getOrDefault(name, List.of());
    }

    /** An empty non-terminal exists as well (RFC 8020 section 1). */
    private boolean hasBelow(Name name) {
        return records.keySet().stream().anyMatch(other -> other.subdomain(name));
    }
}
