package dev.mxbot.lookup.dns;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Binds {@link Dns} (cached), {@link Fresh} {@link Dns}, {@link Resolvers}, {@link Validation}, and {@link Lookup} for the composition root to close. Needs a
 * {@link Clock}.
 */
public final class LookupModule extends AbstractModule {
    private final LookupConfig config;

    public LookupModule(LookupConfig config) {
        this.config = config;
    }

    @Provides
    @Singleton
    Lookup lookup(Clock clock) {
        return Lookup.over(config, clock);
    }

    @Provides
    Dns dns(Lookup lookup) {
        return lookup.dns();
    }

    @Provides
    @Fresh
    Dns fresh(Lookup lookup) {
        return lookup.fresh();
    }

    @Provides
    Validation validation(Lookup lookup) {
        return lookup.validation();
    }

    @Provides
    Resolvers resolvers(Lookup lookup) {
        return lookup.resolvers();
    }
}
