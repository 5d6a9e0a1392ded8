package dev.mxbot.lookup.dns;

import dev.mxbot.testing.VirtualTime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Keeps what is sent, for the test to reply to when it likes. */
final class FakeTransport implements Transport {
    private final VirtualTime time;
    final List<Sent> sent = new ArrayList<>();

    FakeTransport(VirtualTime time) {
        this.time = time;
    }

    @Override
    public Exchange send(InetSocketAddress server, byte[] query, Listener listener) {
        Sent message = new Sent(server, query, listener, time.elapsed());
        sent.add(message);
        return message;
    }

    Sent last() {
        return sent.get(sent.size() - 1);
    }

    /** When each was sent, in milliseconds. */
    List<Long> times() {
        return sent.stream().map(s -> s.at.toMillis()).toList();
    }

    List<String> hosts() {
        return sent.stream().map(s -> s.server.getHostString()).toList();
    }

    static final class Sent implements Exchange {
        final InetSocketAddress server;
        final Message query;
        final Listener listener;
        final Duration at;
        boolean cancelled;

        Sent(InetSocketAddress server, byte[] query, Listener listener, Duration at) {
            this.server = server;
            try {
                this.query = new Message(query);
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
            this.listener = listener;
            this.at = at;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        int payload() {
            OPTRecord opt = query.getOPT();
            return opt == null ? 0 : opt.getPayloadSize();
        }

        void answer(Record... records) {
            reply(Rcode.NOERROR, 0, records);
        }

        void fail(int rcode) {
            reply(rcode, 0);
        }

        void truncate() {
            reply(Rcode.NOERROR, Flags.TC);
        }

        void reply(int rcode, int flag, Record... records) {
            Message reply = new Message(0);
            reply.getHeader().setFlag(Flags.QR);
            reply.getHeader().setFlag(Flags.RA);
            if (flag != 0) {
                reply.getHeader().setFlag(flag);
            }
            reply.getHeader().setRcode(rcode);
            reply.addRecord(query.getQuestion(), Section.QUESTION);
            for (Record record : records) {
                reply.addRecord(record, Section.ANSWER);
            }
            listener.replied(reply.toWire());
        }

        void reply(Message reply) {
            listener.replied(reply.toWire());
        }

        void unreachable() {
            listener.failed(new java.net.PortUnreachableException());
        }
    }
}
