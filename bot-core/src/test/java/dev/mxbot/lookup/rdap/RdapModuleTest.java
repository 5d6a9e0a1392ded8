package dev.mxbot.lookup.rdap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import dev.mxbot.check.registration.RegistrationModule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.https.Https;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeHttps;
import dev.mxbot.testing.VirtualTime;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class RdapModuleTest {
    private static final DomainName DOMAIN = DomainName.of("example.invalid");

    private static final class World extends AbstractModule {
        @Override
        protected void configure() {
            VirtualTime time = new VirtualTime();
            bind(Clock.class).toInstance(time.clock());
            bind(ScheduledExecutorService.class).toInstance(time);
            bind(Dns.class).toInstance(FakeDns.zone(""));
            bind(Https.class).toInstance(new FakeHttps());
        }
    }

    private static Registration said(Module module) {
        return Guice.createInjector(new RegistrationModule(), new World(), module)
                .getInstance(Rdap.class)
                .ask(DOMAIN)
                .toCompletableFuture()
                .join();
    }

    @Test
    void onlyWhoWantsItAsksRegistries() {
        assertEquals(new Registration.Unsupported(DOMAIN), said(new RdapModule(true)));
        assertEquals(new Registration.NotAsked(DOMAIN), said(new RdapModule(false)));
        assertEquals(new Registration.NotAsked(DOMAIN), said(Modules.EMPTY_MODULE));
    }
}
