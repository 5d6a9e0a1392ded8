package dev.mxbot.lookup.dns;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads and sockets behind the {@link Dns}, made once and closed when the program ends. */
public final class Lookup implements AutoCloseable {
    private static final Duration TCP_LIMIT = Duration.ofSeconds(3);

    /** A part of the heap, so that a small one is not filled by answers. */
    private static final int CACHE_SHARE = 8;

    private final ExecutorService executor;
    private final ScheduledThreadPoolExecutor timer;
    private final UdpTransport udp;
    private final TcpTransport tcp;
    private final Resolvers resolvers;
    private final Traffic traffic = new Traffic();
    private final CachedDns dns;
    private final ChainOfTrust chain;

    private Lookup(
            LookupConfig config, Clock clock, RetryTimes resolverTimes, RetryTimes authorityTimes, Duration tcpLimit) {
        AtomicInteger number = new AtomicInteger();
        int threads = Runtime.getRuntime().availableProcessors();
        // After the end nobody waits for an answer any more, so what comes late is dropped without a word.
        RejectedExecutionHandler drop = new ThreadPoolExecutor.DiscardPolicy();
        executor = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> daemon(task, "mxbot-dns-" + number.incrementAndGet()),
                drop);
        timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "mxbot-dns-timer"), drop);
        // Nearly every timer is cancelled by the reply; it must not stay in the queue until its time.
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        RandomIds ids = new RandomIds();
        udp = new UdpTransport(executor, ids, UdpTransport.IDLE).start();
        tcp = new TcpTransport(executor, ids, timer, tcpLimit);
        Ticker ticker = Ticker.systemTicker();
        Wire wire = new Wire(
                udp,
                tcp,
                executor,
                timer,
                clock,
                ticker,
                new Places(executor),
                new ServerHealth(ticker),
                config.reach());
        resolvers =
                new Resolvers(config.resolvers().stream().map(Server::resolver).toList());
        chain = new ChainOfTrust(
                resolvers.servers().stream().map(config.reach()::reach).toList(), config.anchors());
        Dns network = new SparedAuthorities(
                traffic.counting(new ConversingDns(wire, resolvers, resolverTimes, authorityTimes)),
                clock,
                TimeMeter.SYSTEM_NANOTIME,
                timer,
                executor);
        dns = new CachedDns(
                config.allowPrivate() ? network : new PublicAuthorities(network, clock),
                clock,
                ticker,
                executor,
                Runtime.getRuntime().maxMemory() / CACHE_SHARE);
    }

    public static Lookup over(LookupConfig config, Clock clock) {
        return new Lookup(config, clock, RetryTimes.RESOLVERS, RetryTimes.AUTHORITIES, TCP_LIMIT);
    }

    /** As patient as given, for tests that wait for silence. */
    static Lookup over(LookupConfig config, Clock clock, RetryTimes times, Duration tcpLimit) {
        return new Lookup(config, clock, times, times, tcpLimit);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Takes answers from the cache while they are fresh. */
    public Dns dns() {
        return dns;
    }

    /** Asks anew each time. */
    public Dns fresh() {
        return dns.fresh();
    }

    /** Follows chains of trust itself, on demand. */
    public Validation validation() {
        return chain;
    }

    public Resolvers resolvers() {
        return resolvers;
    }

    /** What was asked over the network. */
    public Traffic traffic() {
        return traffic;
    }

    /** Queries that an earlier answer served. */
    public long cacheHits() {
        return dns.hits();
    }

    /** Hands out no answer any more that came before now. */
    public void forget() {
        dns.forget();
    }

    /** Datagrams that were no reply to any query under way: strays, late ones, forgeries. */
    public long ignoredDatagrams() {
        return udp.ignored();
    }

    /** What is under way is not answered any more. */
    @Override
    public void close() {
        chain.close();
        executor.shutdownNow();
        timer.shutdownNow();
        udp.close();
        tcp.close();
    }
}
