package dev.mxbot.testing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A name server on this machine, over real UDP and TCP, that answers from a zone file in a text block and misbehaves where told to.
 *
 * <p>{@code ScriptedDnsServer.serving("example.org. MX 10 mail.example.org.").on("example.org TXT", DnsFault.drop())}. A resolver as it
 * starts; {@link #authoritative} makes it a name server. Names below a published name exist, others are NXDOMAIN.
 */
public final class ScriptedDnsServer implements AutoCloseable {
    private static final int UDP_WITHOUT_EDNS = 512;
    private static final int LARGEST = 65_535;

    private final List<Record> records;
    private final Map<String, Deque<DnsFault>> faults = new ConcurrentHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final InetSocketAddress address;
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(ScriptedDnsServer::daemon);
    private volatile @Nullable DnsFault always;
    private volatile boolean authoritative;

    /**
     * One query as it arrived.
     *
     * @param query {@code example.org MX}
     * @param transport {@code udp} or {@code tcp}
     * @param payload what EDNS offers; 0 without EDNS
     */
    public record Asked(
            String query,
            String transport,
            boolean recursionDesired,
            boolean authenticatedDesired,
            boolean checkingDisabled,
            int payload,
            int clientPort) {}

    private ScriptedDnsServer(List<Record> records) throws IOException {
        this.records = records;
        DatagramSocket datagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        ServerSocket connections = new ServerSocket();
        for (int attempt = 0; !connections.isBound(); attempt++) {
            try {
                connections.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), datagrams.getLocalPort()));
            } catch (BindException e) {
                if (attempt == 20) {
                    throw e;
                }
                datagrams.close();
                datagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            }
        }
        udp = datagrams;
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), udp.getLocalPort());
        tcp = connections;
        udp.setReceiveBufferSize(1 << 20);
        daemon(this::serveUdp).start();
        daemon(this::serveTcp).start();
    }

    /** Starts at once. TTL 3600 where none is given. */
    public static ScriptedDnsServer serving(String zone) {
        try {
            return new ScriptedDnsServer(parse(zone));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Record> parse(String zone) throws IOException {
        List<Record> records = new ArrayList<>();
        Master master = new Master(new ByteArrayInputStream(zone.getBytes(StandardCharsets.UTF_8)), Name.root, 3600);
        for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
            records.add(record);
        }
        return records;
    }

    /** {@code "example.org MX"} is met with these, one a query; the last stays. */
    public ScriptedDnsServer on(String query, DnsFault... script) {
        faults.put(query, new ArrayDeque<>(Arrays.asList(script)));
        return this;
    }

    /** Every query without a script of its own is met with this. */
    public ScriptedDnsServer always(DnsFault fault) {
        always = fault;
        return this;
    }

    /** AA=1 in its answers, and RA=0. */
    public ScriptedDnsServer authoritative() {
        authoritative = true;
        return this;
    }

    /** Nothing listens at the TCP port any more. */
    public ScriptedDnsServer withoutTcp() {
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Also after {@link #close}, when nothing listens there any more. */
    public InetSocketAddress address() {
        return address;
    }

    /** What was asked, in order. */
    public List<Asked> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    /** How often {@code "example.org MX"} was asked, over UDP and TCP together. */
    public long asked(String query) {
        return asked().stream().filter(a -> a.query().equals(query)).count();
    }

    @Override
    public void close() {
        later.shutdownNow();
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-dns");
        thread.setDaemon(true);
        return thread;
    }

    private void serveUdp() {
        byte[] buffer = new byte[LARGEST];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
                handle(new UdpExchange(query, packet.getAddress(), packet.getPort()));
            } catch (SocketException e) {
                // Closed, or the client's port is.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                daemon(() -> serve(connection)).start();
            } catch (SocketException e) {
                // Closed.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            while (!connection.isClosed()) {
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                handle(new TcpExchange(new Message(query), connection));
            }
        } catch (EOFException | SocketException e) {
            // The client has hung up, or we have.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(OneExchange exchange) throws IOException {
        Message message = exchange.query();
        Record question = message.getQuestion();
        String query = text(question.getName()) + " " + Type.string(question.getType());
        OPTRecord opt = message.getOPT();
        synchronized (asked) {
            asked.add(new Asked(
                    query,
                    exchange.overTcp() ? "tcp" : "udp",
                    message.getHeader().getFlag(Flags.RD),
                    message.getHeader().getFlag(Flags.AD),
                    message.getHeader().getFlag(Flags.CD),
                    opt == null ? 0 : opt.getPayloadSize(),
                    exchange.clientPort()));
        }
        fault(query).reply(exchange);
    }

    private DnsFault fault(String query) {
        Deque<DnsFault> script = faults.get(query);
        if (script != null) {
            synchronized (script) {
                return script.size() > 1 ? script.removeFirst() : script.getFirst();
            }
        }
        return Optional.ofNullable(always).orElseGet(DnsFault::none);
    }

    private static String text(Name name) {
        return name.equals(Name.root) ? "." : name.toString(true);
    }

    private Message answerTo(Message query) {
        Record question = query.getQuestion();
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        reply.getHeader().setFlag(authoritative ? Flags.AA : Flags.RA);
        reply.addRecord(question, Section.QUESTION);
        Name name = question.getName();
        Set<Name> seen = new HashSet<>();
        boolean found = false;
        while (seen.add(name)) {
            List<Record> own = find(name, question.getType());
            own.forEach(record -> reply.addRecord(record, Section.ANSWER));
            found = !own.isEmpty();
            List<Record> alias = find(name, Type.CNAME);
            if (found || alias.isEmpty()) {
                break;
            }
            reply.addRecord(alias.get(0), Section.ANSWER);
            name = ((CNAMERecord) alias.get(0)).getTarget();
        }
        if (!found) {
            deny(reply, name);
        }
        if (query.getOPT() != null) {
            reply.addRecord(new OPTRecord(1232, 0, 0, 0), Section.ADDITIONAL);
        }
        return reply;
    }

    private void deny(Message reply, Name name) {
        if (records.stream().noneMatch(record -> record.getName().subdomain(name))) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        records.stream()
                .filter(record -> record instanceof SOARecord && name.subdomain(record.getName()))
                .findFirst()
                .ifPresent(soa -> reply.addRecord(soa, Section.AUTHORITY));
    }

    private List<Record> find(Name name, int type) {
        return records.stream()
                .filter(record -> record.getType() == type && record.getName().equals(name))
                .toList();
    }

    private abstract class OneExchange implements DnsFault.Exchange {
        private final Message query;

        OneExchange(Message query) {
            this.query = query;
        }

        @Override
        public Message query() {
            return query;
        }

        @Override
        public Message answer() {
            return answerTo(query);
        }

        @Override
        public void later(Duration delay, DnsFault then) {
            later.schedule(
                    () -> {
                        try {
                            then.reply(this);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    delay.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private final class UdpExchange extends OneExchange {
        private final InetAddress client;
        private final int port;

        UdpExchange(Message query, InetAddress client, int port) {
            super(query);
            this.client = client;
            this.port = port;
        }

        @Override
        public boolean overTcp() {
            return false;
        }

        @Override
        public void send(Message reply) throws IOException {
            OPTRecord opt = query().getOPT();
            send(reply.toWire(opt == null ? UDP_WITHOUT_EDNS : Math.max(UDP_WITHOUT_EDNS, opt.getPayloadSize())));
        }

        @Override
        public void send(byte[] octets) throws IOException {
            udp.send(new DatagramPacket(octets, octets.length, client, port));
        }

        @Override
        public void hangUp() {}

        @Override
        public InetAddress clientAddress() {
            return client;
        }

        @Override
        public int clientPort() {
            return port;
        }
    }

    private final class TcpExchange extends OneExchange {
        private final Socket connection;

        TcpExchange(Message query, Socket connection) {
            super(query);
            this.connection = connection;
        }

        @Override
        public boolean overTcp() {
            return true;
        }

        @Override
        public void send(Message reply) throws IOException {
            send(reply.toWire(LARGEST));
        }

        @Override
        public void send(byte[] octets) throws IOException {
            DataOutputStream out = new DataOutputStream(connection.getOutputStream());
            byte[] framed = new byte[octets.length + 2];
            framed[0] = (byte) (octets.length >> 8);
            framed[1] = (byte) octets.length;
            System.arraycopy(octets, 0, framed, 2, octets.length);
            out.write(framed);
            out.flush();
        }

        @Override
        public void hangUp() throws IOException {
            connection.close();
        }

        @Override
        public InetAddress clientAddress() {
            return connection.getInetAddress();
        }

        @Override
        public int clientPort() {
            return connection.getPort();
        }
    }
}
