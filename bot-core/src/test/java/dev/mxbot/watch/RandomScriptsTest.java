package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.history.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every sequence of checks: RELIABILITY.md P1, P7, P8, P11, P13. */
class RandomScriptsTest {
    private static final List<String> LOOKS = List.of(
            "good",
            "good",
            "good",
            "bad",
            "bad",
            "critical",
            "other",
            "both",
            "unknown",
            "own",
            "half",
            "mx=a",
            "mx=b",
            "mx=none",
            "wait=20m");

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void endsFollowBeginningsAndUnknownChangesNothing(int seed) {
        Random random = new Random(seed);
        Script script = new Script().wishing(Script.WISHES.every(Duration.ofMinutes(5 + random.nextInt(60))));
        String open = "";
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String word = LOOKS.get(random.nextInt(LOOKS.size()));
            words.add(word);
            boolean begins = script.memory().confirmed().isEmpty();
            Memory before = script.memory();
            int heard = script.heard().size();
            script.run(word);
            List<Announcement> news =
                    script.heard().subList(heard, script.heard().size());
            String said = seed + ": " + String.join(" ", words) + " → " + news;
            if (begins) {
                assertEquals(List.of(), news, said);
            }
            if (List.of("unknown", "own").contains(word)) {
                assertTrue(news.stream().allMatch(one -> one.transition() == Transition.BLIND), said);
                assertEquals(before.incident(), script.memory().incident(), said);
                assertEquals(
                        before.suspicion().worse(), script.memory().suspicion().worse(), said);
                assertEquals(
                        before.restlessness().bad(),
                        script.memory().restlessness().bad(),
                        said);
            }
            for (Announcement one : news) {
                switch (one.transition()) {
                    case OPENED -> {
                        assertEquals("", open, said);
                        open = one.incident();
                    }
                    case RESOLVED -> {
                        assertEquals(open, one.incident(), said);
                        open = "";
                    }
                    case WORSENED, REMINDER -> assertEquals(open, one.incident(), said);
                    case SETTLED ->
                        open = script.memory().trouble().map(Incident::id).orElse("");
                    default -> {}
                }
            }
        }
        long distinct = script.heard().stream()
                .map(one -> one.incident() + one.transition() + one.round() + one.to())
                .distinct()
                .count();
        assertEquals(script.heard().size(), distinct, "the outbox tells them apart: " + script.heard());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyChangeThatLastsIsToldOnceAndNoOther(int seed) {
        Random random = new Random(seed);
        Script script = new Script();
        script.run("good");
        List<String> lasting = new ArrayList<>(List.of("1 a.example.net."));
        for (int i = 0; i < 30; i++) {
            String value = List.of("a", "b", "c").get(random.nextInt(3));
            int checks = random.nextInt(4);
            script.run("mx=" + value);
            for (int check = 0; check < checks; check++) {
                script.run(random.nextInt(5) == 0 ? "unknown good" : "good");
            }
            String seen = "1 " + value + ".example.net.";
            if (checks >= 2 && !lasting.get(lasting.size() - 1).equals(seen)) {
                lasting.add(seen);
            }
        }

        List<String> told = new ArrayList<>(List.of("1 a.example.net."));
        script.recorded().forEach(change -> {
            Seen before = change.differences().get(0).before();
            assertEquals(List.of(told.get(told.size() - 1)), before.values());
            told.addAll(change.differences().get(0).after().values());
        });
        // One that was seen once before and once after the same value came back lasts as well.
        assertTrue(told.containsAll(lasting), () -> lasting + " and not " + told);
        assertEquals(
                told.size() - 1,
                script.heard().stream()
                        .filter(one -> one.transition() == Transition.CHANGED)
                        .count());
    }
}
