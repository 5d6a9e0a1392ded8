package dev.mxbot.deploy.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** The resolver that the bot asks: it finds the zone's first server that is well, and follows aliases from zone to zone. */
final class Recursive implements Answering {
    private static final int LONGEST_CHAIN = 16;
    private static final int EDNS_PAYLOAD = 1232;

    /** RFC 8914 section 4.23: No Reachable Authority. */
    private static final int NO_REACHABLE_AUTHORITY = 22;

    private final Map<Name, List<NameServer>> delegations;

    /** The servers of each zone, in the order in which they are tried. */
    Recursive(Map<Name, List<NameServer>> delegations) {
        this.delegations = delegations;
    }

    @Override
    public Optional<Message> answer(Message query) {
        Message reply = NameServer.reply(query);
        reply.getHeader().setFlag(Flags.RA);
        Record question = query.getQuestion();
        List<Record> chain = new ArrayList<>();
        Name name = question.getName();
        for (int hop = 0; hop < LONGEST_CHAIN; hop++) {
            Name origin = enclosing(name);
            Optional<NameServer> server = delegations.getOrDefault(origin, List.of()).stream()
                    .filter(s -> s.isWell(origin))
                    .findFirst();
            if (server.isEmpty()) {
                return Optional.of(unreachable(query, reply, origin));
            }
            Zone zone = server.get().zone(origin);
            Zone.Said said = zone.say(name, question.getType());
            chain.addAll(said.answer());
            if (said.last().subdomain(origin) && enclosing(said.last()).equals(origin)) {
                NameServer.fill(reply, new Zone.Said(said.rcode(), chain, said.last()), zone);
                return Optional.of(withEdns(query, reply));
            }
            name = said.last();
        }
        reply.getHeader().setRcode(Rcode.SERVFAIL);
        return Optional.of(withEdns(query, reply));
    }

    private static Message unreachable(Message query, Message reply, Name origin) {
        reply.getHeader().setRcode(Rcode.SERVFAIL);
        if (query.getOPT() != null) {
            reply.addRecord(
                    new OPTRecord(
                            EDNS_PAYLOAD,
                            0,
                            0,
                            0,
                            List.of(new ExtendedErrorCodeOption(NO_REACHABLE_AUTHORITY, "at delegation " + origin))),
                    Section.ADDITIONAL);
        }
        return reply;
    }

    private static Message withEdns(Message query, Message reply) {
        if (query.getOPT() != null) {
            reply.addRecord(new OPTRecord(EDNS_PAYLOAD, 0, 0), Section.ADDITIONAL);
        }
        return reply;
    }

    private Name enclosing(Name name) {
        for (int drop = 0; drop < name.labels(); drop++) {
            Name candidate = new Name(name, drop);
            if (delegations.containsKey(candidate)) {
                return candidate;
            }
        }
        return Name.root;
    }
}
