package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import dev.mxbot.domain.DomainName;
import dev.mxbot.testing.ScriptedDnsServer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LookupModuleTest {
    @Test
    void bindsOneLookupForAll() throws Exception {
        try (ScriptedDnsServer server = ScriptedDnsServer.serving("example.org. MX 10 mail.example.net.")) {
            Injector injector = Guice.createInjector(
                    new AbstractModule() {
                        @Override
                        protected void configure() {
                            binder().requireExplicitBindings();
                            bind(Clock.class).toInstance(Clock.systemUTC());
                        }
                    },
                    new LookupModule(new LookupConfig(List.of(server.address()), LookupConfig.DIRECT)));
            try (Lookup lookup = injector.getInstance(Lookup.class)) {
                Query query = Query.of(DomainName.of("example.org"), RecordType.MX);
                injector.getInstance(Dns.class).ask(query).toCompletableFuture().get(5, TimeUnit.SECONDS);
                injector.getInstance(Dns.class).ask(query).toCompletableFuture().get(5, TimeUnit.SECONDS);
                assertEquals(1, server.asked().size());
                injector.getInstance(Key.get(Dns.class, Fresh.class))
                        .ask(query)
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS);
                assertEquals(2, server.asked().size());

                assertSame(lookup, injector.getInstance(Lookup.class));
                assertEquals(
                        server.address(),
                        injector.getInstance(Resolvers.class).servers().get(0).address());
            }
        }
    }
}
