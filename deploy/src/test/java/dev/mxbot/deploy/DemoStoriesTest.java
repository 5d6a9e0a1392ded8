package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.deploy.cli.Bot;
import dev.mxbot.deploy.demo.DemoWorld;
import dev.mxbot.deploy.demo.Story;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every domain of the demo is diagnosed as its story promises, over real sockets. */
class DemoStoriesTest {
    @SuppressWarnings("NullAway.Init") // set before every test
    private static DemoWorld world;

    @SuppressWarnings("NullAway.Init")
    private static Bot bot;

    @BeforeAll
    static void start() {
        world = DemoWorld.start();
        bot = new Assembly().demo(world);
    }

    @AfterAll
    static void stop() {
        bot.close();
        world.close();
    }

    static Stream<Story> stories() {
        try (DemoWorld told = DemoWorld.start()) {
            return told.stories().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void isDiagnosedAsPromised(Story story) {
        Diagnosis diagnosis = bot.diagnostician()
                .diagnose(Inquiry.of(DomainName.of(story.domain())))
                .toCompletableFuture()
                .join();
        List<String> codes =
                diagnosis.findings().stream().map(Finding::code).distinct().toList();

        assertTrue(codes.containsAll(story.shows()), () -> story + " shows " + codes);
        if (story.shows().isEmpty()) {
            assertEquals(Verdict.HEALTHY, diagnosis.verdict(), () -> story + " shows " + codes);
        }
    }
}
