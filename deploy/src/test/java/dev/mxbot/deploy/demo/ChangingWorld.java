package dev.mxbot.deploy.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** A resolver on this machine whose zones change while it runs. Its name servers are named, and reachable by nobody. */
public final class ChangingWorld implements AutoCloseable {
    private static final String HEAD = """
            @ 1 SOA ns1.%1$s. hostmaster.%1$s. 1 7200 3600 1209600 1
            @ 1 NS ns1.%1$s.
            ns1.%1$s. 1 A 127.0.0.1
            """;

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "changing-dns");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Name, List<NameServer>> delegations = new HashMap<>();
    private final LoopbackServer server;
    private volatile Answering answering = query -> java.util.Optional.empty();

    private ChangingWorld() throws IOException {
        server = LoopbackServer.start(query -> answering.answer(query), threads);
    }

    /** With the names in it that mxbot asks about to know whether it sees the DNS. */
    public static ChangingWorld start() throws IOException {
        ChangingWorld world = new ChangingWorld();
        world.publish(".", ". 1 SOA ns1. hostmaster. 1 7200 3600 1209600 1\n. 1 NS ns1.\n");
        for (String canary : List.of("iana.org", "ripe.net", "verisign.com")) {
            world.publish(canary, HEAD.formatted(canary) + "@ 1 A 127.0.0.1\n");
        }
        return world;
    }

    /** A domain that takes mail at one host, from now on. */
    public void mailTo(String domain, String host) throws IOException {
        publish(
                domain,
                HEAD.formatted(domain) + "@ 1 MX 10 " + host + ".\n" + host + ". 1 A 198.51.100.7\n"
                        + "@ 1 TXT \"v=spf1 mx -all\"\n" + "_dmarc 1 TXT \"v=DMARC1; p=reject\"\n");
    }

    /** Answers one question a moment, until something is published: a check takes seconds. */
    public void crawl() {
        Answering quick = answering;
        answering = query -> {
            try {
                TimeUnit.MILLISECONDS.sleep(400);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return quick.answer(query);
        };
    }

    private synchronized void publish(String domain, String text) throws IOException {
        ZoneFile file = ZoneFile.parse(domain, text);
        Zone zone = new Zone(file.origin());
        for (Record record : file.records()) {
            zone.add(record);
        }
        NameServer holder = new NameServer();
        holder.serve(zone);
        delegations.put(file.origin(), List.of(holder));
        answering = new Recursive(Map.copyOf(delegations));
    }

    public InetSocketAddress resolver() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
    }
}
