package dev.mxbot.lookup.smtp;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** Binds {@link Smtp}. Needs a {@link Clock} and the {@link ScheduledExecutorService} of the timers. */
public final class SmtpModule extends AbstractModule {
    private final SmtpConfig config;

    public SmtpModule(SmtpConfig config) {
        this.config = config;
    }

    @Provides
    @Singleton
    Smtp smtp(Clock clock, ScheduledExecutorService timer) {
        if (!config.on()) {
            return new OffSmtp(clock);
        }
        AtomicInteger number = new AtomicInteger();
        // How many there are at a time is bounded by the turns that are given.
        return new PoliteSmtp(config, clock, Ticker.systemTicker(), timer, Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "mxbot-smtp-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }));
    }
}
