package dev.mxbot.lookup.dns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;

/**
 * A reply's octets as dnsjava's message. dnsjava refuses a whole message for one record it cannot read; here such a record stays, as
 * opaque data (RFC 3597), and the rest stays readable.
 */
final class ReplyParser {
    /** More than this many and the sender cannot be taken seriously. */
    private static final int MAX_UNREADABLE = 4;

    /** Types for private use (RFC 6895 section 3.1), which dnsjava reads as opaque. */
    private static final int OPAQUE = 65_280;

    private static final int COUNTS = 4;
    private static final int QUESTION_TAIL = 4;
    private static final int RECORD_HEAD = 10;
    private static final int LENGTH_IN_HEAD = 8;

    /** A message, and the true types of the records in it that could not be read. */
    record Parsed(Message message, List<Integer> unreadable) {
        int type(Record record) {
            int i = record.getType() - OPAQUE;
            return i >= 0 && i < unreadable.size() ? unreadable.get(i) : record.getType();
        }
    }

    private ReplyParser() {}

    /**
     * @throws IOException if the message cannot be read even so
     */
    static Parsed parse(byte[] reply) throws IOException {
        try {
            return new Parsed(message(reply), List.of());
        } catch (IOException e) {
            return tolerant(reply);
        }
    }

    private static Parsed tolerant(byte[] reply) throws IOException {
        List<Integer> types = offsetsOfTypes(reply);
        List<Integer> unreadable = new ArrayList<>();
        byte[] repaired = reply.clone();
        while (true) {
            int bad = firstUnreadable(repaired, types);
            if (bad == types.size()) {
                return new Parsed(message(repaired), unreadable);
            }
            if (unreadable.size() == MAX_UNREADABLE) {
                throw new IOException("more than " + MAX_UNREADABLE + " records of it cannot be read");
            }
            int at = types.get(bad);
            setType(repaired, at, OPAQUE + unreadable.size());
            unreadable.add((reply[at] & 0xff) << 8 | (reply[at + 1] & 0xff));
        }
    }

    /** By halving: the first so many records are read as they are, those after them as opaque. */
    private static int firstUnreadable(byte[] message, List<Integer> types) throws IOException {
        int readable = 0;
        int end = types.size() + 1;
        if (!isReadable(message, types, 0)) {
            throw new IOException("a malformed message");
        }
        while (end - readable > 1) {
            int middle = (readable + end) >>> 1;
            if (isReadable(message, types, middle)) {
                readable = middle;
            } else {
                end = middle;
            }
        }
        return readable;
    }

    private static boolean isReadable(byte[] message, List<Integer> types, int asTheyAre) {
        byte[] masked = message.clone();
        for (int at : types.subList(asTheyAre, types.size())) {
            setType(masked, at, OPAQUE);
        }
        try {
            message(masked);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Message message(byte[] octets) throws IOException {
        try {
            return new Message(octets);
        } catch (RuntimeException e) {
            throw new IOException("a malformed message", e);
        }
    }

    private static List<Integer> offsetsOfTypes(byte[] message) throws IOException {
        try {
            int at = WireQuery.HEADER;
            for (int i = 0; i < u16(message, COUNTS); i++) {
                at = endOfName(message, at) + QUESTION_TAIL;
            }
            int records = u16(message, COUNTS + 2) + u16(message, COUNTS + 4) + u16(message, COUNTS + 6);
            List<Integer> types = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                at = endOfName(message, at);
                types.add(at);
                at += RECORD_HEAD + u16(message, at + LENGTH_IN_HEAD);
            }
            return types;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IOException("a message that ends too early", e);
        }
    }

    private static int endOfName(byte[] message, int start) {
        int at = start;
        while (message[at] != 0) {
            if ((message[at] & 0xc0) != 0) {
                return at + 2;
            }
            at += 1 + message[at];
        }
        return at + 1;
    }

    private static int u16(byte[] message, int at) {
        return (message[at] & 0xff) << 8 | (message[at + 1] & 0xff);
    }

    private static void setType(byte[] message, int at, int type) {
        message[at] = (byte) (type >> 8);
        message[at + 1] = (byte) type;
    }
}
