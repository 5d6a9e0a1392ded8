package dev.mxbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.mxbot.check.blocklist.Blocklists;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Lookup;
import dev.mxbot.lookup.dns.LookupConfig;
import dev.mxbot.lookup.https.HttpsConfig;
import dev.mxbot.lookup.smtp.SmtpConfig;
import dev.mxbot.testing.DnsFault;
import dev.mxbot.testing.PolicyHosts;
import dev.mxbot.testing.PolicyHosts.Conduct;
import dev.mxbot.testing.ScriptedDnsServer;
import dev.mxbot.testing.ScriptedSmtpServer;
import dev.mxbot.testing.ScriptedSmtpServer.Host;
import dev.mxbot.testing.ScriptedSmtpServer.Talk;
import dev.mxbot.testing.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/**
 * The faults and threats of RELIABILITY that come from mail hosts and policy hosts, through the whole diagnosis: the DNS, the sockets and
 * TLS are real, what stands behind them does as it is told.
 */
@Timeout(60)
class FaultyMailHostsDiagnosisTest {
    private static final String MX1 = "mx1.example.org";
    private static final Host HOST = Host.named(MX1);
    private static final Host SECURE = HOST.securedBy(TestCertificates.server(TestCertificates.good(MX1)));

    private static final String ZONE = """
            example.org. SOA ns1.example.org. hostmaster.example.org. 1 7200 900 1209600 300
            example.org. NS ns1.example.org.
            example.org. NS ns2.example.org.
            ns1.example.org. A 5.253.53.1
            ns2.example.org. A 5.254.53.2
            example.org. TXT "v=spf1 mx -all"
            _dmarc.example.org. TXT "v=DMARC1; p=reject"
            """;
    private static final String ONE_HOST = ZONE + """
            example.org. MX 10 mx1.example.org.
            mx1.example.org. A 5.253.25.1
            1.25.253.5.in-addr.arpa. PTR mx1.example.org.
            """;
    private static final String KNOWN = """
            gmail-smtp-in.l.google.com. A 5.253.25.101
            outlook-com.olc.protection.outlook.com. A 5.253.25.102
            """;
    private static final String POLICY = """
            _mta-sts.example.org. TXT "v=STSv1; id=1;"
            mta-sts.example.org. A 5.253.44.1
            """;

    /** Long enough for every host of these tests that does answer. */
    private static final SmtpConfig.Limits PATIENT = limits(Duration.ofSeconds(10));

    /** For hosts that do not. */
    private static final SmtpConfig.Limits HASTY = limits(Duration.ofMillis(700));

    @TempDir
    static Path folder;

    private static SmtpConfig.Limits limits(Duration patience) {
        return new SmtpConfig.Limits(Duration.ofSeconds(5), patience, patience, patience, 64, 256);
    }

    /** F14: once in a while the known hosts are tried, and nothing is said of the domain's own. */
    @Test
    void whereEverythingIsRefusedOnlyTheNetworkIsTold() {
        try (World world = new World(ONE_HOST + KNOWN, PATIENT)) {
            Diagnosis diagnosis = world.diagnose();

            assertEquals(List.of("notice smtp.egress.blocked"), smtp(diagnosis));
            assertEquals(Verdict.HEALTHY, diagnosis.lanes().get(Lane.RECEIVING), diagnosis.findings()::toString);
            assertEquals(List.of("5.253.25.1", "5.253.25.101", "5.253.25.102"), world.reached());

            world.diagnose();
            assertEquals(3, world.reached().size(), "all of them are left alone for a while");
        }
    }

    /** F14. */
    @Test
    void whereOneKnownHostGreetsTheRefusalIsTheHosts() {
        try (World world = new World(ONE_HOST + KNOWN, PATIENT).at("5.253.25.102", HOST)) {
            assertEquals(List.of("critical smtp.connect.refused"), smtp(world.diagnose()));
        }
    }

