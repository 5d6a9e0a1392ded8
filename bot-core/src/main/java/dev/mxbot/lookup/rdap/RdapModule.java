package dev.mxbot.lookup.rdap;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoOptional;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.https.Https;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Binds {@link Rdap} in place of the default of whoever wants one. Needs {@link Dns}, {@link Https}, a {@link Clock} and the {@link ScheduledExecutorService} of
 * the timers.
 */
public final class RdapModule extends AbstractModule {
    private final boolean on;

    /** @param on false: nobody is asked */
    public RdapModule(boolean on) {
        this.on = on;
    }

    @ProvidesIntoOptional(ProvidesIntoOptional.Type.ACTUAL)
    @Singleton
    Rdap rdap(Https https, Dns dns, Clock clock, ScheduledExecutorService timer) {
        if (!on) {
            return Rdap.OFF;
        }
        return new SparingRdap(https, dns, clock, Ticker.systemTicker(), timer, Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "mxbot-rdap");
            thread.setDaemon(true);
            return thread;
        }));
    }
}
