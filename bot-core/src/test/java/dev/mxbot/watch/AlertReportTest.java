package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.reply.Button;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.testing.ReplyGallery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of each message, as a terminal shows them. */
class AlertReportTest {
    private final Script script = new Script();

    @Test
    void opened() {
        script.run("good mx=none critical critical");

        assertEquals("""
                BROKEN  since 2026-11-20 14:19:09 UTC: example.com cannot receive mail: its MX host mail.example.net does not exist.
                Changed: MX 1 a.example.net → (none).

                1  CRITICAL  MX 10 mail.example.net: the name does not exist
                   Every sender gets a bounce.
                """, script.lastText());
    }

    @Test
    void openedHasTheButtonsOfAnAlert() {
        script.run("good bad bad");
        String incident = script.last().incident();

        assertEquals(
                List.of(
                        new Button("Acknowledge", "ack", "w4tchw4tch01 " + incident),
                        new Button("Mute 2 h", "mute", "w4tchw4tch01"),
                        new Button("Re-check", "rewatch", "w4tchw4tch01"),
                        new Button(
                                "Show change",
                                "change",
                                "w4tchw4tch01 " + incident + " "
                                        + Instant.parse("2026-11-20T14:20:09Z").getEpochSecond())),
                script.last().reply().buttons());
    }

    /** P30: whatever tells how a domain stands can be shown again. */
    @Test
    void everyWordAboutTheStateShowsItsFindings() {
        script.run("good");
        for (String words : List.of("bad bad", "mx=b bad bad", "good good", "unknown wait=6h unknown", "good")) {
            int before = script.heard().size();
            script.run(words);
            List<Announcement> heard =
                    script.heard().subList(before, script.heard().size());
            assertTrue(!heard.isEmpty(), words);
            for (Announcement one : heard) {
                assertTrue(
                        one.reply().buttons().stream()
                                .anyMatch(button -> button.action().equals("change")
                                        && button.argument().startsWith("w4tchw4tch01 " + one.incident() + " ")),
                        one::toString);
            }
        }
        assertEquals(
                List.of("OPENED", "CHANGED", "RESOLVED", "BLIND", "SEEING"),
                script.heard().stream().map(one -> one.transition().name()).toList());
    }

    @Test
    void worsened() {
        script.run("good other other both both");

        assertEquals("""
                AT RISK  Another trouble: example.com receives mail, but its MX host mail.example.net does not exist.

                1  ERROR  MX 10 mail.example.net: the name does not exist
                """, script.lastText());
    }

    @Test
    void resolved() {
        script.keptFor(Duration.ofHours(1)).run("good mx=none critical critical critical mx=a good good");

        assertEquals("""
                HEALTHY  again since 2026-11-20 14:49:09 UTC: example.com receives mail.
                Broken for 30 min at the source, up to 90 min for some senders.
                Changed: MX (none) → 1 a.example.net.
                The last cache drops the old answer by 2026-11-20 15:49:09 UTC.
                What it was:
                - MX 10 mail.example.net: the name does not exist
                """, script.lastText());
    }

    @Test
    void changed() {
        script.keptFor(Duration.ofHours(1)).run("good mx=b good good");

        assertEquals("""
                HEALTHY  example.com changed at 2026-11-20 14:19:09 UTC: MX moved from a.example.net to b.example.net.
                Changed: MX 1 a.example.net → 1 b.example.net.
                Now: example.com receives mail.
                The last cache drops the old answer by 2026-11-20 15:19:09 UTC.
                """, script.lastText());
    }

    /** It was recorded and told when nothing was wrong yet. */
    @Test
    void openedNamesAChangeThatWasToldBefore() {
        script.run("good mx=mail good good good good good");
        assertEquals("OPENED", script.run("bad bad"));
        assertEquals("""
                AT RISK  since 2026-11-20 15:19:09 UTC: example.com receives mail, but its MX host mail.example.net does not exist.
                Most likely the cause: the change of 2026-11-20 14:19:09 UTC, MX 1 a.example.net → 1 mail.example.net.

                1  ERROR  MX 10 mail.example.net: the name does not exist
                """, script.lastText());
    }

