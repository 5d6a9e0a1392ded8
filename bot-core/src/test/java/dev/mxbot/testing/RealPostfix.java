package dev.mxbot.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Postfix with one listener for each mail host, on ports of this machine. It takes mail for the domains that are given and denies
 * relaying for all others; nothing that is taken goes anywhere. Without the program, or without root's rights, a test is skipped, but in
 * CI it fails.
 */
public final class RealPostfix implements AutoCloseable {
    private static final String PROGRAM = "/usr/sbin/postfix";
    private static final int READY_TRIES = 400;
    private static final int READY_WAIT_MILLIS = 50;

    private final Path folder;
    private final Map<String, InetSocketAddress> listeners = new LinkedHashMap<>();
    private final InetSocketAddress nobody;
    private final Process process;

    /**
     * One mail host.
     *
     * @param address where tests let it stand
     * @param domains whose mail it takes
     * @param certificate of its TLS, which is served with {@link TestCertificates#AUTHORITY}; empty: STARTTLS is not offered
     * @param settings more of main.cf for it, {@code name=value} without blanks
     */
    public record Host(
            String name,
            String address,
            List<String> domains,
            Optional<HeldCertificate> certificate,
            List<String> settings) {
        public Host {
            domains = List.copyOf(domains);
            settings = List.copyOf(settings);
        }

        /** Without TLS. */
        public static Host of(String name, String address, String... domains) {
            return new Host(name, address, List.of(domains), Optional.empty(), List.of());
        }

        public Host securedBy(HeldCertificate other) {
            return new Host(name, address, domains, Optional.of(other), settings);
        }

        public Host with(String... others) {
            return new Host(name, address, domains, certificate, List.of(others));
        }
    }

    private RealPostfix(List<Host> hosts) throws IOException {
        folder = Files.createTempDirectory("mxbot-postfix");
        List<Integer> ports = freePorts(hosts.size() + 1);
        nobody = local(ports.get(hosts.size()));
        StringBuilder master = new StringBuilder();
        // Postfix gives up root's rights, and has to get here without them.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(folder.resolve("conf"));
        Files.createDirectory(folder.resolve("queue"));
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
        for (int i = 0; i < hosts.size(); i++) {
            listeners.put(hosts.get(i).address(), local(ports.get(i)));
            master.append(listener(hosts.get(i), ports.get(i)));
        }
        Files.writeString(folder.resolve("conf/main.cf"), main());
        Files.writeString(folder.resolve("conf/master.cf"), master + SERVICES);
        process = new ProcessBuilder(PROGRAM, "-c", folder.resolve("conf").toString(), "start-fg")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            for (InetSocketAddress listener : listeners.values()) {
                awaitReady(listener);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    public static RealPostfix start(Host... hosts) {
        boolean possible = new File(PROGRAM).canExecute() && "root".equals(System.getProperty("user.name"));
        if (!possible && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("Postfix is not installed or may not be started, and in CI it must be");
        }
        Assumptions.assumeTrue(
                possible, "Postfix is not installed (Debian: apt-get install postfix), or this is not root");
        try {
            return new RealPostfix(List.of(hosts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a host's address is really reached, whatever the port; at any other address nobody listens. */
    public InetSocketAddress reach(InetSocketAddress address) {
        return listeners.getOrDefault(address.getAddress().getHostAddress(), nobody);
    }

    @Override
    public void close() {
        // What was started is a shell; Postfix's master and all its servers are below.
        List<ProcessHandle> family = process.descendants().toList();
        family.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                family.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            family.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // A process that is just ending may still have removed a file of its own.
        }
    }

    private static final String SERVICES = """
            cleanup    unix       n  -  n  -      0  cleanup
            rewrite    unix       -  -  n  -      -  trivial-rewrite
            proxymap   unix       -  -  n  -      -  proxymap
            anvil      unix       -  -  n  -      1  anvil
            tlsmgr     unix       -  -  n  1000?  1  tlsmgr
            bounce     unix       -  -  n  -      0  bounce
            defer      unix       -  -  n  -      0  bounce
            postlog    unix-dgram n  -  n  -      1  postlogd
            """;

    private String main() {
        return """
                compatibility_level = 3.6
                config_directory = %1$s/conf
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                maillog_file = %1$s/log
                maillog_file_prefixes = %1$s
                mydestination =
                mynetworks =
                relay_domains =
                local_recipient_maps =
                alias_maps =
                alias_database =
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                smtpd_peername_lookup = no
                smtpd_delay_reject = no
                in_flow_delay = 0
                """.formatted(folder);
    }

    private String listener(Host host, int port) throws IOException {
        List<String> options = new ArrayList<>(host.settings());
        options.add("myhostname=" + host.name());
        String taken = host.domains().stream().map(domain -> domain + "=OK").collect(Collectors.joining(","));
        options.add("smtpd_relay_restrictions="
                + (taken.isEmpty() ? "" : "check_recipient_access inline:{" + taken + "} ")
                + "reject_unauth_destination");
        if (host.certificate().isPresent()) {
            HeldCertificate certificate = host.certificate().get();
            Path pem = Files.writeString(
                    folder.resolve("conf/" + port + ".pem"),
                    certificate.privateKeyPkcs8Pem()
                            + certificate.certificatePem()
                            + TestCertificates.AUTHORITY.certificatePem());
            options.add("smtpd_tls_chain_files=" + pem);
            options.add("smtpd_tls_security_level=may");
        }
        return "127.0.0.1:" + port + " inet n - n - - smtpd\n"
                + options.stream().map(option -> "  -o {" + option + "}\n").collect(Collectors.joining());
    }

    private void awaitReady(InetSocketAddress listener) throws IOException {
        for (int i = 0; i < READY_TRIES; i++) {
            if (!process.isAlive()) {
                throw new IOException("Postfix ended: " + Files.readString(folder.resolve("out")));
            }
            try (Socket socket = new Socket()) {
                socket.connect(listener, 1000);
                socket.setSoTimeout(10_000);
                if (socket.getInputStream().read() == '2') {
                    return;
                }
            } catch (IOException e) {
                // Not yet.
            }
            try {
                Thread.sleep(READY_WAIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
        throw new IOException("Postfix does not answer: " + Files.readString(folder.resolve("out")));
    }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }
}
