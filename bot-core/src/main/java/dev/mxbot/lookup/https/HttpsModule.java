package dev.mxbot.lookup.https;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Binds {@link Https}. Needs a {@link Clock}. */
public final class HttpsModule extends AbstractModule {
    private final HttpsConfig config;

    public HttpsModule(HttpsConfig config) {
        this.config = config;
    }

    @Provides
    @Singleton
    Https https(Clock clock) {
        return new OkHttps(config, clock, Ticker.systemTicker());
    }
}
