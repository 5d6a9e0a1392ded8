package dev.mxbot.deploy.metrics;

import com.sun.net.httpserver.HttpExchange;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.DiagnosisListener;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.lookup.dns.Lookup;
import dev.mxbot.lookup.dns.Traffic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Everything that is counted, and how it is read. */
public final class Metrics implements DiagnosisListener, AutoCloseable {
    /** The version that the text below is in. */
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final Map<Verdict, Counter> checks = new EnumMap<>(Verdict.class);
    private final Timer durations;
    private final Growth dead = new Growth();
    private final Set<Traffic.Kind> known = ConcurrentHashMap.newKeySet();
    private volatile WatchNumbers watching = WatchNumbers.UNKNOWN;
    private volatile Supplier<WatchNumbers> watchNumbers = () -> WatchNumbers.UNKNOWN;
    private volatile Runnable traffic = () -> {};

    public Metrics() {
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.NONE) {
                checks.put(
                        verdict,
                        Counter.builder("mxbot.checks")
                                .description("Diagnoses that were made, by verdict")
                                .tag("verdict", verdict.word())
                                .register(registry));
            }
        }
        durations = Timer.builder("mxbot.check.duration")
                .description("Time from the question to the verdict")
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(20))
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    @Override
    public void concluded(Diagnosis diagnosis) {
        count(diagnosis.verdict(), diagnosis.elapsed());
    }

    @Override
    public void recognised(Verdict verdict, Duration elapsed) {
        count(verdict, elapsed);
    }

    private void count(Verdict verdict, Duration elapsed) {
        Counter counter = checks.get(verdict);
        if (counter != null) {
            counter.increment();
        }
        durations.record(elapsed);
    }

    /** Publishes what goes over the network. */
    public void watch(Lookup lookup) {
        FunctionCounter.builder("mxbot.cache.hits", lookup, Lookup::cacheHits)
                .description("Queries that an earlier answer served")
                .register(registry);
        traffic = () -> lookup.traffic().queries().keySet().forEach(kind -> {
            if (known.add(kind)) {
                FunctionCounter.builder(
                                "mxbot.dns.queries",
                                lookup.traffic(),
                                counted -> counted.queries().getOrDefault(kind, 0L))
                        .description("Queries sent to the DNS, by how they ended")
                        .tag("rcode", kind.rcode())
                        .tag("transport", kind.transport())
                        .register(registry);
            }
        });
    }

    /** Publishes whether the line to a platform stands. */
    public void watch(String platform, BooleanSupplier connected) {
        Gauge.builder("mxbot.chat.connected", () -> connected.getAsBoolean() ? 1 : 0)
                .description("1 if the line to the chat platform stands, or another process holds it")
                .tag("platform", platform)
                .register(registry);
    }

    /**
     * Publishes how the watches do.
     *
     * @param numbers asked once each time the numbers are read; may ask the store
     */
    public void watch(Supplier<WatchNumbers> numbers) {
        watchNumbers = numbers;
        Gauge.builder("mxbot.outbox.oldest", () -> watching.outboxOldestSeconds())
                .description("How long the oldest of what is to be said has waited")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("mxbot.outbox.dead", dead, Growth::total)
                .description("Announcements that were given up")
                .register(registry);
        Gauge.builder("mxbot.watch.late", () -> watching.late())
                .description("Watches whose check is overdue")
                .register(registry);
        Gauge.builder("mxbot.scheduler.lag", () -> watching.lagSeconds())
                .description("How far the checks are behind their times")
                .baseUnit("seconds")
                .register(registry);
    }

    /** As Prometheus reads it. */
    public synchronized String text() {
        traffic.run();
        watching = watchNumbers.get();
        dead.saw(watching.outboxDead());
        return registry.scrape();
    }

    /** Answers a request for the numbers. */
    public void answer(HttpExchange exchange) throws IOException {
        byte[] body = text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", TYPE);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        try (exchange) {
            exchange.sendResponseHeaders(200, head ? -1 : body.length);
            if (!head) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        }
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
