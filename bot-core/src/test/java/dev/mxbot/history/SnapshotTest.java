package dev.mxbot.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.FakeDns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to a snapshot, and what counts as a change of it (RELIABILITY.md P11, P12). */
class SnapshotTest {
    private static final List<String> ZONE = List.of(
            "example.org. 3600 IN SOA ns1.example.net. hostmaster.example.org. 7 3600 600 604800 300",
            "example.org. 3600 IN NS ns1.example.net.",
            "example.org. 3600 IN NS ns2.example.net.",
            "ns1.example.net. 3600 IN A 5.9.0.1",
            "ns2.example.net. 3600 IN A 5.9.0.2",
            "example.org. 3600 IN MX 10 mx1.example.org.",
            "example.org. 3600 IN MX 20 mx2.example.org.",
            "mx1.example.org. 3600 IN A 5.9.1.1",
            "mx1.example.org. 3600 IN A 5.9.1.11",
            "mx1.example.org. 3600 IN AAAA 2a01:4f8::1",
            "mx2.example.org. 3600 IN A 5.9.1.2",
            "1.1.9.5.in-addr.arpa. 3600 IN PTR mx1.example.org.",
            "11.1.9.5.in-addr.arpa. 3600 IN PTR mx1.example.org.",
            "2.1.9.5.in-addr.arpa. 3600 IN PTR mx2.example.org.",
            "example.org. 3600 IN TXT \"v=spf1 mx ip4:5.9.1.7 include:_spf.example.net include:_more.example.org -all\"",
            "example.org. 3600 IN TXT \"some-site-verification=31\"",
            "_spf.example.net. 3600 IN TXT \"v=spf1 ip4:5.9.2.0/24 -all\"",
            "_more.example.org. 3600 IN TXT \"v=spf1 ip4:5.9.3.0/24 -all\"",
            "_dmarc.example.org. 3600 IN TXT \"v=DMARC1; p=reject; rua=mailto:reports@example.org\"",
            "_mta-sts.example.org. 3600 IN TXT \"v=STSv1; id=20261101\"",
            "_smtp._tls.example.org. 3600 IN TXT \"v=TLSRPTv1; rua=mailto:tls@example.org\"",
            "default._domainkey.example.org. 3600 IN TXT \"v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEF\"",
            "selector1._domainkey.example.org. 3600 IN CNAME example-org.dkim.example.net.",
            "example-org.dkim.example.net. 3600 IN TXT \"v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEX\"",
            "_25._tcp.mx1.example.org. 3600 IN TLSA 3 1 1 8cb0fc6c527506a053f4f14c8464bebbd6dede2738d11468dd953d7d6a3021f1",
            "example.org. 3600 IN A 5.9.4.4");

    private static final String[] POLICY = {
        "version: STSv1", "mode: enforce", "mx: mx1.example.org", "mx: mx2.example.org", "max_age: 604800"
    };

    private static Snapshot snapshot(List<String> zone) {
        return Domain.zone(zone.toArray(String[]::new)).serving(POLICY).snapshot();
    }

    private static List<String> changed(Snapshot before, Snapshot after) {
        return after.known(before).differencesSince(before).stream()
                .map(Difference::question)
                .toList();
    }

    @Test
    void holdsEveryRecordOfMailWithWhatItLeadsTo() {
        Snapshot snapshot = snapshot(ZONE).known(Snapshot.NOTHING);

        assertEquals(List.of("10 mx1.example.org.", "20 mx2.example.org."), values(snapshot, "example.org MX"));
        assertEquals(List.of("5.9.1.1", "5.9.1.11"), values(snapshot, "mx1.example.org A"));
        assertEquals(List.of("2a01:4f8::1"), values(snapshot, "mx1.example.org AAAA"));
        assertEquals(List.of("mx1.example.org."), values(snapshot, "11.1.9.5.in-addr.arpa PTR"));
        assertEquals(
                List.of("v=spf1 mx ip4:5.9.1.7 include:_spf.example.net include:_more.example.org -all"),
                values(snapshot, "example.org TXT"));
        assertEquals(List.of("v=spf1 ip4:5.9.2.0/24 -all"), values(snapshot, "_spf.example.net TXT"));
        assertEquals(
                List.of("v=DMARC1; p=reject; rua=mailto:reports@example.org"),
                values(snapshot, "_dmarc.example.org TXT"));
        assertEquals(List.of("v=STSv1; id=20261101"), values(snapshot, "_mta-sts.example.org TXT"));
        assertEquals(
                List.of("max_age: 604800", "mode: enforce", "mx: mx1.example.org", "mx: mx2.example.org"),
                values(snapshot, Domain.POLICY));
        assertEquals(List.of("v=TLSRPTv1; rua=mailto:tls@example.org"), values(snapshot, "_smtp._tls.example.org TXT"));
        assertEquals(
                List.of("example-org.dkim.example.net."), values(snapshot, "selector1._domainkey.example.org CNAME"));
        assertEquals(List.of("ns1.example.net.", "ns2.example.net."), values(snapshot, "example.org NS"));
    }