    /** F14: a box on the way takes every connection, and gets no further itself. */
    @Test
    void whereConnectionsAreTakenAndNobodyIsHeardOnlyTheNetworkIsTold() {
        Talk silent = peer -> peer.hang();
        Talk closing = peer -> {};
        for (Talk box : List.of(silent, closing)) {
            SmtpConfig.Limits limits = new SmtpConfig.Limits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(12),
                    Duration.ofSeconds(2),
                    Duration.ofMillis(300),
                    64,
                    256);
            try (World world = new World(ONE_HOST + KNOWN, limits)
                    .at("5.253.25.1", box)
                    .at("5.253.25.101", box)
                    .at("5.253.25.102", box)) {
                Diagnosis diagnosis = world.diagnose();

                assertEquals(List.of("notice smtp.egress.blocked"), smtp(diagnosis));
                assertTrue(diagnosis.elapsed().compareTo(Duration.ofSeconds(6)) < 0, () -> "" + diagnosis.elapsed());
            }
        }
    }

    /** F14: in a closed network the hosts within are judged; of those outside nothing is known. */
    @Test
    void besideAHostWithinThatIsJudgedOneOutsideIsUnknown() {
        String zone = ZONE + """
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                mx1.example.org. A 127.0.0.25
                mx2.example.org. A 5.253.25.2
                """;
        try (World world = new World(zone, PATIENT).within()) {
            assertEquals(List.of("error smtp.connect.refused", "unknown smtp.unknown"), smtp(world.diagnose()));
        }
        try (World world = new World(zone, PATIENT).within().at("127.0.0.25", HOST)) {
            assertEquals(
                    List.of("unknown smtp.unknown"),
                    smtp(world.diagnose()).stream()
                            .filter(code -> !code.contains("starttls"))
                            .toList());
        }
    }

    /** F15, T18: nobody is called down for being busy, and who sends us away is left alone. */
    @ParameterizedTest
    @ValueSource(strings = {"", "EHLO", "MAIL", "RCPT"})
    void aHostThatClosesWith421IsLeftAlone(String verb) {
        try (World world = new World(ONE_HOST, PATIENT)
                .at("5.253.25.1", SECURE.replying(verb, "421 4.7.0 Too many connections"))) {
            Diagnosis diagnosis = world.diagnose();
            assertEquals(List.of("notice smtp.rate_limited"), smtp(diagnosis));
            assertEquals(Verdict.HEALTHY, diagnosis.lanes().get(Lane.RECEIVING), diagnosis.findings()::toString);

            world.diagnose("example.net");
            assertEquals(1, world.connections());
        }
    }

    /** F15, T18. */
    @ParameterizedTest
    @ValueSource(strings = {"450 4.2.0 Greylisted, see http://postgrey.example", "451 4.7.1 Try again later"})
    void greylistingIsAnAnswer(String reply) {
        try (World world = new World(ONE_HOST, PATIENT).at("5.253.25.1", SECURE.replying("RCPT", reply))) {
            assertEquals(List.of(), aboveNotice(world.diagnose(), "smtp."));
        }
    }

    /** F15, T25: an octet now and then keeps nobody here for longer than the limit. */
    @Test
    void aTarpitAndADripCostNoMoreThanTheLimit() {
        try (World world = new World(ONE_HOST, HASTY).at("5.253.25.1", peer -> peer.hang())) {
            Diagnosis diagnosis = world.diagnose();

            assertEquals(List.of(), aboveNotice(diagnosis, "smtp.connect"));
            assertSwift(diagnosis);
        }
        try (World world = new World(ONE_HOST, HASTY).at("5.253.25.1", FaultyMailHostsDiagnosisTest::drip)) {
            assertSwift(world.diagnose());
        }
    }

    /** F16: the limit of 12 s by default is far below 20 s. */
    @Test
    void aHandshakeThatHangsIsCutOffAndNotTakenForBrokenTls() {
        assertTrue(SmtpConfig.Limits.DEFAULT
                        .conversation()
                        .plus(SmtpConfig.Limits.DEFAULT.patience())
                        .compareTo(Duration.ofSeconds(20))
                < 0);
        try (World world = new World(ONE_HOST, HASTY).at("5.253.25.1", peer -> {
            peer.say("220 mx1.example.org ESMTP");
            peer.hear();
            peer.say("250-mx1.example.org", "250 STARTTLS");
            peer.hear();
            peer.say("220 2.0.0 Ready to start TLS");
            peer.hang();
        })) {
            Diagnosis diagnosis = world.diagnose();

            assertEquals(List.of("unknown smtp.unknown"), smtp(diagnosis));
            assertSwift(diagnosis);
        }
    }

    /** F16. */
    @Test
    void certificatesThatNobodyVouchesForAreFindings() {
        try (World world = new World(ONE_HOST, PATIENT)
                .at("5.253.25.1", HOST.securedBy(TestCertificates.server(TestCertificates.expired(MX1))))) {
            assertEquals(List.of("warning smtp.cert.expired"), smtp(world.diagnose()));
        }
        try (World world = new World(ONE_HOST, PATIENT)
                .at("5.253.25.1", HOST.securedBy(TestCertificates.server(TestCertificates.good("a.example.net"))))) {
            assertEquals(List.of("notice smtp.cert.name_mismatch"), smtp(world.diagnose()));
        }
    }

    /** T25, RFC 3207 section 6. */
    @Test
    void plainTextBehindStartTlsIsNotTakenForTheHosts() {
        try (World world = new World(ONE_HOST, PATIENT).at("5.253.25.1", peer -> {
            peer.say("220 mx1.example.org ESMTP");
            peer.hear();
            peer.say("250-mx1.example.org", "250 STARTTLS");
            peer.hear();
            peer.say("220 2.0.0 Ready to start TLS", "250 2.1.5 injected");
            peer.hear();
        })) {
            Diagnosis diagnosis = world.diagnose();

            assertEquals(List.of("error smtp.starttls.failed"), smtp(diagnosis));
            assertFalse(diagnosis.findings().toString().contains("injected"));
        }
    }

    /** T25. */
    @Test
    void aGreetingWithoutAnEndIsNoSmtp() {
        try (World world = new World(ONE_HOST, PATIENT).at("5.253.25.1", peer -> {
            byte[] noise = "220-x".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            while (true) {
                peer.sendRaw(noise);
            }
        })) {
            Diagnosis diagnosis = world.diagnose();

            assertEquals(List.of("critical smtp.banner.not_220"), smtp(diagnosis));
            assertTrue(diagnosis.findings().toString().length() < 50_000);
        }
    }

    /** F17, T3: a redirect is not followed, wherever it leads. */
    @Test
    void aPolicyBehindARedirectIsToldAndTheRedirectNotFollowed() throws IOException {
        try (Listener inside = new Listener();
                World world = policy(PolicyHosts.redirectTo("https://127.0.0.1:" + inside.port() + "/mta-sts.txt"))) {
            Diagnosis diagnosis = world.diagnose();

            assertEquals(List.of("error mtasts.host.redirect"), of(diagnosis, "mtasts."));
            assertEquals(0, inside.connections());
            assertEquals(1, world.policies.served());
        }
        try (World world = policy(PolicyHosts.redirectTo("https://mta-sts.example.org/other"))) {
            assertEquals(List.of("error mtasts.host.redirect"), of(world.diagnose(), "mtasts."));
            assertEquals(1, world.policies.served());
        }
    }

    /** F17. */
    @Test
    void eachStatusOfThePolicyHostIsToldAsItIs() {
        for (int status : List.of(404, 500)) {
            try (World world = policy(PolicyHosts.status(status, "no policy here"))) {
                List<Finding> findings = findings(world.diagnose(), "mtasts.");

                assertEquals(
                        List.of("mtasts.orphan"),
                        findings.stream().map(Finding::code).toList());
                assertTrue(findings.get(0).evidence().toString().contains(String.valueOf(status)), findings::toString);
            }
        }
    }

    /** F17, T26: what is larger than 64 KB is not read to its end. */
    @Test
    void anEndlessPolicyIsCutOff() {
        try (World world = policy(PolicyHosts.endless())) {
            List<Finding> findings = findings(world.diagnose(), "mtasts.");

            assertEquals(
                    List.of("mtasts.host.https"),
                    findings.stream().map(Finding::code).toList());
            assertTrue(findings.get(0).title().contains("more than 65536 octets"), findings::toString);
        }
    }

    /** T1: one domain for each range, with its mail host and its policy host there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.1.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.9.9",
                "192.168.1.1",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fd00::25",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void nothingIsConnectedToInAnyPrivateRange(String address) throws IOException {
        String type = address.contains(":") ? " AAAA " : " A ";
        String zone = ZONE + "example.org. MX 10 mx1.example.org.\nmx1.example.org." + type + address
                + "\n_mta-sts.example.org. TXT \"v=STSv1; id=1;\"\nmta-sts.example.org." + type + address + "\n";
        try (Listener inside = new Listener();
                World world = new World(zone, HASTY).behind(inside)) {
            Diagnosis diagnosis = world.diagnose();

            assertEquals(Verdict.BROKEN, diagnosis.verdict());
            assertEquals(
                    1,
                    findings(diagnosis, "mx.target.").size(),
                    () -> diagnosis.findings().toString());
            assertEquals(List.of(), smtp(diagnosis));
            assertEquals(List.of("error mtasts.host.unresolvable"), of(diagnosis, "mtasts."));
            assertEquals(List.of(), world.reached());
            assertEquals(0, inside.connections());
        }
    }

    /** T2: a name that is public when it is looked at and private a moment later. */
    @Test
    void aNameThatChangesItsAddressIsConnectedToOnlyWhereItWasChecked() throws IOException {
        DnsFault[] turns = IntStream.range(0, 40)
                .mapToObj(i -> address(i % 2 == 0 ? "5.253.25.1" : "127.0.0.1"))
                .toArray(DnsFault[]::new);
        try (Listener inside = new Listener();
                World world = new World(ONE_HOST + POLICY, PATIENT)
                        .behind(inside)
                        .at("5.253.25.1", SECURE)
                        .at("5.253.44.1", HOST)) {
            world.resolver.on("mx1.example.org A", turns);
            world.resolver.on("mta-sts.example.org A", turns);
            for (int i = 0; i < 6; i++) {
                world.diagnose(Inquiry.of(DomainName.of("example.org")).refreshed());
            }

            assertTrue(world.resolver.asked("mx1.example.org A") >= 6, "the name was looked up again");
            assertTrue(world.reached().contains("5.253.25.1"));
            assertFalse(world.reached().contains("127.0.0.1"));
            assertEquals(0, inside.connections());
        }
    }

    /** T7: of a thousand hosts a handful is talked to. */
    @Test
    void ofAThousandHostsFiveAreTalkedTo() {
        StringBuilder zone = new StringBuilder(ZONE);
        for (int i = 0; i < 1000; i++) {
            zone.append("example.org. MX ").append(i).append(" h").append(i).append(".example.org.\n");
            zone.append("h")
                    .append(i)
                    .append(".example.org. A 5.253.")
                    .append(100 + i / 250)
                    .append('.');
            zone.append(i % 250 + 1).append('\n');
        }
        World world = new World(zone.toString(), PATIENT);
        for (int i = 0; i < 1000; i++) {
            world.at("5.253." + (100 + i / 250) + "." + (i % 250 + 1), world.common(HOST));
        }
        try (world) {
            Diagnosis diagnosis = world.diagnose();

            assertEquals(5, world.reached().size(), () -> world.reached().toString());
            assertTrue(diagnosis.queries() <= Budget.DEFAULT.queries(), () -> diagnosis.queries() + " questions");
        }
    }

    private static void drip(ScriptedSmtpServer.Peer peer) throws IOException {
        while (true) {
            peer.sendRaw(new byte[] {'2'});
            peer.pause(50);
        }
    }

    private static World policy(Conduct conduct) {
        return new World(ONE_HOST + POLICY, PATIENT, Map.of("example.org", conduct)).at("5.253.25.1", SECURE);
    }

    /** An answer with TTL 0. */
    private static DnsFault address(String address) {
        return exchange -> {
            Message reply = exchange.answer();
            reply.removeAllRecords(Section.ANSWER);
            reply.addRecord(
                    new ARecord(
                            reply.getQuestion().getName(),
                            DClass.IN,
                            0,
                            com.google.common.net.InetAddresses.forString(address)),
                    Section.ANSWER);
            exchange.send(reply);
        };
    }

    private static void assertSwift(Diagnosis diagnosis) {
        assertTrue(diagnosis.elapsed().compareTo(Duration.ofSeconds(8)) < 0, () -> "" + diagnosis.elapsed());
    }

    private static List<Finding> findings(Diagnosis diagnosis, String topic) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.code().startsWith(topic))
                .toList();
    }

    private static List<String> of(Diagnosis diagnosis, String topic) {
        return findings(diagnosis, topic).stream()
                .map(finding -> finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.code())
                .toList();
    }

    private static List<String> smtp(Diagnosis diagnosis) {
        return of(diagnosis, "smtp.");
    }

    private static List<String> aboveNotice(Diagnosis diagnosis, String topic) {
        return findings(diagnosis, topic).stream()
                .filter(finding -> finding.severity().atLeast(Severity.UNKNOWN))
                .map(Finding::code)
                .toList();
    }

    /** Something on this machine that nobody may be led to. */
    private static final class Listener implements AutoCloseable {
        private final ScriptedSmtpServer server = ScriptedSmtpServer.start(peer -> {});

        int port() {
            return server.address().getPort();
        }

        int connections() {
            return server.connections();
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /** The bot, the DNS that it asks, and what stands at the addresses; where nothing stands, connections are refused. */
    private static final class World implements AutoCloseable {
        private final ScriptedDnsServer resolver;
        private final ScriptedDnsServer authority;
        private final PolicyHosts policies;
        private final SmtpConfig.Limits limits;
        private final Map<String, ScriptedSmtpServer> servers = new HashMap<>();
        private final List<String> reached = Collections.synchronizedList(new ArrayList<>());
        private final InetSocketAddress nobody;
        private Optional<Listener> inside = Optional.empty();
        private boolean allowPrivate;
        private Optional<Injector> bot = Optional.empty();

        World(String zone, SmtpConfig.Limits limits) {
            this(zone, limits, Map.of());
        }

        World(String zone, SmtpConfig.Limits limits, Map<String, Conduct> conducts) {
            this.limits = limits;
            resolver = ScriptedDnsServer.serving(zone);
            authority = ScriptedDnsServer.serving(zone).authoritative();
            policies = PolicyHosts.start(conducts);
            try (ServerSocket socket = new ServerSocket(0)) {
                nobody = new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), socket.getLocalPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        World at(String address, Talk talk) {
            return at(address, ScriptedSmtpServer.start(talk));
        }

        World at(String address, ScriptedSmtpServer server) {
            servers.put(address, server);
            return this;
        }

        /** One server for many addresses. */
        ScriptedSmtpServer common(Talk talk) {
            return servers.values().stream().findFirst().orElseGet(() -> ScriptedSmtpServer.start(talk));
        }

        /** Private addresses lead to it, if they are let through. */
        World behind(Listener listener) {
            inside = Optional.of(listener);
            return this;
        }

        /** Private addresses are connected to as well. */
        World within() {
            allowPrivate = true;
            return this;
        }

        Diagnosis diagnose() {
            return diagnose("example.org");
        }

        Diagnosis diagnose(String domain) {
            return diagnose(Inquiry.of(DomainName.of(domain)));
        }

        Diagnosis diagnose(Inquiry inquiry) {
            Injector injector = bot.orElseGet(this::wire);
            bot = Optional.of(injector);
            return injector.getInstance(Diagnostician.class)
                    .diagnose(inquiry)
                    .toCompletableFuture()
                    .join();
        }

        private Injector wire() {
            Optional<Path> authorities = Optional.of(TestCertificates.authorityPem(folder));
            return Guice.createInjector(new CoreModule(new CoreConfig(
                    new LookupConfig(
                                    List.of(resolver.address()),
                                    server -> server.recursive() ? server.address() : authority.address())
                            .allowingPrivate(),
                    new HttpsConfig(false, authorities, this::reachPolicy),
                    new SmtpConfig(
                            true,
                            true,
                            25,
                            Optional.of("mxbot.example.net"),
                            allowPrivate,
                            authorities,
                            limits,
                            this::reach),
                    false,
                    Budget.DEFAULT,
                    Blocklists.NONE)));
        }

        private InetSocketAddress reach(InetSocketAddress address) {
            String text = address.getAddress().getHostAddress();
            reached.add(text);
            ScriptedSmtpServer server = servers.get(text);
            return server == null ? inside(address).orElse(nobody) : server.address();
        }

        private InetSocketAddress reachPolicy(InetSocketAddress address) {
            reached.add("https " + address.getAddress().getHostAddress());
            return inside(address).orElseGet(() -> policies.reach(address));
        }

        private Optional<InetSocketAddress> inside(InetSocketAddress address) {
            return inside.filter(
                            listener -> !address.getAddress().getHostAddress().startsWith("5.253."))
                    .map(listener -> listener.server.address());
        }

        /** Where SMTP was spoken, or tried to. */
        List<String> reached() {
            return reached.stream()
                    .filter(address -> !address.startsWith("https 5.253."))
                    .sorted()
                    .toList();
        }

        int connections() {
            return servers.values().stream()
                    .distinct()
                    .mapToInt(ScriptedSmtpServer::connections)
                    .sum();
        }

        @Override
        public void close() {
            bot.ifPresent(injector -> {
                injector.getInstance(ScheduledExecutorService.class).shutdownNow();
                injector.getInstance(Lookup.class).close();
            });
            servers.values().forEach(ScriptedSmtpServer::close);
            policies.close();
            resolver.close();
            authority.close();
        }
    }
}
