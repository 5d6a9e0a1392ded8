package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Placement;
import dev.mxbot.reply.PlainText;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.testing.FakeDns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes on their way, from the name servers to the last cache, and what their thread hears of it; over a real store. */
class ConvergingTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private World world;
    private Network network;

    @BeforeEach
    void begin() {
        world = new World(StoreConfig.in(folder));
        network = new Network(world.clock());
        world.publish(network);
        network.everywhere(zone(1, ""));
        world.add("example.com");
        world.pass(HOUR);
        assertEquals(List.of(), heard(), "the first look is where the watch begins");
    }

    @AfterEach
    void end() {
        world.close();
    }

    /** Lines in place of those with the same name and type. */
    private static FakeDns zone(int serial, String... other) {
        StringBuilder lines = new StringBuilder();
        for (String line : """
                example.com. 1800 IN MX 10 mail.example.com.
                example.com. 1800 IN TXT "v=spf1 mx -all"
                example.com. NS ns1.example.com.
                example.com. NS ns2.example.com.
                _dmarc.example.com. TXT "v=DMARC1; p=reject"
                mail.example.com. 3600 IN A 100.128.0.10
                ns1.example.com. A 100.128.0.1
                ns2.example.com. A 100.128.0.2
                mx.provider.net. 1800 IN A 100.128.0.20
                canary.example. NS ns.canary.example.
                """.split("\n", -1)) {
            boolean replaced = List.of(other).stream()
                    .anyMatch(one -> !one.isEmpty() && head(one).equals(head(line)));
            lines.append(replaced ? "" : line + "\n");
        }
        lines.append("example.com. SOA ns1.example.com. admin.example.com. " + serial + " 7200 900 1209600 300\n");
        List.of(other).stream()
                .filter(one -> !one.endsWith(" gone"))
                .forEach(one -> lines.append(one).append("\n"));
        return FakeDns.zone(lines.toString());
    }

    private static String head(String line) {
        return line.replaceAll("^(\\S+) (?:\\d+ )?(?:IN )?(\\S+) .*$", "$1 $2");
    }

    private static FakeDns silent() {
        return FakeDns.zone("")
                .failing("example.com MX")
                .failing("example.com TXT")
                .failing("example.com SOA")
                .failing("mail.example.com A");
    }

    private List<String> heard() {
        return world.slack.everShown().stream()
                .map(post -> new PlainText(Integer.MAX_VALUE).render(post.reply()))
                .toList();
    }

    private String last() {
        List<String> all = heard();
        return all.get(all.size() - 1);
    }

    private void assertHeard(int posts, String... words) {
        assertEquals(posts, heard().size(), () -> String.join("---\n", heard()));
        for (String each : words) {
            assertTrue(last().contains(each), () -> each + "\nis missing in\n" + last());
        }
    }

    private void assertOneThread() {
        assertEquals(
                1,
                world.slack.everShown().stream()
                        .filter(post -> !(post.where() instanceof Placement.Under))
                        .count(),
                () -> String.join("---\n", heard()));
    }

    private Instant now() {
        return world.clock().instant();
    }

    private static String clock(Instant at) {
        return at.toString().replace('T', ' ').replaceAll("(\\.\\d+)?Z$", " UTC");
    }

    /** EXPERIENCE.md, "An alert, and its thread"; P1, P3, P17: also over restarts, each step once. */
    @Test
    void tellsOfACureThatAResolverHasNotSeenYet() {
        network.everywhere(zone(2, "example.com. 1800 IN MX 10 gone.example.com."));
        world.pass(Duration.ofMinutes(20));
        assertHeard(
                1,
                "BROKEN",
                "Changed: MX 10 mail.example.com → 10 gone.example.com, on both name servers, SOA serial 1 → 2."
                        + " SPF and DMARC unchanged.",
                "The last cache drops the old answer by ");

        Instant until = now().plus(Duration.ofMinutes(25));
        network.keeps(Network.FIRST, until);
        network.everywhere(zone(3, ""));
        world.restart();
        world.pass(Duration.ofMinutes(16));
        assertHeard(
                2,
                "MX fixed on ns1.example.com and ns2.example.com. Resolver 192.0.2.53 may hold the old answer until "
                        + clock(until) + ".");
        world.restart();
        world.pass(Duration.ofMinutes(24));
        assertHeard(
                3,
                "AT RISK  That trouble ended at ",
                ", seen by every resolver asked. example.com",
                " at the source, up to ",
                "for some senders.");
        world.restart();
        world.pass(HOUR);
        assertHeard(
                4, "Every name server and resolver asked has the new MX, and no cache holds the old answer any more.");
        world.pass(HOUR.multipliedBy(3));
        assertHeard(4);
        assertOneThread();
    }

    /** A cure is known for one as long as the trouble lasts, also when every cache has had the bad records for long. */
    @Test
    void tellsOfACureAlsoLongAfterTheChangeHasArrived() {
        network.everywhere(zone(2, "example.com. 1800 IN MX 10 gone.example.com."));
        world.pass(HOUR.multipliedBy(3));
        assertHeard(2, "no cache holds the old answer any more");
        network.keeps(Network.FIRST, now().plus(Duration.ofMinutes(29)));
        network.at(Network.NS1, zone(3, ""));
        world.pass(Duration.ofMinutes(16));
        assertTrue(
                heard().get(2).contains("MX fixed on ns1.example.com, not yet on ns2.example.com."),
                () -> String.join("---\n", heard()));
        assertOneThread();
    }

    /** P11: a planned change of SPF; one server copies it late, and does not answer for a while. */
    @Test
    void tellsWhichServersHaveAChangeAndWhichAreBehind() {
        FakeDns old = zone(1, "");
        FakeDns next = zone(2, "example.com. 1800 IN TXT \"v=spf1 mx ip4:100.128.0.30 -all\"");
        network.everywhere(next);
        network.at(Network.NS2, old);
        world.pass(Duration.ofMinutes(20));
        assertHeard(
                1,
                "Changed: SPF v=spf1 mx -all → v=spf1 mx ip4:100.128.0.30 -all, on ns1.example.com, not yet on"
                        + " ns2.example.com, SOA serial 1 → 2. MX and DMARC unchanged.");

        network.at(Network.NS2, zone(1, "").failing("example.com TXT"));
        world.pass(HOUR);
        assertHeard(1);
        network.at(Network.NS2, old);
        world.restart();
        world.pass(HOUR);
        assertHeard(1);

        network.at(Network.NS2, next);
        world.pass(Duration.ofMinutes(20));
        assertHeard(2, "SPF new on ns1.example.com and ns2.example.com. The last cache drops the old answer by ");
        network.at(Network.NS2, old);
        world.pass(Duration.ofMinutes(16));
        network.at(Network.NS2, next);
        world.restart();
        world.pass(Duration.ofMinutes(16));
        assertHeard(2);
        world.pass(HOUR);
        assertHeard(
                3, "Every name server and resolver asked has the new SPF, and no cache holds the old answer any more.");
        world.pass(HOUR.multipliedBy(2));
        assertHeard(3);
        assertOneThread();
    }

    /** The address of an MX host; another resolver has the old one for longer than the first. */
    @Test
    void followsTheAddressOfAHost() {
        Instant until = now().plus(Duration.ofMinutes(28));
        network.keeps(Network.SECOND, until);
        network.everywhere(zone(2, "mail.example.com. 1800 IN A 100.128.0.11"));
        world.pass(Duration.ofMinutes(20));
        assertHeard(
                1,
                "Changed: mail.example.com A 100.128.0.10 → 100.128.0.11, on both name servers, SOA serial 1 → 2."
                        + " MX, SPF and DMARC unchanged.",
                "Resolver 192.0.2.54 may hold the old answer until " + clock(until) + ".");
        world.restart();
        world.pass(Duration.ofMinutes(24));
        assertHeard(2, "mail.example.com A new on ns1.example.com and ns2.example.com. The last cache drops");
        world.pass(HOUR);
        assertHeard(3, "Every name server and resolver asked has the new mail.example.com A");
        assertOneThread();
    }

    /** Two threads at a time: the change goes on in its own while trouble of another kind has another. */
    @Test
    void goesOnInItsThreadWhileThereIsTrouble() {
        String spf = "example.com. 1800 IN TXT \"v=spf1 mx ip4:100.128.0.30 -all\"";
        network.everywhere(zone(2, spf));
        world.pass(Duration.ofMinutes(16));
        assertHeard(1, "Changed: SPF ");
        network.everywhere(zone(3, spf, "example.com. 1800 IN MX 10 gone.example.com."));
        world.pass(Duration.ofMinutes(18));
        assertEquals(2, world.watched("example.com").memory().following().size());
        world.pass(HOUR);
        assertHeard(4);
        assertTrue(heard().stream().anyMatch(one -> one.contains("asked has the new SPF")));
        assertTrue(heard().stream().anyMatch(one -> one.contains("asked has the new MX")));
    }

    /** P11: a server that never answers is said not to have, and holds up nothing. */
    @Test
    void claimsNothingOfAServerThatNeverAnswers() {
        network.everywhere(zone(2, "example.com. 1800 IN TXT \"v=spf1 mx ip4:100.128.0.30 -all\""));
        network.at(Network.NS2, silent());
        world.pass(Duration.ofMinutes(20));
        String change = heard().stream()
                .filter(one -> one.contains("Changed: "))
                .findFirst()
                .orElseThrow();
        assertTrue(change.contains("on ns1.example.com; no answer from ns2.example.com"), change);
        world.pass(HOUR);
        assertTrue(
                heard().stream()
                        .anyMatch(one -> one.contains("No answer from ns2.example.com: what it says is not known.")),
                () -> String.join("---\n", heard()));
    }

    /** What came with the trouble is named, though a change before it brought the host in; and the history marks the same. */
    @Test
    void namesWhatCameWithTheTrouble() {
        network.everywhere(zone(2, "example.com. 1800 IN MX 10 mx.provider.net."));
        world.pass(Duration.ofMinutes(20));
        assertHeard(1, "Changed: MX 10 mail.example.com → 10 mx.provider.net");
        network.everywhere(zone(2, "example.com. 1800 IN MX 10 mx.provider.net.", "mx.provider.net. 1800 IN A gone"));
        world.pass(Duration.ofMinutes(20));
        String alert = heard().stream()
                .filter(one -> one.startsWith("BROKEN"))
                .findFirst()
                .orElse("");
        assertTrue(
                alert.contains("Most likely the cause: the change of ")
                        && alert.contains(", mx.provider.net A 100.128.0.20 → (none)."),
                () -> String.join("---\n", heard()));
        Watched watched = world.watched("example.com");
        assertEquals(
                "mx.provider.net A",
                Blame.of(
                                watched,
                                world.store
                                        .watches()
                                        .history(World.OPS, watched.watch().domain(), 20))
                        .orElseThrow()
                        .difference()
                        .question());
    }
}
