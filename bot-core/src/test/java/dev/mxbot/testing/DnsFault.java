package dev.mxbot.testing;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What a {@link ScriptedDnsServer} does with one query in place of answering it. */
@FunctionalInterface
public interface DnsFault {
    void reply(Exchange exchange) throws IOException;

    /** One query at the server, and the ways to reply to it. */
    interface Exchange {
        Message query();

        /** The answer out of the zone; each call makes a new one. */
        Message answer();

        boolean overTcp();

        /** Cut to what the query takes, over UDP. */
        void send(Message reply) throws IOException;

        void send(byte[] octets) throws IOException;

        /** Ends a TCP connection; nothing over UDP. */
        void hangUp() throws IOException;

        void later(Duration delay, DnsFault then);

        /** Where the query came from, over UDP. */
        InetAddress clientAddress();

        int clientPort();
    }

    default DnsFault then(DnsFault next) {
        return exchange -> {
            reply(exchange);
            next.reply(exchange);
        };
    }

    /** None: the answer out of the zone. */
    static DnsFault none() {
        return exchange -> exchange.send(exchange.answer());
    }

    static DnsFault drop() {
        return exchange -> {};
    }

    static DnsFault servfail() {
        return rcode(Rcode.SERVFAIL);
    }

    static DnsFault refused() {
        return rcode(Rcode.REFUSED);
    }

    static DnsFault rcode(int rcode) {
        return exchange -> exchange.send(failure(exchange, rcode));
    }

    /** The rcode with an extended error (RFC 8914). */
    static DnsFault extendedError(int rcode, int code, String text) {
        return exchange -> {
            Message reply = failure(exchange, rcode);
            reply.removeAllRecords(Section.ADDITIONAL);
            reply.addRecord(new OPTRecord(1232, 0, 0, 0, new ExtendedErrorCodeOption(code, text)), Section.ADDITIONAL);
            exchange.send(reply);
        };
    }

    /** FORMERR, NOTIMP or the like to a query with EDNS, the answer to one without. */
    static DnsFault rejectingEdns(int rcode) {
        return exchange -> {
            if (exchange.query().getOPT() == null) {
                exchange.send(exchange.answer());
            } else {
                Message reply = failure(exchange, rcode);
                reply.removeAllRecords(Section.ADDITIONAL);
                exchange.send(reply);
            }
        };
    }

    /** A firewall that lets no EDNS pass. */
    static DnsFault droppingEdns() {
        return exchange -> {
            if (exchange.query().getOPT() == null) {
                exchange.send(exchange.answer());
            }
        };
    }

    /** A path that loses what is larger. */
    static DnsFault droppingAbove(int octets) {
        return exchange -> {
            OPTRecord opt = exchange.query().getOPT();
            int limit = opt == null ? 512 : opt.getPayloadSize();
            if (exchange.overTcp() || Math.min(limit, exchange.answer().toWire().length) <= octets) {
                exchange.send(exchange.answer());
            }
        };
    }

    /** TC=1 over UDP, the answer over TCP. */
    static DnsFault truncated() {
        return truncatedThenTcp(none());
    }

    /** TC=1 over UDP, and something else over TCP. */
    static DnsFault truncatedThenTcp(DnsFault tcp) {
        return exchange -> {
            if (exchange.overTcp()) {
                tcp.reply(exchange);
            } else {
                Message reply = failure(exchange, Rcode.NOERROR);
                reply.getHeader().setFlag(Flags.TC);
                exchange.send(reply);
            }
        };
    }

    static DnsFault hangUp() {
        return Exchange::hangUp;
    }

    static DnsFault delayed(Duration delay) {
        return exchange -> exchange.later(delay, none());
    }

    /** The answer under another id. */
    static DnsFault wrongId() {
        return exchange -> {
            Message reply = exchange.answer();
            reply.getHeader().setID(reply.getHeader().getID() ^ 0x5a5a);
            exchange.send(reply);
        };
    }

    /** The answer to a question that was not asked. */
    static DnsFault wrongQuestion() {
        return exchange -> {
            Message reply = exchange.answer();
            Record question = reply.getQuestion();
            reply.removeAllRecords(Section.QUESTION);
            reply.addRecord(
                    Record.newRecord(Name.fromConstantString("forged.example."), question.getType(), DClass.IN),
                    Section.QUESTION);
            exchange.send(reply);
        };
    }

    /** A reply from another port of the same host. */
    static DnsFault fromElsewhere() {
        return exchange -> {
            byte[] forged = failure(exchange, Rcode.NXDOMAIN).toWire();
            try (DatagramSocket other = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                other.send(new DatagramPacket(forged, forged.length, exchange.clientAddress(), exchange.clientPort()));
            }
        };
    }

    /** Octets that are no message at all. */
    static DnsFault garbage() {
        return exchange -> exchange.send("this is no DNS message, and longer than a header"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** The right id and question, and then a record that ends in the middle. */
    static DnsFault malformed() {
        return exchange -> {
            byte[] whole = exchange.answer().toWire();
            byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 14);
            exchange.send(cut);
        };
    }

    /** A lame server: no answer, no authority. */
    static DnsFault lame() {
        return exchange -> {
            Message reply = failure(exchange, Rcode.NOERROR);
            exchange.send(reply);
        };
    }

    /** A lame server that points at the root. */
    static DnsFault upwardReferral() {
        return exchange -> {
            Message reply = failure(exchange, Rcode.NOERROR);
            reply.addRecord(
                    new NSRecord(Name.root, DClass.IN, 518_400, Name.fromConstantString("a.root-servers.net.")),
                    Section.AUTHORITY);
            exchange.send(reply);
        };
    }

    /** A reply with this rcode and nothing in it but the question, and EDNS if the query has it. */
    static Message failure(Exchange exchange, int rcode) {
        Message query = exchange.query();
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        reply.getHeader().setRcode(rcode & 0xf);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        if (query.getOPT() != null) {
            reply.addRecord(new OPTRecord(1232, rcode >> 4, 0, 0), Section.ADDITIONAL);
        }
        return reply;
    }
}
