package dev.mxbot.lookup.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * UDP with a few connected sockets a server, shared by its queries and told apart by random ids; one thread listens to all of them.
 *
 * <p>A connected socket takes datagrams from its server alone. One that fits no query under way is counted and forgotten: who forges
 * replies must neither be believed nor be able to break a query. A socket that gets many of them is given up for one on another port.
 */
final class UdpTransport implements Transport, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(UdpTransport.class);

    private static final int SOCKETS_PER_SERVER = 4;
    private static final int RECEIVE_BUFFER = 1 << 20;
    private static final int LARGEST_DATAGRAM = 65_535;
    /** Ids stay easy to draw while three quarters of them are free. */
    private static final int QUERIES_PER_SOCKET = 1 << 14;

    private static final int STRAYS_PER_SOCKET = 64;
    /** How long a socket without queries under way is kept. */
    static final Duration IDLE = Duration.ofSeconds(5);

    private final Executor executor;
    private final IntSupplier ids;
    private final long idleNanos;
    private final Selector selector;
    private final Map<InetSocketAddress, Socket[]> servers = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final LongAdder ignored = new LongAdder();

    /**
     * @param executor runs the listeners; may drop them once all is shut down
     * @param ids random numbers of 16 bits
     * @param idle how long a socket without queries under way is kept
     */
    UdpTransport(Executor executor, IntSupplier ids, Duration idle) {
        this.idleNanos = idle.toNanos();
        this.executor = executor;
        this.ids = ids;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts to listen, on a thread of its own. */
    UdpTransport start() {
        Thread thread = new Thread(this::listen, "mxbot-dns-udp");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    @Override
    public Exchange send(InetSocketAddress server, byte[] query, Listener listener) {
        Flight flight = new Flight(query.clone(), listener);
        try {
            // A socket can be retired between being chosen and being used.
            for (int i = 0; i < 3; i++) {
                if (socket(server).launch(flight)) {
                    return flight;
                }
            }
            flight.fail(new IOException("no socket is free"));
        } catch (IOException | RuntimeException e) {
            flight.fail(e instanceof IOException io ? io : new IOException(e));
        }
        return flight;
    }

    /** Datagrams that fitted no query under way. */
    long ignored() {
        return ignored.sum();
    }

    int openSockets() {
        return open.size();
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            log.warn("closing the DNS sockets failed", e);
        }
        open.forEach(socket -> socket.close(new IOException("shut down")));
    }

    private Socket socket(InetSocketAddress server) throws IOException {
        Socket[] sockets = servers.computeIfAbsent(server, s -> new Socket[SOCKETS_PER_SERVER]);
        int slot = ThreadLocalRandom.current().nextInt(SOCKETS_PER_SERVER);
        synchronized (sockets) {
            Socket socket = sockets[slot];
            if (socket == null || socket.retired()) {
                socket = new Socket(server);
                sockets[slot] = socket;
            }
            return socket;
        }
    }

    private void listen() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
        long sweepMillis = TimeUnit.NANOSECONDS.toMillis(idleNanos / 5);
        long nextSweep = System.nanoTime();
        while (selector.isOpen()) {
            try {
                selector.select(key -> ((Socket) key.attachment()).receive(buffer), sweepMillis);
                long now = System.nanoTime();
                if (now - nextSweep >= 0) {
                    sweep(now);
                    nextSweep = now + TimeUnit.MILLISECONDS.toNanos(sweepMillis);
                }
            } catch (ClosedSelectorException e) {
                return;
            } catch (IOException | RuntimeException e) {
                log.error("listening for DNS replies failed, and goes on", e);
            }
        }
    }

    private void sweep(long now) {
        open.forEach(socket -> socket.closeIfIdle(now));
        servers.forEach((server, sockets) -> {
            synchronized (sockets) {
                for (Socket socket : sockets) {
                    if (socket != null && !socket.retired()) {
                        return;
                    }
                }
            }
            servers.remove(server, sockets);
        });
    }

    private void tell(Runnable news) {
        executor.execute(news);
    }

    /** One query on its way. */
    private final class Flight implements Exchange {
        private final byte[] query;
        private final Listener listener;
        private volatile @Nullable Socket socket;
        private int id;

        Flight(byte[] query, Listener listener) {
            this.query = query;
            this.listener = listener;
        }

        @Override
        public void cancel() {
            Socket from = socket;
            if (from != null) {
                from.forget(this);
            }
        }

        void land(byte[] reply) {
            tell(() -> listener.replied(reply));
        }

        void fail(IOException why) {
            tell(() -> listener.failed(why));
        }
    }

    /** One connected socket and the queries under way on it. */
    private final class Socket {
        private final DatagramChannel channel;
        private final Map<Integer, Flight> flights = new HashMap<>();
        private int strays;
        private boolean retired;
        private long lastUse = System.nanoTime();

        Socket(InetSocketAddress server) throws IOException {
            channel = DatagramChannel.open(
                    server.getAddress() instanceof Inet6Address
                            ? StandardProtocolFamily.INET6
                            : StandardProtocolFamily.INET);
            try {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
                // The kernel draws the port at random (RFC 6056).
                channel.connect(server);
                open.add(this);
                channel.register(selector, SelectionKey.OP_READ, this);
                selector.wakeup();
            } catch (IOException | RuntimeException e) {
                open.remove(this);
                channel.close();
                throw e;
            }
        }

        synchronized boolean retired() {
            return retired;
        }

        boolean launch(Flight flight) {
            synchronized (this) {
                if (retired || flights.size() >= QUERIES_PER_SOCKET) {
                    return false;
                }
                int id = ids.getAsInt();
                while (flights.containsKey(id)) {
                    id = ids.getAsInt();
                }
                flights.put(id, flight);
                flight.id = id;
                flight.socket = this;
                WireQuery.setId(flight.query, id);
                lastUse = System.nanoTime();
            }
            try {
                // With the kernel's buffer full nothing is written: a lost datagram like any other, sent again by the
                // retry.
                channel.write(ByteBuffer.wrap(flight.query));
            } catch (IOException e) {
                lose(e);
            }
            return true;
        }

        synchronized void forget(Flight flight) {
            flights.remove(flight.id, flight);
        }

        void receive(ByteBuffer buffer) {
            try {
                while (true) {
                    buffer.clear();
                    if (channel.read(buffer) <= 0) {
                        return;
                    }
                    buffer.flip();
                    deliver(buffer);
                }
            } catch (IOException e) {
                lose(e);
            }
        }

        private void deliver(ByteBuffer datagram) {
            Flight flight;
            synchronized (this) {
                flight = datagram.remaining() < WireQuery.HEADER ? null : flights.get(WireQuery.id(datagram));
                if (flight == null || !WireQuery.isAnsweredBy(flight.query, datagram)) {
                    ignored.increment();
                    retired |= ++strays > STRAYS_PER_SOCKET;
                    return;
                }
                flights.remove(flight.id);
            }
            byte[] reply = new byte[datagram.remaining()];
            datagram.get(reply);
            flight.land(reply);
        }

        /** Nothing listens at the port, or the socket broke: in either case for all queries under way on it. */
        private void lose(IOException why) {
            if (why instanceof PortUnreachableException) {
                drop(why);
            } else {
                close(why);
            }
        }

        private void drop(IOException why) {
            List<Flight> lost;
            synchronized (this) {
                lost = new ArrayList<>(flights.values());
                flights.clear();
            }
            lost.forEach(flight -> flight.fail(why));
        }

        synchronized void closeIfIdle(long now) {
            if (flights.isEmpty() && (retired || now - lastUse > idleNanos)) {
                close(new IOException("idle"));
            }
        }

        void close(IOException why) {
            synchronized (this) {
                retired = true;
            }
            open.remove(this);
            try {
                channel.close();
            } catch (IOException e) {
                log.debug("closing a DNS socket failed", e);
            }
            drop(why);
        }
    }
}
