package dev.mxbot.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeTest {
    private static final Tree SMALL = Tree.of(
            Text.literal("example.com"),
            Tree.of(
                    Text.of("MX 10 ").thenLiteral("mx1.example.com"),
                    Tree.leaf(Mark.ERROR, Text.of("the certificate has expired")),
                    Tree.of(Text.literal("192.0.2.1"))),
            Tree.of(Text.of("no MTA-STS policy")));

    @Test
    void isDrawnWithLines() {
        assertEquals("""
                example.com
                ├─ MX 10 mx1.example.com
                │  ├─ ERROR  the certificate has expired
                │  └─ 192.0.2.1
                └─ no MTA-STS policy
                """, new PlainText(80).render(SMALL));
    }

    @Test
    void isDrawnInAsciiForSimpleTerminals() {
        assertEquals("""
                example.com
                |- MX 10 mx1.example.com
                |  |- ERROR  the certificate has expired
                |  `- 192.0.2.1
                `- no MTA-STS policy
                """, new PlainText(80, PlainText.Ink.NONE, PlainText.Twigs.ASCII).render(SMALL));
    }

    @Test
    void longLabelsWrapBesideTheirBranch() {
        assertEquals("""
                example.com
                ├─ MX 10
                │  │  mx1.example.com
                │  ├─ ERROR  the
                │  │     certificate
                │  │     has expired
                │  └─ 192.0.2.1
                └─ no MTA-STS policy
                """, new PlainText(22).render(SMALL));
    }

    @Test
    void standsIndentedInItsReply() {
        Reply reply = Reply.of(
                Mark.ERROR,
                Text.of("One breaks."),
                List.of(
                        new Block.Item(
                                Mark.NOTICE,
                                Text.of("here"),
                                List.of(new Block.Diagram(Tree.of(Text.of("a"), Tree.of(Text.of("b")))))),
                        new Block.Diagram(Tree.of(Text.of("c")))),
                List.of());

        assertEquals("""
                ERROR  One breaks.

                1  NOTICE  here
                   a
                   └─ b
                c
                """, new PlainText(80).render(reply));
    }

    @Test
    void losesWhatIsUnmarkedFirst() {
        Tree wide = new Tree(
                Mark.NONE,
                Text.of("root"),
                IntStream.rangeClosed(1, 30)
                        .mapToObj(i -> Tree.of(
                                Text.of("host " + i),
                                Tree.leaf(i == 29 ? Mark.WARNING : Mark.NONE, Text.of("below " + i))))
                        .toList());

        assertEquals("""
                root
                ├─ host 1
                │  └─ and 1 more
                ├─ host 29
                │  └─ WARNING  below 29
                └─ and 28 more
                """, new PlainText(80).render(wide.within(4)));
        assertSame(wide, wide.within(61));
    }

    @Test
    void equalNodesAreNotTakenForEachOther() {
        Tree twin = Tree.of(Text.of("twin"), Tree.of(Text.of("child")));
        Tree tree = Tree.of(Text.of("root"), twin, Tree.of(Text.of("twin"), Tree.of(Text.of("child"))));

        assertEquals("""
                root
                ├─ twin
                │  └─ and 1 more
                └─ twin
                   └─ and 1 more
                """, new PlainText(80).render(tree.within(3)));
    }

    @Test
    void fitsLikeCode() {
        Tree wide = new Tree(
                Mark.NONE,
                Text.of("root"),
                IntStream.rangeClosed(1, 200)
                        .mapToObj(i -> Tree.of(Text.literal("host" + i)))
                        .toList());
        Reply reply = Reply.of(Mark.BROKEN, Text.of("Much."), List.of(new Block.Diagram(wide)), List.of());

        Reply fitted =
                Fitting.fit(reply, smaller -> new PlainText(80).render(smaller).length() <= 500);

        String text = new PlainText(80).render(fitted);
        assertTrue(text.length() <= 500, text);
        assertTrue(text.contains("host20\n"), text);
        assertTrue(text.contains(" more\n"), text);
    }

    @Test
    void longForeignTextInATreeIsCut() {
        Reply reply = Reply.of(
                Mark.BROKEN,
                Text.of("Long."),
                List.of(new Block.Diagram(Tree.of(Text.of("a"), Tree.of(Text.literal("x".repeat(9000)))))),
                List.of());

        Reply fitted =
                Fitting.fit(reply, smaller -> new PlainText(80).render(smaller).length() <= 400);

        assertTrue(new PlainText(80).render(fitted).contains("xxx…"), new PlainText(80).render(fitted));
    }
}
