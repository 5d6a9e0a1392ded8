package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import dev.mxbot.CoreConfig;
import dev.mxbot.deploy.demo.DemoWorld;
import dev.mxbot.deploy.metrics.Metrics;
import dev.mxbot.deploy.metrics.WatchNumbers;
import dev.mxbot.diagnosis.DiagnosisListener;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Lookup;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What Prometheus reads of a bot that looks at the demo's DNS. */
class NumbersTest {
    @Test
    void countsChecksByVerdictAndQueriesByHowTheyEnded() throws Exception {
        try (DemoWorld world = DemoWorld.start();
                Metrics metrics = new Metrics();
                Mxbot bot = bot(world, metrics)) {
            metrics.watch(bot.instance(Lookup.class));
            assertEquals(0, value(metrics, "mxbot_checks_total{verdict=\"broken\"}"));

            check(bot, "typo.demo");
            check(bot, "google.demo");
            check(bot, "google.demo");

            assertEquals(1, value(metrics, "mxbot_checks_total{verdict=\"broken\"}"));
            assertEquals(3, value(metrics, "mxbot_check_duration_seconds_count"));
            assertTrue(value(metrics, "mxbot_dns_queries_total{rcode=\"NOERROR\",transport=\"udp\"}") > 10);
            assertTrue(value(metrics, "mxbot_dns_queries_total{rcode=\"NXDOMAIN\",transport=\"udp\"}") > 0);
            assertTrue(value(metrics, "mxbot_cache_hits_total") > 10);
            assertTrue(value(metrics, "jvm_threads_live_threads") > 0);
            assertFalse(metrics.text().contains(".demo"), metrics.text());
        }
    }

    @Test
    void saysHowTheWatchesDoWithEachReading() {
        AtomicReference<WatchNumbers> now = new AtomicReference<>(new WatchNumbers(7, 2, 3, 0.5));
        try (Metrics metrics = new Metrics()) {
            metrics.watch(now::get);
            metrics.watch("slack", () -> true);
            metrics.watch("discord", () -> false);
            // A number that is held weakly is gone by now.
            System.gc();

            assertEquals(7, value(metrics, "mxbot_outbox_oldest_seconds"));
            assertEquals(2, value(metrics, "mxbot_outbox_dead_total"));
            assertEquals(3, value(metrics, "mxbot_watch_late"));
            assertEquals(0.5, value(metrics, "mxbot_scheduler_lag_seconds"));
            assertEquals(1, value(metrics, "mxbot_chat_connected{platform=\"slack\"}"));
            assertEquals(0, value(metrics, "mxbot_chat_connected{platform=\"discord\"}"));

            // One of those given up is not kept any longer, and later another is given up.
            now.set(new WatchNumbers(0, 1, 0, 0));
            assertEquals(2, value(metrics, "mxbot_outbox_dead_total"));
            now.set(new WatchNumbers(0, 2, 0, 0));
            assertEquals(3, value(metrics, "mxbot_outbox_dead_total"));
        }
    }

    @Test
    void claimsNothingWhileTheStoreCannotBeAsked() {
        try (Metrics metrics = new Metrics()) {
            metrics.watch(() -> WatchNumbers.UNKNOWN);

            assertTrue(Double.isNaN(value(metrics, "mxbot_watch_late")));
            assertEquals(0, value(metrics, "mxbot_outbox_dead_total"));
        }
    }

    private static Mxbot bot(DemoWorld world, Metrics metrics) {
        return new Mxbot(CoreConfig.of(Assembly.lookup(world)), List.of(new AbstractModule() {
            @Override
            protected void configure() {
                OptionalBinder.newOptionalBinder(binder(), DiagnosisListener.class)
                        .setBinding()
                        .toInstance(metrics);
            }
        }));
    }

    private static void check(Mxbot bot, String domain) throws Exception {
        bot.diagnostician()
                .diagnose(Inquiry.of(DomainName.of(domain)))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static double value(Metrics metrics, String series) {
        return metrics.text()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow(() -> new AssertionError(series + " is not in\n" + metrics.text()));
    }
}
