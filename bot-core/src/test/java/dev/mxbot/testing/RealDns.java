package dev.mxbot.testing;

import dev.mxbot.lookup.dns.LookupConfig;
import dev.mxbot.lookup.dns.Server;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * A real Unbound in front of two real NSDs, on ports of this machine, with zones out of text blocks.
 *
 * <p>Zone texts are zone files with {@code $ORIGIN} and a TTL of 3600 given; a zone without an SOA gets one. Names outside all zones are
 * NXDOMAIN. The zones' own name servers are reached at {@link #FIRST} and {@link #SECOND}; at any other address nothing listens. Without
 * the programs a test is skipped, but in CI it fails.
 */
public final class RealDns implements AutoCloseable {
    /** Where zone texts let their first name server stand, and the one that the resolver asks. */
    public static final String FIRST = "5.253.53.1";

    /** Where zone texts let their second name server stand: it serves the variants. */
    public static final String SECOND = "5.253.53.2";

    private static final Pattern SOA = Pattern.compile("\\sSOA\\s");
    private static final int READY_TRIES = 200;
    private static final int READY_WAIT_MILLIS = 50;

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final InetSocketAddress resolver;
    private final InetSocketAddress first;
    private final InetSocketAddress second;
    private final InetSocketAddress nobody;

    private RealDns(Map<String, String> zones, Map<String, String> variants, List<String> anchors) throws IOException {
        String nsd = program("nsd");
        String unbound = program("unbound");
        folder = Files.createTempDirectory("mxbot-dns");
        List<Integer> ports = freePorts(4);
        first = local(ports.get(0));
        second = local(ports.get(1));
        resolver = local(ports.get(2));
        nobody = local(ports.get(3));
        Map<String, String> served = new TreeMap<>(zones);
        served.putIfAbsent(".", "");
        Map<String, String> other = new TreeMap<>(served);
        other.putAll(variants);
        try {
            start("nsd1", nsd, "-d", "-c", nsd("nsd1", first, served));
            start("nsd2", nsd, "-d", "-c", nsd("nsd2", second, other));
            start("unbound", unbound, "-d", "-c", unbound(served, anchors));
            awaitReady(first);
            awaitReady(second);
            awaitReady(resolver);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Both of the zones' servers say the same. */
    public static RealDns start(Map<String, String> zones) {
        return start(zones, Map.of());
    }

    /**
     * Two servers that disagree.
     *
     * @param variants what the second server has in place of, or beside, the zones of the same name
     */
    public static RealDns start(Map<String, String> zones, Map<String, String> variants) {
        return start(zones, variants, List.of());
    }

    /**
     * The resolver validates DNSSEC.
     *
     * @param anchors the DS records that it trusts; zones without one count as unsigned
     */
    public static RealDns validating(Map<String, String> zones, List<String> anchors) {
        return start(zones, Map.of(), anchors);
    }

    private static RealDns start(Map<String, String> zones, Map<String, String> variants, List<String> anchors) {
        try {
            return new RealDns(zones, variants, anchors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InetSocketAddress resolver() {
        return resolver;
    }

    /** A lookup that asks this world alone. */
    public LookupConfig config() {
        return new LookupConfig(List.of(resolver), this::reach).allowingPrivate();
    }

    /** Where a server of this world is really reached. */
    public InetSocketAddress reach(Server server) {
        if (server.recursive()) {
            return server.address();
        }
        String address = server.address().getAddress().getHostAddress();
        return address.equals(FIRST) ? first : address.equals(SECOND) ? second : nobody;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String program(String name) {
        Optional<String> found = Stream.concat(
                        Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator, -1)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .map(File::getPath)
                .findFirst();
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(name + " is not installed, and in CI it must be");
        }
        Assumptions.assumeTrue(
                found.isPresent(), () -> name + " is not installed (Debian: apt-get install nsd unbound)");
        return found.orElseThrow();
    }

    private String nsd(String name, InetSocketAddress at, Map<String, String> zones) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        StringBuilder conf = new StringBuilder("""
                server:
                    ip-address: %s
                    port: %d
                    username: "%s"
                    chroot: ""
                    zonesdir: "%s"
                    database: ""
                    pidfile: ""
                    logfile: "%s/log"
                    xfrdfile: "%s/xfrd.state"
                    zonelistfile: "%s/zone.list"
                    xfrdir: "%s"
                    server-count: 1
                remote-control:
                    control-enable: no
                """.formatted(
                        at.getAddress().getHostAddress(),
                        at.getPort(),
                        System.getProperty("user.name"),
                        home,
                        home,
                        home,
                        home,
                        home));
        int number = 0;
        for (Map.Entry<String, String> zone : zones.entrySet()) {
            String file = "zone" + number++;
            Files.writeString(home.resolve(file), zoneFile(zone.getKey(), zone.getValue()));
            conf.append("zone:\n    name: \"%s\"\n    zonefile: \"%s\"\n".formatted(zone.getKey(), file));
        }
        return Files.writeString(home.resolve("nsd.conf"), conf).toString();
    }

    private static String zoneFile(String zone, String text) {
        String origin = zone.endsWith(".") ? zone : zone + ".";
        String soa = SOA.matcher(text).find()
                ? ""
                : "@ SOA ns1.invalid. hostmaster.invalid. 2026112001 7200 900 1209600 300\n";
        return "$ORIGIN " + origin + "\n$TTL 3600\n" + soa + text + "\n";
    }

    private String unbound(Map<String, String> zones, List<String> anchors) throws IOException {
        Path home = Files.createDirectory(folder.resolve("unbound"));
        // Unbound answers for some zones itself, documentation networks among them.
        String own = zones.keySet().stream()
                .filter(zone -> !zone.equals("."))
                .map(zone -> "    local-zone: \"" + zone + "\" nodefault\n")
                .collect(Collectors.joining());
        // One for each zone: else Unbound would follow the zone's own NS records to addresses where nobody is.
        String authority = first.getAddress().getHostAddress() + "@" + first.getPort();
        String stubs = zones.keySet().stream()
                .map(zone -> (zone.equals(".") ? "forward-zone:\n    forward-addr: " : "stub-zone:\n    stub-addr: ")
                        + authority + "\n    name: \"" + zone + "\"\n")
                .collect(Collectors.joining());
        String trusted = anchors.stream()
                .map(ds -> "    trust-anchor: \"" + ds.replace('\t', ' ') + "\"\n")
                .collect(Collectors.joining());
        String conf = """
                server:
                    interface: %s
                    port: %d
                    access-control: 127.0.0.0/8 allow
                    username: ""
                    chroot: ""
                    directory: "%s"
                    pidfile: ""
                    use-syslog: no
                    logfile: "%s/log"
                    num-threads: 1
                    module-config: "%s"
                    do-not-query-localhost: no
                    do-ip6: no
                    ede: yes
                    qname-minimisation: no
                %s%sremote-control:
                    control-enable: no
                %s""".formatted(
                        resolver.getAddress().getHostAddress(),
                        resolver.getPort(),
                        home,
                        home,
                        anchors.isEmpty() ? "iterator" : "validator iterator",
                        own,
                        trusted,
                        stubs);
        return Files.writeString(home.resolve("unbound.conf"), conf).toString();
    }

    private void start(String name, String... command) throws IOException {
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .start());
    }

    private void awaitReady(InetSocketAddress server) throws IOException {
        byte[] query = Message.newQuery(Record.newRecord(Name.root, Type.SOA, DClass.IN))
                .toWire();
        for (int i = 0; i < READY_TRIES; i++) {
            if (processes.stream().anyMatch(process -> !process.isAlive())) {
                break;
            }
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.connect(server);
                socket.setSoTimeout(READY_WAIT_MILLIS);
                socket.send(new DatagramPacket(query, query.length));
                DatagramPacket reply = new DatagramPacket(new byte[1232], 1232);
                socket.receive(reply);
                return;
            } catch (SocketTimeoutException e) {
                // Not yet.
            } catch (PortUnreachableException e) {
                awaitALittle();
            }
        }
        throw new IOException("the name servers do not start: " + said());
    }

    private static void awaitALittle() {
        try {
            TimeUnit.MILLISECONDS.sleep(READY_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String said() throws IOException {
        StringBuilder said = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".out") || f.endsWith("log"))
                    .toList()) {
                said.append(folder.relativize(file))
                        .append(": ")
                        .append(Files.readString(file))
                        .append('\n');
            }
        }
        return said.toString();
    }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Free for UDP and TCP a moment ago; each is held until all are found, so that they differ. */
    private static List<Integer> freePorts(int count) throws IOException {
        if (count == 0) {
            return List.of();
        }
        try (DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                ServerSocket tcp = new ServerSocket(udp.getLocalPort(), 1, InetAddress.getLoopbackAddress())) {
            List<Integer> ports = new ArrayList<>(freePorts(count - 1));
            ports.add(tcp.getLocalPort());
            return ports;
        } catch (BindException e) {
            // Taken for TCP: another one.
            return freePorts(count);
        }
    }
}