    @Test
    void leavesOutWhatNobodyPublished() {
        Snapshot snapshot = snapshot(ZONE).known(Snapshot.NOTHING);

        assertEquals(
                List.of(),
                snapshot.seen().keySet().stream()
                        .filter(question -> question.contains("mxbot-")
                                || question.endsWith(" SOA")
                                || question.startsWith("_domainkey.")
                                || question.startsWith("google._domainkey.")
                                || question.equals("ns1.example.net A"))
                        .toList());
    }

    @Test
    void tellsOwnRecordsFromOthers() {
        Snapshot snapshot = snapshot(ZONE);

        assertTrue(snapshot.answer("mx1.example.org A").own());
        assertTrue(snapshot.answer("1.1.9.5.in-addr.arpa PTR").own(), "of an own host's address");
        assertTrue(snapshot.answer("_more.example.org TXT").own());
        assertFalse(snapshot.answer("_spf.example.net TXT").own());
        assertFalse(snapshot.answer("selector1._domainkey.example.org TXT").own(), "the key stands at the provider");
        assertTrue(snapshot.answer("selector1._domainkey.example.org CNAME").own());
    }

    /** P12: order, TTL, case, chunking and the serial are no change. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void staysSilentWhenOnlyTheFormChanges(int seed) {
        Random random = new Random(seed);
        List<String> other = new ArrayList<>();
        ZONE.forEach(line -> other.add(reworded(line, random)));
        Collections.shuffle(other, random);

        assertEquals(List.of(), changed(snapshot(ZONE), snapshot(other)), () -> String.join("\n", other));
    }

    /** As another name server, or another panel, would publish the same. */
    private static String reworded(String line, Random random) {
        String form = line.replace(" 3600 IN", " " + (60 + random.nextInt(9000)) + " IN")
                .replace(". 7 ", ". 8 ");
        int quote = form.indexOf('"');
        if (quote < 0) {
            return recased(form, random);
        }
        String owner = recased(form.substring(0, quote), random);
        String text = form.substring(quote + 1, form.length() - 1);
        String spaced = text.startsWith("v=spf1")
                ? text.replace(" ", " ".repeat(1 + random.nextInt(3)))
                        .replace(" ip4:5.9.1.7", " +IP4:5.9.1.7/32")
                        .replace("include:", "INCLUDE:")
                : text.startsWith("v=DMARC1")
                        ? text.replace("; ", random.nextBoolean() ? ";" : " ;  ")
                                        .replace("p=reject", "P = Reject") + ";"
                        : text.startsWith("v=STS") ? text + ";" : text;
        int cut = 1 + random.nextInt(spaced.length() - 1);
        return owner + "\"" + spaced.substring(0, cut) + "\" \"" + spaced.substring(cut) + "\"";
    }

    private static String recased(String text, Random random) {
        StringBuilder mixed = new StringBuilder();
        text.chars()
                .map(letter -> random.nextBoolean() ? Character.toUpperCase(letter) : letter)
                .forEach(letter -> mixed.append((char) letter));
        return mixed.toString();
    }

    /**
     * One change of data, and the question whose answer it changes.
     */
    private record Edit(String from, String to, String question) {}

