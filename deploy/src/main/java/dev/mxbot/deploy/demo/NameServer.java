package dev.mxbot.deploy.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** One authoritative server: it answers for the zones it holds, and refuses the rest. */
final class NameServer implements Answering {
    private final Map<Name, Zone> zones = new ConcurrentHashMap<>();
    private final Map<Name, Fault> faults = new HashMap<>();

    void serve(Zone zone) {
        zones.put(zone.origin(), zone);
    }

    void fail(Name origin, Fault fault) {
        faults.put(origin, fault);
    }

    boolean isWell(Name origin) {
        return zones.containsKey(origin) && !faults.containsKey(origin);
    }

    Zone zone(Name origin) {
        Zone zone = zones.get(origin);
        if (zone == null) {
            throw new IllegalArgumentException("does not serve " + origin);
        }
        return zone;
    }

    @Override
    public Optional<Message> answer(Message query) {
        Record question = query.getQuestion();
        Message reply = reply(query);
        Name origin = enclosing(question.getName());
        Zone zone = zones.get(origin);
        Fault fault = faults.get(origin);
        if (fault == Fault.SILENT) {
            return Optional.empty();
        }
        if (fault != null || zone == null) {
            reply.getHeader().setRcode(fault == Fault.SERVFAIL ? Rcode.SERVFAIL : Rcode.REFUSED);
            return Optional.of(reply);
        }
        reply.getHeader().setFlag(Flags.AA);
        fill(reply, zone.say(question.getName(), question.getType()), zone);
        return Optional.of(reply);
    }

    /** A reply with the query's id and question. */
    static Message reply(Message query) {
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        return reply;
    }

    /** A negative answer carries the SOA record, which says how long it may be kept (RFC 2308 section 3). */
    static void fill(Message reply, Zone.Said said, Zone zone) {
        said.answer().forEach(record -> reply.addRecord(record, Section.ANSWER));
        reply.getHeader().setRcode(said.rcode());
        List<Record> last = new ArrayList<>(said.answer());
        boolean found = !last.isEmpty()
                && (last.get(last.size() - 1).getType() != Type.CNAME
                        || reply.getQuestion().getType() == Type.CNAME);
        if (!found) {
            reply.addRecord(zone.soa(), Section.AUTHORITY);
        }
    }

    private Name enclosing(Name name) {
        for (int drop = 0; drop < name.labels(); drop++) {
            Name candidate = new Name(name, drop);
            if (zones.containsKey(candidate) || faults.containsKey(candidate)) {
                return candidate;
            }
        }
        return Name.root;
    }
}
