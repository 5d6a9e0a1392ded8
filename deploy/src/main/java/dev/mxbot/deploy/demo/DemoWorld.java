package dev.mxbot.deploy.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** The demo's DNS, running. */
public final class DemoWorld implements AutoCloseable {
    private final List<Story> stories;
    private final LoopbackServer resolver;
    private final Map<InetAddress, LoopbackServer> authorities;
    private final ExecutorService threads;
    private final Map<Name, List<NameServer>> delegations;
    private final Map<Name, Map<NameServer, Zone>> asWritten = new HashMap<>();

    private DemoWorld(
            List<Story> stories,
            LoopbackServer resolver,
            Map<InetAddress, LoopbackServer> authorities,
            ExecutorService threads,
            Map<Name, List<NameServer>> delegations) {
        this.delegations = delegations;
        this.stories = stories;
        this.resolver = resolver;
        this.authorities = authorities;
        this.threads = threads;
    }

    /** Reads the zones that {@code world.txt} lists and starts their servers. */
    public static DemoWorld start() {
        return start(listed().map(ZoneFile::load).toList());
    }

    static DemoWorld start(List<ZoneFile> files) {
        Map<Name, NameServer> servers = new LinkedHashMap<>();
        Map<Name, List<NameServer>> delegations = new HashMap<>();
        Map<Name, List<Zone>> zones = new LinkedHashMap<>();
        List<Record> elsewhere = new ArrayList<>();
        for (ZoneFile file : files) {
            // A story without records is a name that nobody registered.
            if (file.records().isEmpty()) {
                continue;
            }
            Zone zone = new Zone(file.origin());
            zones.computeIfAbsent(file.origin(), name -> new ArrayList<>()).add(zone);
            for (Record record : file.records()) {
                if (record.getName().subdomain(file.origin())) {
                    zone.add(record);
                } else {
                    elsewhere.add(record);
                }
            }
            List<NameServer> own = delegations.computeIfAbsent(file.origin(), name -> new ArrayList<>());
            for (Name host : nameServers(file)) {
                NameServer server = servers.computeIfAbsent(host, name -> new NameServer());
                if (file.servedBy().isEmpty() || file.servedBy().get().equals(host)) {
                    server.serve(zone);
                    own.add(server);
                }
                Fault fault = file.faults().get(host);
                if (fault != null) {
                    server.fail(file.origin(), fault);
                }
            }
        }
        elsewhere.forEach(record -> enclosing(zones, record.getName()).add(record));
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "demo-dns");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<InetAddress, LoopbackServer> listening = new HashMap<>();
            for (Map.Entry<Name, NameServer> server : servers.entrySet()) {
                listening.put(address(files, server.getKey()), LoopbackServer.start(server.getValue(), threads));
            }
            return new DemoWorld(
                    stories(files),
                    LoopbackServer.start(new Recursive(delegations), threads),
                    listening,
                    threads,
                    delegations);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's DNS cannot listen on the loopback interface", e);
        }
    }

    /** The domains to try, in the order in which they are told. */
    public List<Story> stories() {
        return stories;
    }

    public InetSocketAddress resolver() {
        return resolver.address();
    }

    /** Where the server that the zones know under this address really listens. */
    public Optional<InetSocketAddress> authority(InetAddress published) {
        return Optional.ofNullable(authorities.get(published)).map(LoopbackServer::address);
    }

    /** From now on a domain's mail is sent to a host that does not exist; false if there is no such domain. */
    public synchronized boolean misdirect(String domain) {
        return zone(domain)
                .map(origin -> {
                    Map<NameServer, Zone> written = asWritten.computeIfAbsent(origin, this::zones);
                    written.forEach((server, zone) -> server.serve(zone.misdirected()));
                    return true;
                })
                .orElse(false);
    }

    /** As it was written; false if there is no such domain. */
    public synchronized boolean mend(String domain) {
        return zone(domain)
                .map(origin -> {
                    asWritten.getOrDefault(origin, Map.of()).forEach(NameServer::serve);
                    return true;
                })
                .orElse(false);
    }

    private Map<NameServer, Zone> zones(Name origin) {
        Map<NameServer, Zone> zones = new HashMap<>();
        delegations.getOrDefault(origin, List.of()).forEach(server -> zones.put(server, server.zone(origin)));
        return zones;
    }

    private Optional<Name> zone(String domain) {
        return stories.stream()
                .map(Story::domain)
                .filter(domain::equalsIgnoreCase)
                .map(story -> Name.fromConstantString(story + "."))
                .filter(delegations::containsKey)
                .findFirst();
    }

    @Override
    public void close() {
        resolver.close();
        authorities.values().forEach(LoopbackServer::close);
        threads.shutdownNow();
    }

    private static java.util.stream.Stream<String> listed() {
        try (InputStream in = DemoWorld.class.getResourceAsStream("world.txt")) {
            if (in == null) {
                throw new IllegalStateException("no list of the demo's zones");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of the demo's zones", e);
        }
    }

    private static List<Story> stories(List<ZoneFile> files) {
        return files.stream()
                .filter(file -> !file.title().startsWith("("))
                .map(file -> new Story(file.origin().toString(true), file.title(), file.shows()))
                .toList();
    }

    private static List<Name> nameServers(ZoneFile file) {
        return file.records().stream()
                .filter(r -> r.getType() == Type.NS && r.getName().equals(file.origin()))
                .map(r -> ((NSRecord) r).getTarget())
                .toList();
    }

    private static Zone enclosing(Map<Name, List<Zone>> zones, Name name) {
        for (int drop = 0; drop < name.labels(); drop++) {
            List<Zone> found = zones.get(new Name(name, drop));
            if (found != null) {
                return found.get(0);
            }
        }
        throw new IllegalStateException("no zone holds " + name);
    }

    private static InetAddress address(List<ZoneFile> files, Name host) {
        return files.stream()
                .flatMap(file -> file.records().stream())
                .filter(r -> r.getType() == Type.A && r.getName().equals(host))
                .map(r -> ((ARecord) r).getAddress())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the name server " + host + " has no address"));
    }
}
