package dev.mxbot.lookup.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TCP with a fresh connection for each query and a limit to its time. A kept connection would save a round trip now and then, and break
 * whenever the server closes it first.
 */
final class TcpTransport implements Transport, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TcpTransport.class);

    private final Executor executor;
    private final IntSupplier ids;
    private final ScheduledExecutorService timer;
    private final Duration limit;
    private @Nullable AsynchronousChannelGroup group;
    private boolean closed;

    /**
     * @param executor runs the listeners; may drop them once all is shut down
     * @param limit from the start of the connection to the last octet of the reply
     */
    TcpTransport(Executor executor, IntSupplier ids, ScheduledExecutorService timer, Duration limit) {
        this.executor = executor;
        this.ids = ids;
        this.timer = timer;
        this.limit = limit;
    }

    @Override
    public Exchange send(InetSocketAddress server, byte[] query, Listener listener) {
        byte[] own = query.clone();
        WireQuery.setId(own, ids.getAsInt());
        Connection connection = new Connection(own, listener);
        connection.open(server);
        return connection;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (group != null) {
            try {
                group.shutdownNow();
            } catch (IOException e) {
                log.warn("closing the DNS connections failed", e);
            }
        }
    }

    /** Most runs never need TCP, so its thread starts with the first connection. */
    private synchronized AsynchronousChannelGroup group() throws IOException {
        if (closed) {
            throw new IOException("shut down");
        }
        if (group == null) {
            group = AsynchronousChannelGroup.withFixedThreadPool(1, task -> {
                Thread thread = new Thread(task, "mxbot-dns-tcp");
                thread.setDaemon(true);
                return thread;
            });
        }
        return group;
    }

    /** A connection with one query and one reply, each after its length in two octets (RFC 1035 section 4.2.2). */
    private final class Connection implements Exchange {
        private final byte[] query;
        private final Listener listener;
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile @Nullable AsynchronousSocketChannel channel;
        private volatile @Nullable ScheduledFuture<?> deadline;

        Connection(byte[] query, Listener listener) {
            this.query = query;
            this.listener = listener;
        }

        void open(InetSocketAddress server) {
            try {
                AsynchronousSocketChannel opened = AsynchronousSocketChannel.open(group());
                channel = opened;
                deadline = timer.schedule(
                        () -> fail(new SocketTimeoutException("no reply within " + limit.toMillis() + " ms")),
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
                opened.connect(server, null, new Step<@Nullable Void>() {
                    @Override
                    void done(@Nullable Void connected) {
                        ByteBuffer framed = ByteBuffer.allocate(2 + query.length);
                        framed.putShort((short) query.length).put(query).flip();
                        write(opened, framed);
                    }
                });
            } catch (IOException | RuntimeException e) {
                fail(e);
            }
        }

        private void write(AsynchronousSocketChannel to, ByteBuffer framed) {
            to.write(framed, null, new Step<Integer>() {
                @Override
                void done(Integer written) {
                    if (framed.hasRemaining()) {
                        write(to, framed);
                    } else {
                        read(to, ByteBuffer.allocate(2), true);
                    }
                }
            });
        }

        private void read(AsynchronousSocketChannel from, ByteBuffer into, boolean length) {
            from.read(into, null, new Step<Integer>() {
                @Override
                void done(Integer read) {
                    if (read < 0) {
                        fail(new IOException("the connection was closed before the reply was whole"));
                    } else if (into.hasRemaining()) {
                        read(from, into, length);
                    } else if (length) {
                        read(from, ByteBuffer.allocate(into.getShort(0) & 0xffff), false);
                    } else {
                        finish(into.flip());
                    }
                }
            });
        }

        private void finish(ByteBuffer reply) {
            if (!WireQuery.isAnsweredBy(query, reply)) {
                fail(new IOException("the reply belongs to another query"));
            } else if (end()) {
                byte[] octets = new byte[reply.remaining()];
                reply.get(octets);
                tell(() -> listener.replied(octets));
            }
        }

        private void fail(Throwable why) {
            if (end()) {
                tell(() -> listener.failed(why instanceof IOException io ? io : new IOException(why)));
            }
        }

        @Override
        public void cancel() {
            end();
        }

        private boolean end() {
            if (!over.compareAndSet(false, true)) {
                return false;
            }
            ScheduledFuture<?> timeout = deadline;
            if (timeout != null) {
                timeout.cancel(false);
            }
            AsynchronousSocketChannel opened = channel;
            if (opened != null) {
                try {
                    opened.close();
                } catch (IOException e) {
                    log.debug("closing a DNS connection failed", e);
                }
            }
            return true;
        }

        private void tell(Runnable news) {
            executor.execute(news);
        }

        /** What follows when an operation of the channel succeeded; any failure ends the exchange. */
        private abstract class Step<T extends @Nullable Object> implements CompletionHandler<T, @Nullable Void> {
            abstract void done(T result);

            @Override
            public void completed(T result, @Nullable Void nothing) {
                try {
                    done(result);
                } catch (RuntimeException e) {
                    fail(e);
                }
            }

            @Override
            public void failed(Throwable why, @Nullable Void nothing) {
                fail(why);
            }
        }
    }
}
