package dev.mxbot.testing;

import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Png;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.reply.Tree;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One of each kind of reply, the pleasant and the hostile; every platform's renderer is put through all of them. */
public final class ReplyGallery {
    /** Text that tries to ping, to break out of code, to hide and to steer a terminal. No renderer may let any of it act. */
    public static final String HOSTILE =
            "<!channel> <!here> <!subteam^S1|all> @everyone @here <@U123> <@&456> <#C789> </ban:1> "
                    + "```\ninside? ``` `tick` *bold* _under_ ~gone~ ||spoiler|| > quote # heading - item [label](https://evil.example) "
                    + "<https://evil.example|example.com> &amp; &lt; <t:0:R> :smile: \\ \"quoted\" $(reboot) "
                    + "\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u202Eright to left\u202C \u2066isolate\u2069 zero\u200Bwidth\u2060\uFEFF "
                    + "nul\u0000 bell\u0007 back\u0008space \r\n next\u0085line \u2028 sep \ud800 lone \uE000 private \u00ADsoft";

    /** The smallest PNG there is: one transparent pixel. */
    public static final Png PIXEL = new Png(
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));

    private ReplyGallery() {}

    /** By name, in a fixed order. */
    public static Map<String, Reply> all() {
        Map<String, Reply> gallery = new LinkedHashMap<>();
        gallery.put("broken", broken());
        gallery.put("at-risk", atRisk());
        gallery.put("healthy", healthy());
        gallery.put("unknown", unknown());
        gallery.put("null-mx", nullMx());
        gallery.put("dns-unreachable", dnsUnreachable());
        gallery.put("private-error", privateError());
        gallery.put("progress", progress());
        gallery.put("help", help());
        gallery.put("five-domains", fiveDomains());
        gallery.put("details", details());
        gallery.put("forty-findings", findings(40));
        gallery.put("thousand-findings", findings(1000));
        gallery.put("huge-code", hugeCode());
        gallery.put("long-line", longLine());
        gallery.put("long-headline", longHeadline());
        gallery.put("many-blocks", manyBlocks());
        gallery.put("hostile", hostile());
        gallery.put("international", international());
        gallery.put("picture", picture());
        gallery.put("mail-flow", mailFlow());
        gallery.put("spf-tree", spfTree());
        gallery.put("huge-tree", hugeTree());
        gallery.put(
                "bare", Reply.of(Mark.HEALTHY, Text.literal("example.com").plain(" is well."), List.of(), List.of()));
        return Collections.unmodifiableMap(gallery);
    }

    /** One of them. */
    public static Reply named(String name) {
        Reply reply = all().get(name);
        if (reply == null) {
            throw new IllegalArgumentException("no reply of that name in the gallery: " + name);
        }
        return reply;
    }

    private static Reply broken() {
        return Reply.of(
                Mark.BROKEN,
                Text.literal("example.com")
                        .plain(" cannot receive mail: its only MX host ")
                        .thenLiteral("mail.exmaple.com")
                        .plain(" does not exist."),
                List.of(
                        paragraph("Every sender gets a bounce. 1 critical, 2 warnings."),
                        paragraph("Receiving BROKEN, sending AT RISK, transport UNKNOWN."),
                        new Block.Item(
                                Mark.CRITICAL,
                                Text.of("MX 10 ")
                                        .thenLiteral("mail.exmaple.com")
                                        .plain(": the name does not exist"),
                                List.of(
                                        new Block.Paragraph(Text.of("Published: ")
                                                .thenLiteral("example.com MX 10 mail.exmaple.com.")
                                                .plain(" (said by ")
                                                .thenLiteral("192.0.2.53")
                                                .plain(")")),
                                        new Block.Paragraph(Text.of("Fix, proven:")),
                                        new Block.Code("""
                                                remove  example.com. 3600 IN MX 10 mail.exmaple.com.
                                                add     example.com. 3600 IN MX 1 smtp.google.com."""),
                                        new Block.Aside(
                                                Text.of(
                                                        "After you publish it, the last cache drops the old record within 1 h.")))),
                        item(Mark.WARNING, "SPF does not authorise the host that receives mail"),
                        item(Mark.WARNING, "DMARC asks receivers to do nothing (p=none)"),
                        paragraph("2 remarks: no MTA-STS, MX TTL 1 d"),
                        aside("31 lookups in 212 ms, 3 from cache (oldest 40 s)")),
                buttons("example.com"));
    }

    private static Reply atRisk() {
        return Reply.of(
                Mark.AT_RISK,
                Text.literal("example.net")
                        .plain(" receives mail at Microsoft 365 (1 host), but it has no DMARC record."),
                List.of(
                        paragraph("Receivers cannot tell forged mail from yours."),
                        new Block.Item(
                                Mark.WARNING,
                                Text.literal("example.net").plain(" has no DMARC record"),
                                List.of(
                                        paragraph("Fix:"),
                                        new Block.Code(
                                                "add     _dmarc.example.net. 3600 IN TXT \"v=DMARC1; p=none; rua=mailto:<address>\""),
                                        new Block.Bullets(List.of(
                                                Text.of("Read the reports for two weeks."),
                                                Text.of("Then raise the policy to ")
                                                        .strong("quarantine")
                                                        .plain(".")))))),
                buttons("example.net"));
    }

    private static Reply healthy() {
        return Reply.of(
                Mark.HEALTHY,
                Text.literal("example.org")
                        .plain(
                                " receives mail at Google Workspace (5 hosts), sends with SPF, DKIM and DMARC (reject)."),
                List.of(
                        paragraph("Nothing to fix. 2 remarks: no MTA-STS, MX TTL 1 d"),
                        aside("28 lookups in 95 ms, 3 from cache (oldest 40 s)")),
                buttons("example.org"));
    }

    private static Reply unknown() {
        return Reply.of(
                Mark.UNKNOWN,
                Text.of("I could not find out whether ")
                        .thenLiteral("example.com")
                        .plain(" receives mail."),
                List.of(
                        paragraph("Its name servers did not answer:"),
                        new Block.Bullets(List.of(
                                Text.literal("ns1.example.net (192.0.2.1)").plain(" no reply in 3 tries"),
                                Text.literal("ns2.example.net (192.0.2.2)").plain(" REFUSED"))),
                        paragraph("Senders keep trying for days: nothing is lost yet.")),
                buttons("example.com"));
    }

    private static Reply nullMx() {
        return Reply.of(
                Mark.HEALTHY,
                Text.literal("parked.example").plain(" takes no mail, and says so (null MX)."),
                List.of(paragraph("Nothing to fix.")),
                buttons("parked.example"));
    }

    private static Reply dnsUnreachable() {
        return Reply.of(
                Mark.UNKNOWN,
                Text.of("I cannot ask the DNS right now."),
                List.of(
                        new Block.Paragraph(Text.of("Asked: ")
                                .thenLiteral("192.0.2.53, 192.0.2.54")
                                .plain(": no reply.")),
                        paragraph("The trouble is here, not with the domain.")),
                buttons("example.com"));
    }

    private static Reply privateError() {
        return Reply.privately(
                Text.of("\"")
                        .thenLiteral("exmaple")
                        .plain(
                                "\" is no domain I can check. Try /mxcheck example.com, an address like user@example.com, or paste a bounce."));
    }

    private static Reply progress() {
        return Reply.of(
                Mark.NONE, Text.of("Checking ").thenLiteral("example.com").plain(" …"), List.of(), List.of());
    }

    private static Reply help() {
        return Reply.of(
                        Mark.NONE,
                        Text.of("I find out why mail fails, and what to publish so that it works."),
                        List.of(
                                new Block.Section(
                                        Text.of("Commands"),
                                        List.of(new Block.Bullets(List.of(
                                                Text.of("")
                                                        .strong("/mxcheck example.com")
                                                        .plain(" finds out whether mail works"),
                                                Text.of("").strong("/mxhelp").plain(" shows this"))))),
                                new Block.Paragraph(Text.of("More: ")
                                        .and(new Inline.Link(
                                                "RFC 5321", URI.create("https://www.rfc-editor.org/rfc/rfc5321"))))),
                        List.of())
                .forAsker();
    }

    private static Reply fiveDomains() {
        List<Block> items = new ArrayList<>();
        Mark[] marks = {Mark.BROKEN, Mark.UNKNOWN, Mark.AT_RISK, Mark.HEALTHY, Mark.HEALTHY};
        for (int i = 0; i < marks.length; i++) {
            String domain = "domain" + (i + 1) + ".example";
            items.add(new Block.Item(
                    marks[i],
                    Text.literal(domain)
                            .plain(i == 0 ? " cannot receive mail: it has no MX record." : " was looked at."),
                    List.of(new Block.Bullets(List.of(
                            Text.of("WARNING  ").thenLiteral("_dmarc." + domain).plain(" holds no DMARC record"))))));
        }
        return Reply.of(
                Mark.BROKEN,
                Text.of("5 domains: 1 broken, 1 unknown, 1 at risk, 2 healthy."),
                items,
                List.of(new Button(
                        "Re-check",
                        "recheck",
                        "domain1.example domain2.example domain3.example domain4.example domain5.example")));
    }

    private static Reply details() {
        return Reply.of(
                        Mark.BROKEN,
                        Text.literal("example.com").plain(" in detail."),
                        List.of(
                                new Block.Section(
                                        Text.of("").strong("mx.target.nxdomain"),
                                        List.of(
                                                paragraph("Every sender gets a bounce."),
                                                new Block.Bullets(List.of(Text.literal("mail.exmaple.com A")
                                                        .plain(": ")
                                                        .thenLiteral("NXDOMAIN")
                                                        .plain(", said by ")
                                                        .thenLiteral("192.0.2.53")
                                                        .plain(" at ")
                                                        .and(new Inline.Time(Instant.parse("2026-11-20T14:02:11Z")))
                                                        .plain(", TTL 300 s"))),
                                                new Block.Code("dig +short mail.exmaple.com A"),
                                                aside("RFC 5321 section 5.1"))),
                                new Block.Section(
                                        Text.of("spf.missing"),
                                        List.of(paragraph("Receivers cannot tell who may send for the domain.")))),
                        List.of())
                .forAsker();
    }

    private static Reply findings(int count) {
        List<Block> items = IntStream.rangeClosed(1, count)
                .<Block>mapToObj(i -> new Block.Item(
                        i <= 3 ? Mark.CRITICAL : Mark.ERROR,
                        Text.of("MX " + i * 10 + " ")
                                .thenLiteral("mail" + i + ".example.com")
                                .plain(": the name does not exist"),
                        List.of(
                                paragraph("Senders that pick this host wait, and try the next one."),
                                new Block.Code(
                                        "remove  example.com. 3600 IN MX " + i * 10 + " mail" + i + ".example.com."))))
                .toList();
        return Reply.of(
                Mark.BROKEN,
                Text.literal("example.com").plain(" cannot receive mail: none of its " + count + " MX hosts exists."),
                items,
                buttons("example.com"));
    }

    private static Reply hugeCode() {
        StringBuilder records = new StringBuilder();
        for (int i = 1; i <= 1000; i++) {
            records.append("example.com. 3600 IN TXT \"verification-token-number-")
                    .append(i)
                    .append("\"\n");
        }
        return Reply.of(
                Mark.AT_RISK,
                Text.literal("example.com").plain(" publishes 1000 TXT records."),
                List.of(new Block.Code(records.toString()), paragraph("Large answers need TCP.")),
                buttons("example.com"));
    }

    private static Reply longLine() {
        return Reply.of(
                Mark.AT_RISK,
                Text.literal("example.com").plain(" publishes a record of 64 KB."),
                List.of(
                        new Block.Item(
                                Mark.ERROR,
                                Text.of("TXT ").thenLiteral("x".repeat(20_000)),
                                List.of(new Block.Code("example.com. 3600 IN TXT \"" + "k".repeat(65_000) + "\""))),
                        item(Mark.NOTICE, "This remark is to survive")),
                buttons("example.com"));
    }

    private static Reply longHeadline() {
        return Reply.of(
                Mark.BROKEN,
                Text.literal(("a".repeat(63) + ".").repeat(3) + "example.com")
                        .plain(" cannot receive mail: ")
                        .thenLiteral("host.".repeat(2000))
                        .plain(" does not exist."),
                List.of(),
                buttons(("a".repeat(63) + ".").repeat(3) + "example.com"));
    }

    private static Reply manyBlocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            blocks.add(paragraph("Paragraph " + i + " of 200."));
            blocks.add(aside("Aside " + i + "."));
        }
        return Reply.of(Mark.UNKNOWN, Text.of("Much is said and little is known."), blocks, buttons("example.com"));
    }

    private static Reply hostile() {
        return Reply.of(
                Mark.BROKEN,
                Text.literal(HOSTILE).plain(" cannot receive mail."),
                List.of(
                        new Block.Paragraph(Text.of("Published: ").thenLiteral(HOSTILE)),
                        new Block.Item(
                                Mark.CRITICAL,
                                Text.literal(HOSTILE),
                                List.of(new Block.Code(HOSTILE), new Block.Bullets(List.of(Text.literal(HOSTILE))))),
                        new Block.Section(Text.literal(HOSTILE), List.of(new Block.Aside(Text.literal(HOSTILE)))),
                        new Block.Code("```\n" + HOSTILE + "\n```")),
                List.of(new Button("Re-check", "recheck", "example.com")));
    }

    private static Reply international() {
        return Reply.of(
                Mark.HEALTHY,
                Text.literal("bücher.example")
                        .plain(" receives mail at ")
                        .thenLiteral("メール.例え.テスト")
                        .plain(" (1 host)."),
                List.of(new Block.Paragraph(Text.of("On the wire: ").thenLiteral("xn--bcher-kva.example"))),
                buttons("xn--bcher-kva.example"));
    }

    private static Reply mailFlow() {
        Tree tree = Tree.of(
                Text.literal("example.com"),
                Tree.of(
                        Text.of("MX 10 ").thenLiteral("mx1.example.net"),
                        Tree.of(
                                Text.literal("192.0.2.25"),
                                Tree.of(Text.of("PTR ")
                                        .thenLiteral("mx1.example.net")
                                        .plain(", confirmed")))),
                Tree.leaf(
                        Mark.ERROR,
                        Text.of("MX 20 ").thenLiteral("mx2.example.net").plain(": the name does not exist")),
                Tree.of(Text.of("no MTA-STS policy")));
        return Reply.of(
                        Mark.ERROR,
                        Text.of("Mail flow of ").thenLiteral("example.com").plain(": 1 error."),
                        List.of(
                                new Block.Picture("Mail flow of example.com: 1 error. The text says the same.", PIXEL),
                                new Block.Diagram(tree)),
                        List.of())
                .forAsker();
    }

    private static Reply spfTree() {
        Tree tree = Tree.of(
                Text.literal("example.com").plain(": 11 of 10 lookups, 1 of 2 void"),
                Tree.of(
                        Text.literal("include:_spf.example.net").plain("  9 lookups, 9/10"),
                        Tree.of(Text.literal("ip4:192.0.2.0/24")),
                        Tree.of(Text.of("and 7 more without lookups"))),
                Tree.of(
                        Text.literal("include:gone.example").plain("  1 lookup, 10/10"),
                        Tree.of(Text.of("no SPF record there"))),
                Tree.leaf(Mark.ERROR, Text.literal("mx").plain("  1 lookup, 11/10: beyond what receivers look up")),
                Tree.of(Text.literal("-all")));
        return Reply.of(
                        Mark.ERROR,
                        Text.of("SPF tree of ").thenLiteral("example.com").plain(": 1 error."),
                        List.of(new Block.Diagram(tree)),
                        List.of())
                .forAsker();
    }

    /** Wide, deep and hostile. */
    private static Reply hugeTree() {
        Tree deep = Tree.leaf(Mark.WARNING, Text.literal(HOSTILE));
        for (int i = 0; i < 60; i++) {
            deep = Tree.of(Text.literal("include:" + "d".repeat(200) + i + ".example"), deep);
        }
        Tree[] wide = IntStream.range(0, 300)
                .mapToObj(i -> Tree.of(Text.literal(HOSTILE + i)))
                .toArray(Tree[]::new);
        return Reply.of(
                Mark.WARNING,
                Text.of("A tree of all that can be published."),
                List.of(
                        new Block.Section(
                                Text.of("Deep"), List.of(new Block.Diagram(Tree.of(Text.literal(HOSTILE), deep)))),
                        new Block.Diagram(Tree.of(Text.of("wide"), wide))),
                buttons("example.com"));
    }

    private static Reply picture() {
        return Reply.of(
                Mark.HEALTHY,
                Text.literal("example.com").plain(" receives mail at one host."),
                List.of(new Block.Picture("example.com, MX 10 mail.example.com, 192.0.2.7", PIXEL)),
                buttons("example.com"));
    }

    private static List<Button> buttons(String domain) {
        return List.of(new Button("Re-check", "recheck", domain), new Button("Details", "details", domain));
    }

    private static Block paragraph(String words) {
        return new Block.Paragraph(Text.of(words));
    }

    private static Block aside(String words) {
        return new Block.Aside(Text.of(words));
    }

    private static Block item(Mark mark, String title) {
        return new Block.Item(mark, Text.of(title), List.of());
    }
}
