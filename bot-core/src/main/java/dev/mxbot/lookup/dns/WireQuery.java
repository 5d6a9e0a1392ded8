package dev.mxbot.lookup.dns;

import java.nio.ByteBuffer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A query as octets, and what a reply must repeat of it to count. */
final class WireQuery {
    /** The id, the flags, four counts (RFC 1035 section 4.1.1). */
    static final int HEADER = 12;

    private static final int QR_AND_OPCODE = 0xf8;
    private static final int QR = 0x80;
    private static final int RCODE = 0x0f;
    private static final int NXDOMAIN = 3;

    private WireQuery() {}

    /**
     * The message with id 0, for the transport to fill in.
     *
     * @throws IllegalArgumentException if the name cannot be sent
     */
    static byte[] encode(Query query, boolean recursive, Edns edns) {
        Message message = new Message(0);
        Header header = message.getHeader();
        if (recursive) {
            header.setFlag(Flags.RD);
            // RFC 6840 section 5.7: asks a validating resolver to say whether it validated.
            header.setFlag(Flags.AD);
        }
        if (query.checkingDisabled()) {
            header.setFlag(Flags.CD);
        }
        message.addRecord(
                Record.newRecord(
                        DnsjavaRecords.wireName(query.name()), query.type().number(), DClass.IN),
                Section.QUESTION);
        if (edns != Edns.NONE) {
            message.addRecord(
                    new OPTRecord(edns.payload(), 0, 0, wantsProofs(query, recursive) ? ExtendedFlags.DO : 0),
                    Section.ADDITIONAL);
        }
        return message.toWire();
    }

    /**
     * RFC 4035 section 3.2.1, the DO bit. A name server's signatures show whether the zone is signed; so do those that a resolver could not
     * validate. Elsewhere the AD bit says enough, and answers stay small.
     */
    private static boolean wantsProofs(Query query, boolean recursive) {
        return !recursive || query.checkingDisabled();
    }

    static void setId(byte[] message, int id) {
        message[0] = (byte) (id >> 8);
        message[1] = (byte) id;
    }

    static int id(ByteBuffer message) {
        return message.getShort(message.position()) & 0xffff;
    }

    /**
     * True if the message is a reply to the query: same id, same question (RFC 5452 section 9.1). Any other message may come from
     * somebody else and counts for nothing.
     */
    static boolean isAnsweredBy(byte[] query, ByteBuffer reply) {
        int start = reply.position();
        if (reply.remaining() < HEADER
                || reply.get(start) != query[0]
                || reply.get(start + 1) != query[1]
                || (reply.get(start + 2) & QR_AND_OPCODE) != QR) {
            return false;
        }
        int questions = reply.getShort(start + 4) & 0xffff;
        if (questions == 0) {
            // Servers that could not read the query leave its question out; an answer always has it.
            int rcode = reply.get(start + 3) & RCODE;
            return rcode != 0 && rcode != NXDOMAIN;
        }
        int end = endOfQuestion(query);
        if (questions != 1 || reply.remaining() < end) {
            return false;
        }
        for (int i = HEADER; i < end; i++) {
            if (lower(query[i]) != lower(reply.get(start + i))) {
                return false;
            }
        }
        return true;
    }

    private static int endOfQuestion(byte[] query) {
        int at = HEADER;
        while (query[at] != 0) {
            at += 1 + query[at];
        }
        return at + 1 + 4;
    }

    /** Length octets are below 64 and type and class below 'A', or meet their equal anyway, so all of a question can be folded. */
    private static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
    }
}