    @Test
    void openedBlamesNoChangeOfLongAgo() {
        script.run("good mx=mail good good wait=25h good bad bad");

        assertEquals(Transition.OPENED, script.last().transition());
        assertFalse(script.lastText().contains("Most likely"), script.lastText());
    }

    @Test
    void openedBlamesNoChangeOfOtherRecords() {
        script.run("good mx=b good good good other other");

        assertEquals(Transition.OPENED, script.last().transition());
        assertFalse(script.lastText().contains("Most likely"), script.lastText());
    }

    /** P11: nobody was asked by name, so only the time says when the last cache has it. */
    @Test
    void converged() {
        script.keptFor(Duration.ofHours(1)).run("good mx=b good good");
        assertEquals("CONVERGED", script.run("wait=1h good good"));

        assertEquals("""
                2026-11-20 15:20:09 UTC  No cache holds the old MX any more.
                That took 61 min since the change was first seen.
                """, script.lastText());
        assertEquals("", script.run("good good good"));
    }

    @Test
    void blindAndSeeing() {
        script.run("good unknown wait=6h unknown");
        assertEquals("""
                UNKNOWN  example.com cannot be checked since 2026-11-20 14:19:09 UTC (6 h).
                What was asked, and what came back:
                - example.com MX: no reply (3 tries) (asked: 192.0.2.53)
                The DNS answers other questions from here.
                1 unknown. Receiving UNKNOWN, sending HEALTHY, transport HEALTHY.

                1  UNKNOWN  the MX records of example.com could not be looked up
                31 lookups in 212 ms
                What was known before still counts.
                """, script.lastText());

        script.run("good");
        assertEquals("""
                HEALTHY  It can be checked again after 6 h 15 min: example.com receives mail.
                """, script.lastText());
    }

    @Test
    void flappingAndSettled() {
        script.wishing(Script.WISHES.every(Duration.ofMinutes(5)));
        script.run("good bad bad good good bad bad good good bad");
        assertEquals("""
                AT RISK  example.com comes and goes: it turned between good and bad 5 times within an hour. Nothing more is said until it has come to rest.
                """, script.lastText());

        script.run("bad bad wait=40m bad");
        assertEquals("""
                AT RISK  It has come to rest: example.com receives mail, but its MX host mail.example.net does not exist.

                1  ERROR  MX 10 mail.example.net: the name does not exist
                It was restless for 45 min.
                """, script.lastText());
    }

    @Test
    void reminderAndEscalation() {
        script.wishing(Script.WISHES
                .remindEvery(Duration.ofHours(1))
                .escalating(new Escalation(Duration.ofHours(2), Script.OTHER)));
        script.run("good bad bad wait=1h bad");
        assertEquals("""
                AT RISK  still, since 2026-11-20 14:19:09 UTC (61 min): example.com receives mail, but its MX host mail.example.net does not exist.
                Nobody has acknowledged it.
                """, script.lastText());

        script.run("wait=1h bad");
        assertEquals("""
                AT RISK  since 2026-11-20 14:19:09 UTC: example.com receives mail, but its MX host mail.example.net does not exist.
                Said in the channel that watches it at 2026-11-20 14:20:09 UTC; nobody has acknowledged it for 2 h.

                1  ERROR  MX 10 mail.example.net: the name does not exist
                """, script.lastText());
    }

    @Test
    void acknowledged() {
        assertEquals("""
                Acknowledged by U2. No reminders until it gets worse.
                """, text(AlertReport.acknowledged("U2")));
    }

    @Test
    void whatOthersSayCannotAct() {
        String shown = text(AlertReport.acknowledged(ReplyGallery.HOSTILE));

        assertTrue(shown.lines().count() == 1, shown);
    }

    @Test
    void aRepetitionSaysSo() {
        script.run("good bad bad");
        Reply first = script.last().reply();
        Reply second = AlertReport.repeat(first);

        assertTrue(text(second).lines().findFirst().orElseThrow().endsWith(" (repeat after restart)"));
        assertEquals(first.blocks(), second.blocks());
        assertEquals(first.buttons(), second.buttons());
    }

    private static String text(Reply reply) {
        return new PlainText(Integer.MAX_VALUE).render(reply);
    }
}
