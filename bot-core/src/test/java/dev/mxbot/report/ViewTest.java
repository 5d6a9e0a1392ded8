package dev.mxbot.report;

import static dev.mxbot.report.Diagnoses.facts;
import static dev.mxbot.report.Diagnoses.lanes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Tree;
import dev.mxbot.testing.ReplyGallery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewTest {
    private static final Map<String, Object> HOSTS = Map.of(
            "hosts",
            List.of(host("mx1.example.net", "ok", "192.0.2.25", "2001:db8::25"), host("mx2.example.net", "nxdomain")));

    @Test
    void mailFlowShowsWhereItBreaks() {
        Diagnosis diagnosis = diagnosis(
                List.of(
                        about(
                                "mx.target.nxdomain",
                                Severity.ERROR,
                                Lane.RECEIVING,
                                "mx2.example.net",
                                "MX 20 mx2.example.net: the name does not exist"),
                        about(
                                "ptr.missing",
                                Severity.WARNING,
                                Lane.SENDING,
                                "2001:db8::25",
                                "2001:db8::25 (mx1.example.net) has no PTR record"),
                        about(
                                "mtasts.mx.not_listed",
                                Severity.CRITICAL,
                                Lane.TRANSPORT,
                                "example.com",
                                "the MTA-STS policy does not allow mx1.example.net"),
                        about(
                                "mx.ttl.high",
                                Severity.NOTICE,
                                Lane.RECEIVING,
                                "example.com",
                                "the TTL of the MX records is 2 d")),
                Map.of(
                        "mx",
                        mx(preferring(20, "mx2.example.net"), preferring(10, "mx1.example.net")),
                        "hosts",
                        HOSTS,
                        "ptr",
                        Map.of(
                                "addresses",
                                List.of(
                                        reverse("192.0.2.25", List.of("mx1.example.net")),
                                        reverse("2001:db8::25", List.of()))),
                        "smtp",
                        Map.of(
                                "hosts",
                                List.of(Map.of(
                                        "host",
                                        "mx1.example.net",
                                        "addresses",
                                        List.of(
                                                Map.of(
                                                        "address",
                                                        "192.0.2.25",
                                                        "tls",
                                                        Map.of(
                                                                "protocol",
                                                                "TLSv1.3",
                                                                "trusted",
                                                                false,
                                                                "notAfter",
                                                                "2026-11-19T08:00:00Z")),
                                                Map.of(
                                                        "address",
                                                        "2001:db8::25",
                                                        "failure",
                                                        "no route to 2001:db8::25"))))),
                        "dane",
                        Map.of(
                                "hosts",
                                List.of(Map.of(
                                        "host",
                                        "mx1.example.net",
                                        "signed",
                                        true,
                                        "status",
                                        "found",
                                        "records",
                                        List.of("_25._tcp.mx1.example.net. 3600 IN TLSA 3 1 1 ab")))),
                        "mtasts",
                        Map.of("status", "found", "mode", "enforce")));

        assertEquals("""
                CRITICAL  Mail flow of example.com: 1 critical, 1 error, 1 warning.
                example.com
                ├─ MX 10 mx1.example.net
                │  ├─ 192.0.2.25
                │  │  ├─ PTR mx1.example.net, confirmed
                │  │  └─ TLSv1.3, certificate not trusted, valid until 2026-11-19
                │  ├─ 2001:db8::25
                │  │  ├─ WARNING  2001:db8::25 (mx1.example.net) has no PTR record
                │  │  └─ SMTP: no route to 2001:db8::25
                │  └─ DANE: 1 TLSA record
                ├─ ERROR  MX 20 mx2.example.net: the name does not exist
                └─ MTA-STS policy: enforce
                   └─ CRITICAL  the MTA-STS policy does not allow mx1.example.net
                """, text(View.MAIL_FLOW.reply(diagnosis)));
    }

    @Test
    void mailFlowWithoutMx() {
        Finding missing =
                about("mx.missing", Severity.CRITICAL, Lane.RECEIVING, "example.com", "example.com has no MX record");

        assertEquals(
                """
                CRITICAL  Mail flow of example.com: 1 critical.
                example.com
                └─ CRITICAL  example.com has no MX record
                """,
                text(View.MAIL_FLOW.reply(
                        diagnosis(List.of(missing), Map.of("mx", Map.of("status", "absent", "hosts", List.of()))))));
        assertEquals(
                """
                HEALTHY  Mail flow of example.com: no fault in it.
                example.com
                └─ no MX: mail goes to the domain's own address
                   └─ 192.0.2.80
                """,
                text(View.MAIL_FLOW.reply(diagnosis(
                        List.of(),
                        Map.of(
                                "mx",
                                Map.of("status", "absent", "implicit", true),
                                "hosts",
                                Map.of("hosts", List.of(host("example.com", "ok", "192.0.2.80"))))))));
        assertEquals("""
                HEALTHY  Mail flow of example.com: no fault in it.
                example.com
                └─ null MX: takes no mail, and says so
                """, text(View.MAIL_FLOW.reply(diagnosis(List.of(), Map.of("mx", Map.of("nullMx", true))))));
    }

    @Test
    void unknownIsNotBroken() {
        Diagnosis diagnosis = diagnosis(List.of(Diagnoses.unanswered()), Map.of("mx", Map.of("status", "unknown")));

        assertEquals("""
                UNKNOWN  Mail flow of example.com: 1 unknown.
                example.com
                └─ UNKNOWN  the MX records of example.com could not be looked up
                """, text(View.MAIL_FLOW.reply(diagnosis)));
    }

    @Test
    void spfTreeCountsAsReceiversDo() {
        Map<String, Object> google = record(
                "_spf.google.example",
                lookup(
                        "include:_netblocks.google.example",
                        1,
                        record("_netblocks.google.example", free("ip4:192.0.2.0/24"))),
                free("~all"));
        Diagnosis diagnosis = diagnosis(
                List.of(about(
                        "spf.include.nxdomain",
                        Severity.ERROR,
                        Lane.SENDING,
                        "_gone.example",
                        "include:_gone.example: the name does not exist")),
                Map.of(
                        "spf",
                        Map.of(
                                "status",
                                "found",
                                "tree",
                                counted(
                                        6,
                                        1,
                                        free("ip4:198.51.100.1"),
                                        free("ip4:198.51.100.2"),
                                        free("ip4:198.51.100.3"),
                                        free("ip4:198.51.100.4"),
                                        free("ip4:198.51.100.5"),
                                        lookup("include:_spf.google.example", 2, google),
                                        lookup("include:_gone.example", 1, without("_gone.example", "absent")),
                                        lookup("include:_slow.example", 1, without("_slow.example", "unknown")),
                                        lookup("include:_none.example", 1, without("_none.example", "absent")),
                                        Map.of("term", "mx", "lookups", 1),
                                        free("-all")))));

        assertEquals("""
                ERROR  SPF tree of example.com: 1 error, 1 unknown.
                example.com: 6 of 10 lookups, 1 of 2 void
                ├─ ip4:198.51.100.1
                ├─ and 3 more without lookups
                ├─ ip4:198.51.100.5
                ├─ include:_spf.google.example  2 lookups, 2/10
                │  ├─ include:_netblocks.google.example  1 lookup, 2/10
                │  │  └─ ip4:192.0.2.0/24
                │  └─ ~all
                ├─ include:_gone.example  1 lookup, 3/10
                │  └─ ERROR  include:_gone.example: the name does not exist
                ├─ include:_slow.example  1 lookup, 4/10
                │  └─ UNKNOWN  could not be looked up
                ├─ include:_none.example  1 lookup, 5/10
                │  └─ no SPF record there
                ├─ mx  1 lookup, 6/10
                └─ -all
                """, text(View.SPF_TREE.reply(diagnosis)));
    }

    @Test
    void spfTreeMarksTheTermBeyondTen() {
        Object[] terms = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> Map.of("term", "include:spf" + i + ".example", "lookups", 1))
                .toArray();
        Tree tree = View.SPF_TREE
                .of(diagnosis(List.of(), Map.of("spf", Map.of("tree", Map.of("terms", List.of(terms))))))
                .orElseThrow();

        List<String> marked = tree.flat().stream()
                .filter(node -> node.mark() != dev.mxbot.reply.Mark.NONE)
                .map(node -> node.mark().word() + " " + PlainText.line(node.label()))
                .toList();
        assertEquals(List.of("ERROR include:spf11.example  1 lookup, 11/10: beyond what receivers look up"), marked);
        assertTrue(PlainText.line(tree.label()).endsWith(": 12 of 10 lookups"), PlainText.line(tree.label()));
    }

    @Test
    void aTermKnowsItsCostWhereItsRecordIsNotKnown() {
        Tree tree = View.SPF_TREE
                .of(diagnosis(
                        List.of(),
                        Map.of(
                                "spf",
                                Map.of(
                                        "tree",
                                        record(
                                                "example.com",
                                                lookup("include:far.example", 6, record("far.example")))))))
                .orElseThrow();

        assertEquals(
                "include:far.example  6 lookups, 6/10",
                PlainText.line(tree.children().get(0).label()));
    }

    @Test
    void viewsAreBounded() {
        List<Map<String, Object>> many = new ArrayList<>();
        IntStream.rangeClosed(1, 60).forEach(i -> many.add(preferring(i, "mx" + i + ".example.net")));
        Diagnosis diagnosis = diagnosis(
                List.of(about(
                        "mx.target.nxdomain",
                        Severity.ERROR,
                        Lane.RECEIVING,
                        "mx19.example.net",
                        "MX 19 mx19.example.net: the name does not exist")),
                Map.of(
                        "mx",
                        Map.of("hosts", many, "more", 7),
                        "hosts",
                        Map.of(
                                "hosts",
                                IntStream.rangeClosed(1, 60)
                                        .mapToObj(i -> host(
                                                "mx" + i + ".example.net", "ok", "192.0.2." + i, "198.51.100." + i))
                                        .toList())));

        String text = text(View.MAIL_FLOW.reply(diagnosis));

        assertTrue(text.contains("ERROR  MX 19 mx19.example.net: the name does not exist"), text);
        assertTrue(text.contains("and 47 more MX hosts"), text);
        assertTrue(View.MAIL_FLOW.of(diagnosis).orElseThrow().size() <= 2 * View.NODES, text);
    }

    @Test
    void aDeepRecordEnds() {
        Map<String, Object> record = record("deepest.example", free("-all"));
        for (int i = 0; i < 500; i++) {
            record = record("d" + i + ".example", lookup("include:d" + i + ".example", 1, record));
        }

        assertTrue(View.SPF_TREE
                        .of(diagnosis(List.of(), Map.of("spf", Map.of("tree", record))))
                        .orElseThrow()
                        .size()
                <= View.NODES + 1);
    }

    @Test
    void staysSilentWhereNothingIsKnown() {
        Diagnosis diagnosis = diagnosis(List.of(), Map.of("spf", Map.of("status", "absent")));

        assertTrue(View.MAIL_FLOW.of(diagnosis).isEmpty());
        assertTrue(View.SPF_TREE.section(diagnosis).isEmpty());
        assertEquals(
                "No SPF tree of example.com: there is no record to start from.\n",
                text(View.SPF_TREE.reply(diagnosis)));
        assertEquals("No mail flow of example.com: it was not looked at.\n", text(View.MAIL_FLOW.reply(diagnosis)));
        assertEquals(
                List.of("Re-check"),
                DiagnosisReport.brief(diagnosis).buttons().stream()
                        .map(Button::label)
                        .toList());
    }

    @Test
    void buttonsAreThereForWhatIsThere() {
        Diagnosis diagnosis = diagnosis(
                List.of(Diagnoses.unanswered()),
                Map.of("mx", Map.of("nullMx", true), "spf", Map.of("tree", record("example.com", free("-all")))));

        assertEquals(
                List.of("recheck", "details", "flow", "spftree"),
                DiagnosisReport.brief(diagnosis).buttons().stream()
                        .map(Button::action)
                        .toList());
    }

    @Test
    void hostileFactsStayData() {
        String hostile = ReplyGallery.HOSTILE;
        Diagnosis diagnosis = diagnosis(
                List.of(),
                Map.of(
                        "mx",
                        mx(preferring(10, hostile)),
                        "hosts",
                        Map.of("hosts", List.of(host(hostile, "ok", hostile))),
                        "ptr",
                        Map.of("addresses", List.of(reverse(hostile, List.of(hostile)))),
                        "mtasts",
                        Map.of("mode", hostile),
                        "smtp",
                        Map.of(
                                "hosts",
                                List.of(Map.of(
                                        "host",
                                        hostile,
                                        "addresses",
                                        List.of(Map.of("address", hostile, "failure", hostile))))),
                        "spf",
                        Map.of("tree", record(hostile, lookup(hostile, 1, record(hostile, free(hostile)))))));

        for (View view : View.values()) {
            String text = text(view.reply(diagnosis));
            assertFalse(text.contains("\u001b"), text);
            assertFalse(text.contains("\u202E"), text);
            Tree tree = view.of(diagnosis).orElseThrow();
            tree.flat()
                    .forEach(node -> node.label()
                            .runs()
                            .forEach(run -> assertFalse(run instanceof dev.mxbot.reply.Inline.Plain plain
                                    && plain.text().contains("<!channel>"))));
        }
    }

    private static String text(Reply reply) {
        return new PlainText(Integer.MAX_VALUE).render(reply);
    }

    private static Diagnosis diagnosis(List<Finding> findings, Map<String, Map<String, Object>> facts) {
        return Diagnoses.of(
                Verdict.AT_RISK, lanes(Verdict.AT_RISK, Verdict.AT_RISK, Verdict.AT_RISK), findings, facts(facts));
    }

    private static Finding about(String code, Severity severity, Lane lane, String subject, String title) {
        return new Finding(
                code, severity, lane, subject, title, "", "", List.of(), List.of(), List.of(), List.of(), false);
    }

    private static Map<String, Object> mx(Map<?, ?>... hosts) {
        return Map.of("status", "found", "hosts", List.of(hosts));
    }

    private static Map<String, Object> preferring(int preference, String host) {
        return Map.of("preference", preference, "host", host, "ttl", 300);
    }

    private static Map<String, Object> host(String name, String status, String... addresses) {
        return Map.of("host", name, "status", status, "addresses", List.of(addresses), "aliases", List.of());
    }

    private static Map<String, Object> reverse(String address, List<String> names) {
        return Map.of("address", address, "host", "mx1.example.net", "names", names, "confirmed", !names.isEmpty());
    }

    private static Map<String, Object> counted(int lookups, int voidLookups, Map<?, ?>... terms) {
        return Map.of("domain", "example.com", "lookups", lookups, "voidLookups", voidLookups, "terms", List.of(terms));
    }

    /** What an include leads to: the counts are told of the whole alone. */
    private static Map<String, Object> record(String domain, Map<?, ?>... terms) {
        return Map.of("domain", domain, "record", "v=spf1 …", "terms", List.of(terms));
    }

    private static Map<String, Object> without(String domain, String status) {
        return Map.of("domain", domain, "status", status);
    }

    private static Map<String, Object> lookup(String term, int lookups, Map<String, Object> include) {
        return Map.of("term", term, "lookups", lookups, "include", include);
    }

    private static Map<String, Object> free(String term) {
        return Map.of("term", term, "lookups", 0);
    }
}
