package dev.mxbot.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanReaderTest {
    private static final DomainName DOMAIN = DomainName.of("example.org");

    @Test
    void readsAZoneFile() throws UnreadablePlan {
        Plan plan = read("""
                $TTL 2h
                @ IN MX 10 mx1 ; the first
                  IN MX 20 mx2.example.net.
                _dmarc 300 TXT ( "v=DMARC1; p=reject;"
                    " rua=mailto:a@example.org" )
                """);

        assertEquals(
                List.of(
                        "example.org. 7200 IN MX 10 mx1.example.org.",
                        "example.org. 7200 IN MX 20 mx2.example.net.",
                        "_dmarc.example.org. 300 IN TXT \"v=DMARC1; p=reject;\" \" rua=mailto:a@example.org\""),
                texts(plan.publish()));
        assertEquals(List.of(), plan.notes());
    }

    @Test
    void readsAFixAsItIsShown() throws UnreadablePlan {
        Plan plan = read("""
                     remove  example.org. 3600 IN MX 10 mail.exmaple.org.
                     add     example.org. 3600 IN MX 1 smtp.google.com.
                """);

        assertEquals(List.of("example.org. 3600 IN MX 10 mail.exmaple.org."), texts(plan.remove()));
        assertEquals(List.of("example.org. 3600 IN MX 1 smtp.google.com."), texts(plan.add()));
        assertEquals(List.of(), plan.publish());
    }

    @Test
    void takesWholeSetsAway() throws UnreadablePlan {
        Plan plan = read("- old A\n- @ TXT");

        assertEquals(
                List.of("old.example.org A", "example.org TXT"),
                plan.removeSets().stream().map(Object::toString).toList());
    }

    @Test
    void aHostMayBeCalledAdd() throws UnreadablePlan {
        assertEquals(
                List.of("add.example.org. 3600 IN A 192.0.2.7"),
                texts(read("add A 192.0.2.7").publish()));
    }

    @Test
    void withoutAnOwnerTheDomainIsMeant() throws UnreadablePlan {
        assertEquals(
                List.of("example.org. 3600 IN MX 5 mx.example.org."),
                texts(read("MX 5 mx").publish()));
    }

    @Test
    void anOwnerWithoutItsDotIsReadAsMeantAndSaidSo() throws UnreadablePlan {
        Plan plan = read("example.org MX 10 mail.example.org");

        // The target keeps its mistake: that is what a zone file would publish.
        assertEquals(List.of("example.org. 3600 IN MX 10 mail.example.org.example.org."), texts(plan.publish()));
        assertEquals(List.of("example.org has no dot at its end in line 1; it is read as example.org."), plan.notes());
    }

    @Test
    void otherPeoplesRecordsAreNoted() throws UnreadablePlan {
        assertTrue(read("mx.example.net. A 192.0.2.7")
                .notes()
                .get(0)
                .startsWith("mx.example.net is not part of example.org"));
    }

    @Test
    void recordsThatMailDoesNotReadAreLeftOut() throws UnreadablePlan {
        Plan plan = read("@ MX 10 mx\n@ HINFO \"a\" \"b\"");

        assertEquals(1, plan.publish().size());
        assertEquals(List.of("example.org HINFO is left out: no check of mail reads it"), plan.notes());
    }

    @Test
    void eachMistakeIsOneLineWithItsNumber() {
        List<String> mistakes =
                assertThrows(UnreadablePlan.class, () -> read("""
                @ MX mail.example.org.

                $INCLUDE /etc/passwd
                $GENERATE 1-99999 host$ A 10.0.0.$
                www A not.an.address
                what is this
                """)).mistakes();

        assertEquals(5, mistakes.size());
        assertTrue(mistakes.get(0).startsWith("line 1: no MX record"), mistakes.get(0));
        assertTrue(mistakes.get(1).startsWith("line 3: $INCLUDE is not followed"), mistakes.get(1));
        assertTrue(mistakes.get(2).startsWith("line 4: $GENERATE is not followed"), mistakes.get(2));
        assertTrue(mistakes.get(3).startsWith("line 5: no A record"), mistakes.get(3));
        assertTrue(mistakes.get(4).startsWith("line 6: \"is\" stands where the record type belongs"), mistakes.get(4));
    }

    @Test
    void nothingIsNoPlan() {
        assertEquals(
                List.of("there is no record in it. Example: example.org. 3600 IN MX 10 mail.example.org."),
                assertThrows(UnreadablePlan.class, () -> read("; only a comment\n"))
                        .mistakes());
    }

    @Test
    void sizeIsBounded() {
        assertThrows(UnreadablePlan.class, () -> read(" ".repeat(PlanReader.LONGEST + 1)));
        assertEquals(
                List.of("201 records; a plan has at most 200"),
                assertThrows(UnreadablePlan.class, () -> read("@ MX 10 mx\n".repeat(201)))
                        .mistakes());
    }

    @Test
    void hostileTextNeverThrowsAnythingElse() {
        for (String text : List.of(
                "(((((",
                ")))",
                "\"",
                "\\",
                "@",
                "- ",
                "$",
                "$TTL",
                "$ORIGIN ..",
                "@ TXT \"\\999\"",
                "\u0000 A 1",
                "a".repeat(300) + " A 192.0.2.1",
                "@ 99999999999 A 192.0.2.1",
                "@ CH A 192.0.2.1",
                "@ MX 10 ( x")) {
            try {
                read(text);
            } catch (UnreadablePlan e) {
                assertTrue(e.mistakes().stream().allMatch(line -> line.length() < 400), e.getMessage());
            }
        }
    }

    private static Plan read(String text) throws UnreadablePlan {
        return PlanReader.read(DOMAIN, text);
    }

    private static List<String> texts(List<?> records) {
        return records.stream().map(Object::toString).toList();
    }
}
