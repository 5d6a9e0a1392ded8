package dev.mxbot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** F38: a burst of refusals ends long before Discord shuts the address out. */
class RefusedRequestsTest {
    private static final String POST = "/api/v10/channels/555555555555555555/messages";

    private final VirtualTime time = new VirtualTime();
    private final RefusedRequests refused = new RefusedRequests(time::nanos);

    @Test
    void nothingMoreIsSentAfterTooManyRefusals() {
        int sent = 0;
        for (int second = 0; second < 600; second++) {
            for (int i = 0; i < 50; i++) {
                if (refused.pause(POST).isZero()) {
                    sent++;
                    refused.answered(sent % 3 == 0 ? 401 : sent % 3 == 1 ? 403 : 429, false);
                }
            }
            time.advance(Duration.ofSeconds(1));
        }
        assertEquals(RefusedRequests.MOST, sent);
        assertTrue(RefusedRequests.MOST < 10_000);
    }

    @Test
    void goesOnWhenTheRefusalsAreTenMinutesOld() {
        time.advance(Duration.ofSeconds(30));
        for (int i = 0; i < RefusedRequests.MOST; i++) {
            refused.answered(403, false);
        }
        Duration wait = refused.pause(POST);
        assertEquals(Duration.ofSeconds(570), wait);
        time.advance(wait.minusSeconds(1));
        assertFalse(refused.pause(POST).isZero());
        time.advance(Duration.ofSeconds(1));
        assertTrue(refused.pause(POST).isZero());
    }

    @Test
    void peopleWhoWaitForAnAnswerStillGetIt() {
        for (int i = 0; i < RefusedRequests.MOST; i++) {
            refused.answered(401, false);
        }
        assertTrue(refused.pause("/api/v10/interactions/1/token/callback").isZero());
        assertTrue(refused.pause("/api/v10/webhooks/1/token/messages/@original").isZero());
    }

    @Test
    void whatDiscordDoesNotHoldAgainstUsIsNotCounted() {
        for (int i = 0; i < 2 * RefusedRequests.MOST; i++) {
            refused.answered(429, true);
            refused.answered(404, false);
            refused.answered(200, false);
        }
        assertTrue(refused.pause(POST).isZero());
    }
}
