package dev.mxbot.deploy.demo;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/** Listens on a free UDP and TCP port of the loopback interface and hands each query on. */
final class LoopbackServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LoopbackServer.class);

    private static final int MAX_MESSAGE = 65535;

    /** What a client without EDNS takes over UDP (RFC 1035 section 4.2.1). */
    private static final int PLAIN_UDP = 512;

    private static final int EDNS_UDP = 1232;
    private static final int PORT_ATTEMPTS = 20;

    private final Answering answering;
    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final Executor threads;

    private LoopbackServer(Answering answering, ServerSocket tcp, DatagramSocket udp, Executor threads) {
        this.answering = answering;
        this.tcp = tcp;
        this.udp = udp;
        this.threads = threads;
    }

    /** Each listening socket and each TCP connection takes one of the threads for its life. */
    static LoopbackServer start(Answering answering, Executor threads) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        for (int attempt = 1; ; attempt++) {
            ServerSocket tcp = new ServerSocket(0, 50, loopback);
            try {
                DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), loopback);
                LoopbackServer server = new LoopbackServer(answering, tcp, udp, threads);
                threads.execute(server::receive);
                threads.execute(server::accept);
                return server;
            } catch (IOException e) {
                // The port is free for TCP and taken for UDP: try another.
                tcp.close();
                if (attempt == PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), udp.getLocalPort());
    }

    private void receive() {
        byte[] buffer = new byte[MAX_MESSAGE];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] wire = java.util.Arrays.copyOf(packet.getData(), packet.getLength());
                Message query = new Message(wire);
                Optional<Message> reply = answering.answer(query);
                if (reply.isPresent()) {
                    byte[] out = reply.get().toWire(udpSize(query));
                    udp.send(new DatagramPacket(out, out.length, packet.getSocketAddress()));
                }
            } catch (IOException | RuntimeException e) {
                noteUnlessClosed(e);
            }
        }
    }

    private static int udpSize(Message query) {
        OPTRecord edns = query.getOPT();
        return edns == null ? PLAIN_UDP : Math.max(PLAIN_UDP, Math.min(EDNS_UDP, edns.getPayloadSize()));
    }

    private void accept() {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                threads.execute(() -> converse(connection));
            } catch (IOException | RuntimeException e) {
                noteUnlessClosed(e);
            }
        }
    }

    /** Messages with their length in front (RFC 1035 section 4.2.2), until the client hangs up. */
    private void converse(Socket connection) {
        try (connection;
                DataInputStream in = new DataInputStream(connection.getInputStream());
                DataOutputStream out = new DataOutputStream(connection.getOutputStream())) {
            while (!tcp.isClosed()) {
                byte[] wire = new byte[in.readUnsignedShort()];
                in.readFully(wire);
                Optional<Message> reply = answering.answer(new Message(wire));
                if (reply.isPresent()) {
                    byte[] said = reply.get().toWire(MAX_MESSAGE);
                    out.writeShort(said.length);
                    out.write(said);
                    out.flush();
                }
            }
        } catch (java.io.EOFException e) {
            log.trace("a client hung up", e);
        } catch (IOException | RuntimeException e) {
            noteUnlessClosed(e);
        }
    }

    private void noteUnlessClosed(Exception e) {
        if (!udp.isClosed()) {
            log.debug("the demo's DNS could not answer", e);
        }
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            log.debug("a listening socket did not close", e);
        }
    }
}
