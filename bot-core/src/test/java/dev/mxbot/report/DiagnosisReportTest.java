package dev.mxbot.report;

import static dev.mxbot.diagnosis.Verdict.AT_RISK;
import static dev.mxbot.diagnosis.Verdict.BROKEN;
import static dev.mxbot.diagnosis.Verdict.HEALTHY;
import static dev.mxbot.diagnosis.Verdict.NONE;
import static dev.mxbot.diagnosis.Verdict.UNKNOWN;
import static dev.mxbot.report.Diagnoses.facts;
import static dev.mxbot.report.Diagnoses.lanes;
import static dev.mxbot.report.Diagnoses.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.testing.ReplyGallery;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagnosisReportTest {
    @Test
    void aBrokenDomain() {
        assertEquals("""
                BROKEN  example.com cannot receive mail: its only MX host mail.exmaple.com does not exist.
                Every sender gets a bounce.
                1 critical, 2 warnings. Receiving BROKEN, sending AT RISK, transport not checked. Google Workspace sends for it.

                1  CRITICAL  MX 10 mail.exmaple.com: the name does not exist
                   example.com MX: 10 mail.exmaple.com. (said by 192.0.2.53)
                   mail.exmaple.com A: NXDOMAIN (said by 192.0.2.53)
                   Fix, proven: Point the MX at a host that exists.
                       remove  example.com. 3600 IN MX 10 mail.exmaple.com.
                       add     example.com. 3600 IN MX 1 smtp.google.com.
                2  WARNING  SPF of example.com needs 9 of 10 DNS lookups
                3  WARNING  DMARC asks receivers to do nothing (p=none)
                1 remark: the TTL of the MX records is 2 d.
                31 lookups in 212 ms, 3 from cache (oldest 40 s)
                """, brief(Diagnoses.broken()));
    }

    @Test
    void aHealthyDomain() {
        assertEquals("""
                HEALTHY  example.com receives mail at Google Workspace (2 hosts), sends with SPF and DMARC (reject).
                Nothing to fix.
                2 remarks: example.com publishes no MTA-STS policy; the TTL of the MX records is 2 d.
                31 lookups in 212 ms, 3 from cache (oldest 40 s)
                """, brief(Diagnoses.healthy()));
    }

    @Test
    void anUnknownDomain() {
        Diagnosis diagnosis = Diagnoses.of(
                UNKNOWN, lanes(UNKNOWN, HEALTHY, UNKNOWN), List.of(Diagnoses.unanswered()), facts(Map.of()));

        assertEquals("""
                UNKNOWN  I could not find out whether example.com receives mail.
                What was asked, and what came back:
                - example.com MX: no reply (3 tries) (asked: 192.0.2.53, 192.0.2.54)
                The DNS answers other questions from here.
                Senders keep trying for days; nothing is lost yet.
                1 unknown. Receiving UNKNOWN, sending HEALTHY, transport not checked.

                1  UNKNOWN  the MX records of example.com could not be looked up
                31 lookups in 212 ms, 3 from cache (oldest 40 s)
                """, brief(diagnosis));
    }

    @Test
    void everythingInDetail() {
        assertEquals("""
                BROKEN  example.com cannot receive mail: its only MX host mail.exmaple.com does not exist.
                1 critical, 2 warnings. Receiving BROKEN, sending AT RISK, transport not checked. Google Workspace sends for it.

                1  CRITICAL  MX 10 mail.exmaple.com: the name does not exist
                   Every sender gets a bounce.
                   - example.com MX: 10 mail.exmaple.com. (said by 192.0.2.53), 2026-11-20 14:02:11 UTC, TTL 3600 s
                   - mail.exmaple.com A: NXDOMAIN (said by 192.0.2.53), 2026-11-20 14:02:11 UTC, TTL 300 s
                   Fix, proven: Point the MX at a host that exists.
                       remove  example.com. 3600 IN MX 10 mail.exmaple.com.
                       add     example.com. 3600 IN MX 1 smtp.google.com.
                   Fix: Or publish the host.
                       add     mail.exmaple.com. 3600 IN A <address>
                   Only you know: address.
                   - Ask the owner of exmaple.com.
                   Check it:
                       dig +short mail.exmaple.com A
                   mx.target.nxdomain · RFC 5321 section 5.1
                2  WARNING  SPF of example.com needs 9 of 10 DNS lookups
                   spf.lookups.near
                3  WARNING  DMARC asks receivers to do nothing (p=none)
                   dmarc.policy.none
                4  NOTICE  the TTL of the MX records is 2 d
                   mx.ttl.high
                31 lookups in 212 ms, 3 from cache (oldest 40 s)
                """, text(DiagnosisReport.detailed(Diagnoses.broken())));
    }

    @Test
    void severalDomains() {
        Diagnosis unknown = Diagnoses.named(
                "example.org",
                UNKNOWN,
                lanes(UNKNOWN, HEALTHY, UNKNOWN),
                List.of(Diagnoses.unanswered()),
                facts(Map.of()),
                List.of());
        Reply reply = DiagnosisReport.several(List.of(Diagnoses.broken(), unknown, Diagnoses.healthy()));

        assertEquals("""
                BROKEN  3 domains: 1 broken, 1 unknown, 1 healthy.

                1  BROKEN  example.com cannot receive mail: its only MX host mail.exmaple.com does not exist.
                   - CRITICAL  MX 10 mail.exmaple.com: the name does not exist
                   - WARNING  SPF of example.com needs 9 of 10 DNS lookups
                   - WARNING  DMARC asks receivers to do nothing (p=none)
                2  UNKNOWN  I could not find out whether example.org receives mail.
                   - UNKNOWN  the MX records of example.com could not be looked up
                3  HEALTHY  example.com receives mail at Google Workspace (2 hosts), sends with SPF and DMARC (reject).
                """, text(reply));
        assertEquals(
                List.of(new Button("Re-check", "recheck", "example.com example.org example.com")), reply.buttons());
    }

    @Test
    void theDnsOutOfReach() {
        Diagnosis diagnosis = Diagnoses.named(
                "example.com",
                UNKNOWN,
                lanes(UNKNOWN, UNKNOWN, UNKNOWN),
                List.of(Diagnoses.unanswered()),
                facts(Map.of()),
                List.of(new Observation(
                        ". NS", "no reply", "192.0.2.53, 192.0.2.54", OptionalLong.empty(), Diagnoses.AT)));

        assertEquals("""
                UNKNOWN  I cannot ask the DNS right now.
                - . NS: no reply (asked: 192.0.2.53, 192.0.2.54)
                Not even these are answered, so the trouble is here. Nothing is claimed about example.com.
                """, brief(diagnosis));
    }

    @Test
    void theBestWarningComesWithItsFixWhereNothingIsWorse() {
        Finding warning = new Finding(
                "dmarc.missing",
                Severity.WARNING,
                Lane.SENDING,
                "example.com",
                "example.com has no DMARC record",
                "Receivers cannot tell forged mail.",
                "",
                List.of(),
                List.of(Fix.add(
                        "Publish one",
                        new ZoneRecord(DomainName.of("_dmarc.example.com"), 3600, "TXT", "\"v=DMARC1; p=none\""))),
                List.of(),
                List.of(),
                false);
        String brief = brief(Diagnoses.of(
                AT_RISK, lanes(HEALTHY, AT_RISK, HEALTHY), List.of(warning, warning), Diagnoses.healthyFacts()));

        assertTrue(
                brief.startsWith(
                        "AT RISK  example.com receives mail at Google Workspace (2 hosts), but it has no DMARC record.\n"),
                brief);
        assertEquals(1, brief.split("add     _dmarc", -1).length - 1, brief);
    }

    @Test
    void saysWhatTheNullMxSays() {
        Diagnosis nullMx = Diagnoses.of(
                HEALTHY,
                lanes(NONE, NONE, NONE),
                List.of(),
                facts(Map.of("mx", Map.of("status", "found", "nullMx", true), "spf", Map.of("status", "found"))));

        assertEquals("example.com takes no mail, and says so (null MX); it sends none either.", Headline.plain(nullMx));
        assertTrue(brief(nullMx).contains("\nNothing to fix.\n31 lookups"), brief(nullMx));
    }

    @Test
    void namesALaneThatIsNotUsedBesideOneThatFails() {
        String brief = brief(Diagnoses.of(
                BROKEN,
                lanes(NONE, BROKEN, NONE),
                List.of(critical(Lane.SENDING, "SPF lets everybody send")),
                facts(Map.of("provider", Map.of("outboundNames", List.of("A", "B", "C", "D", "E"))))));

        assertTrue(
                brief.contains(
                        "1 critical. Receiving not used, sending BROKEN, transport not used. A, B, C and 2 more send for it."),
                brief);
    }

    @Test
    void claimsNothingIsFineWhereNothingIsKnown() {
        Finding reserved = new Finding(
                "dns.domain.specialuse",
                Severity.NOTICE,
                Lane.RECEIVING,
                "example.invalid",
                "nobody can register it",
                "No sender can deliver to it.",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true);
        String brief =
                brief(Diagnoses.of(UNKNOWN, lanes(UNKNOWN, HEALTHY, HEALTHY), List.of(reserved), facts(Map.of())));

        assertTrue(brief.contains("\nNo sender can deliver to it.\nReceiving UNKNOWN, sending HEALTHY"), brief);
    }

    @Test
    void everyVerdictHasItsHeadline() {
        assertEquals(
                "Sending as example.com is broken: SPF lets everybody send.",
                headline(BROKEN, lanes(HEALTHY, BROKEN, HEALTHY), critical(Lane.SENDING, "SPF lets everybody send")));
        assertEquals(
                "Senders that insist on TLS cannot deliver to example.com: the policy does not list mx1.example.net.",
                headline(
                        BROKEN,
                        lanes(HEALTHY, HEALTHY, BROKEN),
                        critical(Lane.TRANSPORT, "the policy does not list mx1.example.net")));
        assertEquals("example.com receives mail.", headline(HEALTHY, lanes(HEALTHY, HEALTHY, HEALTHY)));
        assertEquals("example.com receives mail; it sends none.", headline(HEALTHY, lanes(HEALTHY, NONE, HEALTHY)));
        assertEquals("example.com takes no mail.", headline(HEALTHY, lanes(NONE, HEALTHY, NONE)));
    }

    @Test
    void namesASingleHostAndTheImplicitOne() {
        assertEquals(
                "example.com receives mail at mail.example.com.",
                Headline.plain(Diagnoses.of(
                        HEALTHY,
                        lanes(HEALTHY, HEALTHY, HEALTHY),
                        List.of(),
                        facts(Map.of("mx", Map.of("hosts", List.of(Diagnoses.host("mail.example.com"))))))));
        assertEquals(
                "example.com receives mail at its own address (no MX), but that is fragile.",
                Headline.plain(Diagnoses.of(
                        AT_RISK,
                        lanes(AT_RISK, HEALTHY, HEALTHY),
                        List.of(line("mx.implicit", Severity.WARNING, Lane.RECEIVING, "that is fragile")),
                        facts(Map.of("mx", Map.of("implicit", true))))));
    }

    @Test
    void showsAnInternationalNameAsItIsRead() {
        Diagnosis diagnosis = Diagnoses.named(
                "xn--bcher-kva.example",
                HEALTHY,
                lanes(HEALTHY, HEALTHY, HEALTHY),
                List.of(),
                facts(Map.of()),
                List.of());

        assertEquals("bücher.example receives mail.", Headline.plain(diagnosis));
        assertEquals(
                "xn--bcher-kva.example",
                DiagnosisReport.brief(diagnosis).buttons().get(0).argument());
    }

    @Test
    void countsWhatItDoesNotShow() {
        List<Finding> thousand = IntStream.range(0, 1000)
                .mapToObj(i ->
                        line("mx.target.nxdomain", Severity.ERROR, Lane.RECEIVING, "host " + i + " does not exist"))
                .toList();
        Diagnosis diagnosis =
                Diagnoses.of(AT_RISK, lanes(AT_RISK, HEALTHY, HEALTHY), thousand, Diagnoses.healthyFacts());

        String brief = brief(diagnosis);

        assertTrue(brief.contains("20  ERROR  host 19 does not exist"), brief);
        assertFalse(brief.contains("host 20 "), brief);
        assertTrue(brief.contains("\nand 980 more\n"), brief);
        assertTrue(text(DiagnosisReport.detailed(diagnosis)).contains("\nand 980 more\n"));
    }

    @Test
    void cutsLongRecordSetsAndLongRecords() {
        ZoneRecord[] records = IntStream.range(0, 50)
                .mapToObj(i ->
                        new ZoneRecord(DomainName.of("example.com"), 3600, "TXT", "\"" + i + "k".repeat(70_000) + "\""))
                .toArray(ZoneRecord[]::new);
        Finding finding = new Finding(
                "spf.multiple",
                Severity.CRITICAL,
                Lane.SENDING,
                "example.com",
                "x".repeat(70_000),
                "y".repeat(70_000),
                "",
                List.of(Diagnoses.seen(
                        "example.com TXT", String.join(", ", "v=spf1 -all", "b", "c", "d", "e", "f", "g", "h"), 60)),
                List.of(Fix.remove("Keep one", records)),
                List.of(),
                List.of(),
                false);
        Diagnosis diagnosis = Diagnoses.of(BROKEN, lanes(HEALTHY, BROKEN, HEALTHY), List.of(finding), facts(Map.of()));

        String brief = brief(diagnosis);

        assertTrue(brief.contains("v=spf1 -all, b, c, d, e, f, … 2 more (said by"), brief);
        assertTrue(brief.contains("    … 30 more\n"), brief);
        assertTrue(brief.length() < 60_000, () -> "" + brief.length());
    }

    /** Whatever the DNS holds, our own words stay ours: foreign text stands in literals and code only. */
    @Test
    void foreignTextIsNeverOurs() {
        String hostile = ReplyGallery.HOSTILE;
        Finding finding = new Finding(
                "mx.target.nxdomain",
                Severity.CRITICAL,
                Lane.RECEIVING,
                hostile,
                hostile,
                hostile,
                hostile,
                List.of(new Observation(hostile, hostile, hostile, OptionalLong.of(1), Diagnoses.AT)),
                List.of(Fix.steps(hostile, hostile).needing(hostile)),
                List.of(hostile),
                List.of("RFC 5321 section 5.1"),
                true);
        Finding notice = line("mx.ttl.high", Severity.NOTICE, Lane.RECEIVING, hostile);
        Map<String, Object> names = Map.of("host", hostile);
        Diagnosis diagnosis = Diagnoses.of(
                BROKEN,
                lanes(BROKEN, HEALTHY, HEALTHY),
                List.of(finding, finding, finding, notice),
                facts(Map.of(
                        "mx", Map.of("hosts", List.of(names)), "dmarc", Map.of("status", "found", "policy", hostile))));

        for (Diagnosis each : List.of(diagnosis, unknown(diagnosis), healthy(diagnosis))) {
            for (Reply reply : List.of(
                    DiagnosisReport.brief(each),
                    DiagnosisReport.detailed(each),
                    DiagnosisReport.several(List.of(each)))) {
                ours(reply).forEach(words -> {
                    for (String bad : List.of(
                            "<", "@", "`", "[", "*", "_", "|", "&", "\\", "#", "$", "~", "://", "\u001b", "\u202e")) {
                        assertFalse(words.contains(bad), bad + " in " + words);
                    }
                });
            }
        }
    }

    private static Diagnosis unknown(Diagnosis diagnosis) {
        return Diagnoses.of(UNKNOWN, lanes(UNKNOWN, HEALTHY, HEALTHY), diagnosis.findings(), diagnosis.facts());
    }

    private static Diagnosis healthy(Diagnosis diagnosis) {
        return Diagnoses.of(HEALTHY, lanes(HEALTHY, HEALTHY, HEALTHY), List.of(), diagnosis.facts());
    }

    private static Stream<String> ours(Reply reply) {
        return Stream.concat(
                reply.headline().runs().stream().flatMap(DiagnosisReportTest::ours),
                reply.blocks().stream().flatMap(DiagnosisReportTest::ours));
    }

    private static Stream<String> ours(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return paragraph.text().runs().stream().flatMap(DiagnosisReportTest::ours);
        } else if (block instanceof Block.Item item) {
            return Stream.concat(
                    item.title().runs().stream().flatMap(DiagnosisReportTest::ours),
                    item.body().stream().flatMap(DiagnosisReportTest::ours));
        } else if (block instanceof Block.Bullets bullets) {
            return bullets.lines().stream()
                    .flatMap(line -> line.runs().stream())
                    .flatMap(DiagnosisReportTest::ours);
        } else if (block instanceof Block.Aside aside) {
            return aside.text().runs().stream().flatMap(DiagnosisReportTest::ours);
        }
        return Stream.of();
    }

    private static Stream<String> ours(Inline run) {
        if (run instanceof Inline.Plain plain) {
            return Stream.of(plain.text());
        }
        return run instanceof Inline.Strong strong ? Stream.of(strong.text()) : Stream.of();
    }

    private static Finding critical(Lane lane, String title) {
        return line("some.code", Severity.CRITICAL, lane, title);
    }

    private static String headline(Verdict verdict, Map<Lane, Verdict> lanes, Finding... findings) {
        return Headline.plain(Diagnoses.of(verdict, lanes, List.of(findings), facts(Map.of())));
    }

    private static String brief(Diagnosis diagnosis) {
        return text(DiagnosisReport.brief(diagnosis));
    }

    private static String text(Reply reply) {
        return new PlainText(Integer.MAX_VALUE).render(reply);
    }
}