    static Stream<Edit> edits() {
        return Stream.of(
                new Edit("MX 10 mx1.example.org.", "MX 11 mx1.example.org.", "example.org MX"),
                new Edit("MX 20 mx2.example.org.", "MX 20 mx3.example.org.", "example.org MX"),
                new Edit("A 5.9.1.11", "A 5.9.1.12", "mx1.example.org A"),
                new Edit("AAAA 2a01:4f8::1", "AAAA 2a01:4f8::2", "mx1.example.org AAAA"),
                new Edit("PTR mx2.example.org.", "PTR mail.example.org.", "2.1.9.5.in-addr.arpa PTR"),
                new Edit("ip4:5.9.1.7", "ip4:5.9.1.8", "example.org TXT"),
                new Edit("include:_more.example.org -all", "include:_more.example.org ~all", "example.org TXT"),
                new Edit("mx ip4:5.9.1.7", "ip4:5.9.1.7 mx", "example.org TXT"),
                new Edit("ip4:5.9.2.0/24", "ip4:5.9.2.0/25", "_spf.example.net TXT"),
                new Edit("p=reject", "p=none", "_dmarc.example.org TXT"),
                new Edit("reports@example.org", "report@example.org", "_dmarc.example.org TXT"),
                new Edit("id=20261101", "id=20261102", "_mta-sts.example.org TXT"),
                new Edit("tls@example.org", "tls2@example.org", "_smtp._tls.example.org TXT"),
                new Edit("BAQEF", "BAQEf", "default._domainkey.example.org TXT"),
                new Edit("CNAME example-org.dkim", "CNAME example-com.dkim", "selector1._domainkey.example.org CNAME"),
                new Edit("NS ns2.example.net.", "NS ns3.example.net.", "example.org NS"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void seesEveryChangeOfData(Edit edit) {
        List<String> after =
                ZONE.stream().map(line -> line.replace(edit.from(), edit.to())).toList();

        assertTrue(
                changed(snapshot(ZONE), snapshot(after)).contains(edit.question()),
                () -> edit + ": " + changed(snapshot(ZONE), snapshot(after)));
    }

    @Test
    void seesAPolicyChangeUnderTheSameId() {
        Snapshot after = Domain.zone(ZONE.toArray(String[]::new))
                .serving(
                        "version: STSv1",
                        "mode: testing",
                        "mx: mx1.example.org",
                        "mx: mx2.example.org",
                        "max_age: 604800")
                .snapshot();

        assertEquals(List.of(Domain.POLICY), changed(snapshot(ZONE), after));
    }

    /** P11: what times out is no change, and what was known of it stays known, with all that hangs on it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org MX",
                "mx1.example.org A",
                "1.1.9.5.in-addr.arpa PTR",
                "example.org TXT",
                "_spf.example.net TXT",
                "_dmarc.example.org TXT",
                "_mta-sts.example.org TXT",
                "default._domainkey.example.org TXT",
                "selector1._domainkey.example.org TXT",
                "example.org NS"
            })
    void keepsWhatItKnowsWhenAQuestionIsNotAnswered(String question) {
        Snapshot before = snapshot(ZONE).known(Snapshot.NOTHING);
        Snapshot blind = Domain.of(FakeDns.zone(String.join("\n", ZONE)).failing(question))
                .serving(POLICY)
                .snapshot();

        assertEquals(Seen.Kind.UNKNOWN, blind.answer(question).kind());
        assertEquals(List.of(), changed(before, blind));
        Snapshot kept = blind.known(before);
        assertEquals(before.seen().get(question), kept.seen().get(question));
        assertTrue(
                kept.seen().keySet().containsAll(before.seen().keySet()),
                () -> "lost: "
                        + before.seen().keySet().stream()
                                .filter(key -> !kept.seen().containsKey(key))
                                .toList());
    }

    @Test
    void claimsNothingFromAnUnknownBeginning() {
        Snapshot blind = Domain.of(FakeDns.zone(String.join("\n", ZONE)).failing("_dmarc.example.org TXT"))
                .serving(POLICY)
                .snapshot();

        assertEquals(List.of(), changed(blind.known(Snapshot.NOTHING), snapshot(ZONE)));
    }

    @Test
    void forgetsHostsThatAreNoLongerNamed() {
        List<String> after =
                ZONE.stream().filter(line -> !line.contains("MX 20")).toList();
        Snapshot before = snapshot(ZONE);

        assertFalse(snapshot(after).known(before).seen().containsKey("mx2.example.org A"));
    }

    /** A selector that was there is missed; one that was only guessed is not. */
    @Test
    void missesASelectorThatWasThere() {
        Snapshot before = snapshot(ZONE).known(Snapshot.NOTHING);
        List<String> after = ZONE.stream()
                .filter(line -> !line.startsWith("default._domainkey"))
                .toList();

        assertEquals(List.of("default._domainkey.example.org TXT"), changed(before, snapshot(after)));
    }

    @Test
    void announcesNoChangeOfOthersAlone() {
        List<String> after = ZONE.stream()
                .map(line -> line.replace("ip4:5.9.2.0/24", "ip4:5.9.5.0/24"))
                .toList();
        Snapshot before = snapshot(ZONE);
        List<Difference> differences = snapshot(after).known(before).differencesSince(before);

        assertEquals(1, differences.size());
        assertFalse(differences.get(0).announced());
    }

    @Test
    void announcesAChangeOfItsOwn() {
        List<String> after = ZONE.stream()
                .map(line -> line.replace("A 5.9.1.2", "A 5.9.1.22"))
                .toList();
        Snapshot before = snapshot(ZONE);

        assertTrue(snapshot(after).known(before).differencesSince(before).stream()
                .anyMatch(difference -> difference.question().equals("mx2.example.org A") && difference.announced()));
    }

    /** The longest TTL counts: what a resolver says later is what its cache has left. */
    @Test
    void remembersHowLongCachesKeepIt() {
        Snapshot before = snapshot(ZONE);
        Snapshot later = snapshot(
                ZONE.stream().map(line -> line.replace(" 3600 IN", " 40 IN")).toList());

        assertEquals(3600, later.known(before).answer("_dmarc.example.org TXT").ttl());
        assertEquals(40, later.known(before).answer("example.org MX").ttl(), "said by the domain's own servers");
    }

    private static List<String> values(Snapshot snapshot, String question) {
        return snapshot.answer(question).values();
    }

    /** P10: without DNS nothing is seen, and all stays known as it was. */
    @Test
    void keepsEverythingWhileTheDnsIsOutOfReach() {
        Snapshot before = snapshot(ZONE).known(Snapshot.NOTHING);
        FakeDns dead = FakeDns.zone("");
        before.seen().keySet().forEach(question -> dead.failing(question));
        dead.failing(". NS");
        Snapshot blind = Domain.of(dead).at("2026-11-20T15:00:00Z").snapshot();

        assertEquals(before.seen().keySet(), blind.known(before).seen().keySet());
        assertEquals(List.of(), changed(before, blind));
    }

    /** T7: a thousand records cost a bounded snapshot, and a change of the last of them is seen. */
    @Test
    void staysSmallAndStillSeesAChange() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add("example.org. MX 10 mx" + i + ".example.org.");
        }
        List<String> other = new ArrayList<>(many);
        other.set(999, "example.org. MX 10 mx1000.example.org.");
        Snapshot before = snapshot(many);

        assertEquals(101, before.answer("example.org MX").values().size());
        assertEquals(List.of("example.org MX"), changed(before, snapshot(other)));
    }

    /** T5, T6: loops end. */
    @Test
    void followsNoLoop() {
        List<String> loop = List.of(
                "example.org. MX 10 mx1.example.org.",
                "mx1.example.org. A 5.9.1.1",
                "example.org. TXT \"v=spf1 include:example.org include:_a.example.org -all\"",
                "_a.example.org. TXT \"v=spf1 include:_b.example.org -all\"",
                "_b.example.org. TXT \"v=spf1 include:_a.example.org -all\"");
        Snapshot before = snapshot(loop).known(Snapshot.NOTHING);
        Snapshot blind = Domain.of(FakeDns.zone(String.join("\n", loop)).failing("example.org TXT"))
                .serving(POLICY)
                .snapshot();

        assertEquals(
                before.seen().get("_b.example.org TXT"),
                blind.known(before).seen().get("_b.example.org TXT"));
    }

    @Test
    void recordsNothingThatOnlyOthersChanged() {
        Snapshot before = snapshot(ZONE).known(Snapshot.NOTHING);
        Snapshot others = snapshot(ZONE.stream()
                        .map(line -> line.replace("ip4:5.9.2.0/24", "ip4:5.9.5.0/24"))
                        .toList())
                .known(before);
        Snapshot own = snapshot(ZONE.stream()
                        .map(line -> line.replace("p=reject", "p=none").replace("ip4:5.9.2.0/24", "ip4:5.9.5.0/24"))
                        .toList())
                .known(before);

        assertTrue(Recorded.between(Domain.NAME, before, others).isEmpty());
        assertEquals(
                2,
                Recorded.between(Domain.NAME, before, own)
                        .orElseThrow()
                        .differences()
                        .size(),
                "what others changed meanwhile is recorded with it");
    }
}
