package dev.mxbot.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.reply.Tree;
import dev.mxbot.testing.ReplyGallery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryReportTest {
    private static final Instant MORNING = Instant.parse("2026-11-20T09:15:00Z");
    private static final Seen GOOGLE = found("1 smtp.google.com.");
    private static final Seen MICROSOFT = found("0 example-org.mail.protection.outlook.com.");
    private static final Seen ABSENT = new Seen(Seen.Kind.ABSENT, List.of(), true, 300);

    private static final Recorded MOVED = recorded(
            MORNING,
            "MX moved from Google Workspace to Microsoft 365",
            new Difference("example.org MX", GOOGLE, MICROSOFT));
    private static final Recorded LOST = recorded(
            Instant.parse("2026-11-21T23:30:00Z"),
            "example.org lost its MX records",
            new Difference("example.org MX", MICROSOFT, ABSENT));
    private static final Recorded DMARC = recorded(
            Instant.parse("2026-11-21T08:00:00Z"),
            "DMARC was weakened from reject to none",
            new Difference("_dmarc.example.org TXT", found("v=DMARC1; p=reject"), found("v=DMARC1; p=none")));

    private static final Finding BOUNCES = new Finding(
            "mx.missing",
            Severity.CRITICAL,
            Lane.RECEIVING,
            "example.org",
            "example.org has no MX record and no address",
            "",
            "",
            List.of(new Observation("example.org MX", "NODATA", "192.0.2.53", OptionalLong.of(300), MORNING)),
            List.of(),
            List.of(),
            List.of(),
            false);

    private static Seen found(String... values) {
        return new Seen(Seen.Kind.FOUND, List.of(values), true, 3600);
    }

    private static Recorded recorded(Instant by, String effect, Difference... differences) {
        return new Recorded(by.minus(Duration.ofMinutes(15)), by, List.of(differences), effect, Snapshot.NOTHING);
    }

    private static HistoryReport report(Recorded... changes) {
        return new HistoryReport(Domain.NAME, List.of(changes), Culprit.among(List.of(changes), List.of(BOUNCES)));
    }

    private static List<Block.Item> items(Reply reply) {
        return reply.blocks().stream()
                .flatMap(block -> block instanceof Block.Section day ? day.body().stream() : Stream.of())
                .flatMap(block -> block instanceof Block.Item item ? Stream.of(item) : Stream.of())
                .toList();
    }

    private static String code(Block.Item item) {
        return item.body().stream()
                .flatMap(block -> block instanceof Block.Code code ? Stream.of(code.text()) : Stream.of())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsTheNewestFirstByDays() {
        Reply reply = report(MOVED, LOST, DMARC).reply();

        assertEquals(
                "3 changes of the mail records of example.org, the last on 2026-11-21 23:30:00 UTC.",
                PlainText.line(reply.headline()));
        assertEquals(
                List.of("2026-11-21 (UTC)", "2026-11-20 (UTC)"),
                reply.blocks().stream()
                        .flatMap(block -> block instanceof Block.Section day ? Stream.of(day) : Stream.of())
                        .map(day -> PlainText.line(day.title()))
                        .toList());
        assertEquals(
                List.of(
                        "2026-11-21 23:30:00 UTC  most likely the cause: example.org lost its MX records",
                        "2026-11-21 08:00:00 UTC  DMARC was weakened from reject to none",
                        "2026-11-20 09:15:00 UTC  MX moved from Google Workspace to Microsoft 365"),
                items(reply).stream().map(item -> PlainText.line(item.title())).toList());
    }

    @Test
    void showsWhatWentAndWhatCame() {
        List<Block.Item> items = items(report(MOVED, LOST).reply());

        assertEquals(
                "− example.org MX 0 example-org.mail.protection.outlook.com.\n+ example.org MX (none)",
                code(items.get(0)));
        assertEquals(
                "− example.org MX 1 smtp.google.com.\n+ example.org MX 0 example-org.mail.protection.outlook.com.",
                code(items.get(1)));
    }

    @Test
    void leavesOutWhatStayed() {
        Recorded more = recorded(
                MORNING,
                "",
                new Difference(
                        "example.org MX", found("10 a.example.org.", "20 b.example.org."), found("10 a.example.org.")));

        assertEquals(
                "− example.org MX 20 b.example.org.",
                code(items(report(more).reply()).get(0)));
    }

    @Test
    void marksTheCulpritAlone() {
        HistoryReport report = report(MOVED, LOST, DMARC);

        assertEquals(
                List.of(Mark.CRITICAL, Mark.NONE, Mark.NONE),
                items(report.reply()).stream().map(Block.Item::mark).toList());
        assertEquals(
                1,
                report.tree().orElseThrow().flat().stream()
                        .filter(node -> node.mark() == Mark.CRITICAL)
                        .count());
    }

    @Test
    void marksNothingWithoutTrouble() {
        HistoryReport calm = new HistoryReport(Domain.NAME, List.of(MOVED), Optional.empty());

        assertEquals(
                List.of(Mark.NONE),
                items(calm.reply()).stream().map(Block.Item::mark).toList());
        assertFalse(calm.tree().orElseThrow().isMarked());
    }

    @Test
    void capsAndCounts() {
        Recorded[] many = Stream.iterate(0, i -> i + 1)
                .limit(57)
                .map(i -> recorded(
                        MORNING.plus(Duration.ofHours(i)),
                        "effect " + i,
                        MOVED.differences().get(0)))
                .toArray(Recorded[]::new);
        HistoryReport report = report(many);

        assertEquals(20, items(report.reply()).size());
        assertEquals(
                new Block.Paragraph(Text.of("and 37 more")),
                report.reply().blocks().get(report.reply().blocks().size() - 1));
        // One line more for each node of which children were left out, as Tree.within says.
        assertTrue(
                report.tree().orElseThrow().size() <= 80,
                () -> "" + report.tree().orElseThrow().size());
    }

    @Test
    void saysWhereNothingIsRecorded() {
        HistoryReport none = report();

        assertEquals(
                "No change of the mail records of example.org is recorded.",
                PlainText.line(none.reply().headline()));
        assertEquals(Optional.empty(), none.tree());
    }

    @Test
    void saysThePictureInWords() {
        Tree tree = report(MOVED, LOST).tree().orElseThrow();

        assertEquals(
                List.of(
                        "example.org",
                        "2026-11-21 (UTC)",
                        "23:30  most likely the cause: example.org lost its MX records",
                        "− example.org MX 0 example-org.mail.protection.outlook.com.",
                        "+ example.org MX (none)",
                        "2026-11-20 (UTC)",
                        "09:15  MX moved from Google Workspace to Microsoft 365",
                        "− example.org MX 1 smtp.google.com.",
                        "+ example.org MX 0 example-org.mail.protection.outlook.com."),
                tree.flat().stream().map(node -> PlainText.line(node.label())).toList());
        assertEquals(
                "Timeline of example.org: 2 changes. The text says the same.",
                report(MOVED, LOST).alt());
    }

    /** T10: what others publish stands in literals and code alone. */
    @Test
    void letsNoForeignTextAct() {
        Recorded hostile = recorded(
                MORNING,
                ReplyGallery.HOSTILE,
                new Difference("example.org TXT", found("v=spf1"), found(ReplyGallery.HOSTILE)));
        HistoryReport report = new HistoryReport(Domain.NAME, List.of(hostile), Optional.empty());
        List<Text> lines = new ArrayList<>(
                report.tree().orElseThrow().flat().stream().map(Tree::label).toList());
        items(report.reply()).forEach(item -> lines.add(item.title()));

        lines.forEach(line -> line.runs().forEach(run -> {
            if (run instanceof Inline.Plain plain) {
                assertFalse(plain.text().matches(".*[<>@`*~|\\\\\\[\\]&#$\\p{Cntrl}].*"), plain.text());
            }
        }));
    }

    /** Whatever stands in records: an effect is found for it, in one line. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void anyTextHasAnEffect(int seed) {
        Random random = new Random(seed);
        List<String> questions = List.of(
                "example.org MX",
                "example.org TXT",
                "_dmarc.example.org TXT",
                "_mta-sts.example.org TXT",
                Domain.POLICY,
                "mx1.example.org A",
                "1.1.9.5.in-addr.arpa PTR",
                "example.org NS",
                "s._domainkey.example.org TXT");
        for (int round = 0; round < 200; round++) {
            Snapshot before = anything(questions, random);
            Snapshot after = anything(questions, random).known(before);
            String line = Effects.line(Domain.NAME, before, after);

            assertEquals(after.differencesSince(before).isEmpty(), line.isEmpty(), () -> before + "\n" + after + "\n");
            assertTrue(line.length() < 1000 && line.indexOf('\n') < 0, line);
        }
    }

    private static Snapshot anything(List<String> questions, Random random) {
        List<String> words = List.of(
                "10 mx1.example.org.",
                "0 .",
                "v=spf1 mx -all",
                "v=spf1 include:a..b ip4:: all",
                "v=DMARC1; p=;",
                "p=none",
                "5.9.1.1",
                "mx: *",
                "mode: enforce",
                "=",
                ";",
                " ",
                "\n",
                "%{i}._spf",
                "999999 x",
                ReplyGallery.HOSTILE);
        SortedMap<String, Seen> seen = new TreeMap<>();
        for (String question : questions) {
            Seen.Kind kind = List.of(Seen.Kind.values()).get(random.nextInt(3));
            List<String> values = new ArrayList<>();
            for (int i = random.nextInt(3); kind == Seen.Kind.FOUND && i >= 0; i--) {
                values.add(words.get(random.nextInt(words.size())));
            }
            seen.put(question, new Seen(kind, values, random.nextBoolean(), 60));
        }
        return new Snapshot(MORNING, seen);
    }
}
