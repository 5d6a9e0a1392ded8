package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.reply.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RELIABILITY.md P19. */
class DigestTest {
    @Test
    void listsTroubleAndWhatEndsSoon() {
        Script broken = new Script();
        broken.run("good critical critical");
        Script ending = new Script();
        ending.run("good");
        Confirmed state = ending.memory().confirmed().orElseThrow();
        Instant now = broken.now().plus(Duration.ofHours(3));
        Memory memory = ending.memory()
                .confirmed(new Confirmed(
                        state.at(),
                        state.verdict(),
                        state.troubles(),
                        state.accepted(),
                        state.unseen(),
                        List.of(
                                new Expiry(Expiry.Kind.REGISTRATION, "example.com", now.plus(Duration.ofDays(31))),
                                new Expiry(Expiry.Kind.CERTIFICATE, "mx1.example.net", now.plus(Duration.ofDays(6)))),
                        state.snapshot(),
                        Optional.empty()));
        Watched other = ending.watched();

        assertEquals(
                """
                BROKEN  2 watched domains: 1 in trouble, 1 thing ends soon.

                1  BROKEN  example.com, for 3 h 1 min: MX 10 mail.example.net: the name does not exist

                Ends within 30 days
                - example.com: the certificate of mx1.example.net ends 2026-11-26 17:20:09 UTC, in 6 d
                """,
                text(
                        List.of(new Watched(other.watch(), memory, 2, other.next(), other.paused()), broken.watched()),
                        now));
    }

    @Test
    void isShortWhereAllIsWell() {
        Script script = new Script();
        script.run("good");

        assertEquals("HEALTHY  1 watched domain: no trouble.\n", text(List.of(script.watched()), script.now()));
    }

    @Test
    void listsWhatWasWrongFromTheBeginning() {
        Script script = new Script();
        script.run("bad bad");

        assertEquals("""
                AT RISK  1 watched domain: 1 in trouble.

                1  AT RISK  example.com, since before it was watched: MX 10 mail.example.net: the name does not exist
                """, text(List.of(script.watched()), script.now()));
    }

    /** Registrations are known of the domains, not of the watches. */
    @Test
    void namesRegistrationsThatEnd() {
        Script script = new Script();
        script.run("good");
        Map<DomainName, Instant> registrations = Map.of(
                DomainName.of("example.com"), script.now().plus(Duration.ofDays(5)),
                DomainName.of("example.net"), script.now().plus(Duration.ofDays(31)));

        String text = new PlainText(Integer.MAX_VALUE)
                .render(Digest.of(List.of(script.watched()), registrations, script.now()));

        assertTrue(text.contains("no trouble, 1 thing ends soon."), text);
        assertTrue(text.contains("- example.com: the registration of example.com ends "), text);
        assertTrue(text.contains(", in 5 d"), text);
    }

    private static String text(List<Watched> watches, Instant now) {
        return new PlainText(Integer.MAX_VALUE).render(Digest.of(watches, Map.of(), now));
    }
}
