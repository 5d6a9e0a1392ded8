package dev.mxbot.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail host on a port of this machine that says what a test wants it to say, and remembers what it was told. */
public final class ScriptedSmtpServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Talk talk;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "scripted-smtp");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    private ScriptedSmtpServer(Talk talk) throws IOException {
        this.talk = talk;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** What happens on one connection; when it returns, the connection is closed. */
    public interface Talk {
        void with(Peer peer) throws IOException;
    }

    public static ScriptedSmtpServer start(Talk talk) {
        try {
            ScriptedSmtpServer server = new ScriptedSmtpServer(talk);
            server.threads.execute(server::listen);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    public int connections() {
        return connections.get();
    }

    /** The highest number of connections that were open at a time. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** Every line that was received, in and out of TLS, on whatever connection. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                connections.incrementAndGet();
                mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            talk.with(new Peer(socket));
        } catch (IOException e) {
            // The other side went away, as it may.
        } finally {
            atOnce.decrementAndGet();
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        end.countDown();
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    /** The other side of one connection. */
    public final class Peer {
        private final Socket socket;
        private InputStream in;
        private OutputStream out;

        private Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        /** Lines, each ended as SMTP demands, in one piece. */
        public void say(String... lines) throws IOException {
            sendRaw((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        public void sendRaw(byte[] octets) throws IOException {
            out.write(octets);
            out.flush();
        }

        /** The next line; empty if the other side hung up. */
        public Optional<String> hear() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    return Optional.empty();
                }
                line.write(octet);
            }
            String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
            heard.add(text);
            return Optional.of(text);
        }

        /** Octets as they come, at least one. */
        public byte[] hearRaw() throws IOException {
            byte[] octets = new byte[16_384];
            int count = in.read(octets);
            return Arrays.copyOf(octets, Math.max(0, count));
        }

        public void startTls(SSLContext context) throws IOException {
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
            tls.setUseClientMode(false);
            tls.startHandshake();
            in = tls.getInputStream();
            out = tls.getOutputStream();
        }

        /** The connection is reset in place of closed. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Says nothing more until the test ends. */
        public void hang() {
            pause(TimeUnit.MINUTES.toMillis(1));
        }

        /** Says nothing for a while, or until the test ends. */
        public void pause(long millis) {
            try {
                if (end.await(millis, TimeUnit.MILLISECONDS)) {
                    socket.close();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A mail host as it should be, but for what a test changes; each change gives another host. */
    public static final class Host implements Talk {
        private final Map<String, String> replies;
        private final Optional<SSLContext> tls;

        private Host(Map<String, String> replies, Optional<SSLContext> tls) {
            this.replies = replies;
            this.tls = tls;
        }

        /** Without TLS. */
        public static Host named(String name) {
            return new Host(
                    Map.of(
                            "", "220 " + name + " ESMTP",
                            "EHLO", "250-" + name + "\r\n250-SIZE 10240000\r\n250 8BITMIME",
                            "MAIL", "250 2.1.0 Ok",
                            "RCPT", "250 2.1.5 Ok",
                            "RSET", "250 2.0.0 Ok",
                            "QUIT", "221 2.0.0 Bye"),
                    Optional.empty());
        }

        /** Offers TLS. */
        public Host securedBy(SSLContext context) {
            return new Host(replies, Optional.of(context))
                    .replying("EHLO", reply("EHLO").replace("250-SIZE", "250-STARTTLS\r\n250-SIZE"))
                    .replying("STARTTLS", "220 2.0.0 Ready to start TLS");
        }

        /**
         * Another reply.
         *
         * @param verb {@code RCPT}; empty for the banner
         */
        public Host replying(String verb, String reply) {
            Map<String, String> others = new TreeMap<>(replies);
            others.put(verb, reply);
            return new Host(others, tls);
        }

        private String reply(String verb) {
            return replies.getOrDefault(verb, "502 5.5.2 Command not recognized");
        }

        @Override
        public void with(Peer peer) throws IOException {
            peer.say(reply(""));
            for (Optional<String> line = peer.hear(); line.isPresent(); line = peer.hear()) {
                String verb = line.get().split(" ", 2)[0].toUpperCase(Locale.ROOT);
                String reply = reply(verb);
                peer.say(reply);
                if (verb.equals("QUIT") || reply.startsWith("421")) {
                    return;
                } else if (verb.equals("STARTTLS") && reply.startsWith("220")) {
                    peer.startTls(tls.orElseThrow());
                }
            }
        }
    }
}
