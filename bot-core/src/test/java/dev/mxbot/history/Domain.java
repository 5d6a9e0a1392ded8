package dev.mxbot.history;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.TypeLiteral;
import dev.mxbot.check.ChecksModule;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.RegistryDepth;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Fresh;
import dev.mxbot.lookup.dns.Resolvers;
import dev.mxbot.lookup.dns.Server;
import dev.mxbot.lookup.https.Https;
import dev.mxbot.lookup.smtp.Smtp;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeHttps;
import dev.mxbot.testing.FakeSmtp;
import dev.mxbot.testing.VirtualTime;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The domain {@code example.org} as a real diagnosis with every check sees it, at one time. */
final class Domain {
    static final DomainName NAME = DomainName.of("example.org");
    static final String POLICY = "https://mta-sts.example.org/.well-known/mta-sts.txt";

    private final FakeDns dns;
    private final FakeHttps https = new FakeHttps();
    private Instant at = FakeDns.AT;
    private List<Server> resolvers = List.of();

    private Domain(FakeDns dns) {
        this.dns = dns;
    }

    static Domain of(FakeDns dns) {
        return new Domain(dns);
    }

    /** One record a line. */
    static Domain zone(String... lines) {
        return new Domain(FakeDns.zone(String.join("\n", lines)));
    }

    Domain serving(String... policy) {
        https.serving(POLICY, String.join("\r\n", policy));
        return this;
    }

    Domain at(String time) {
        at = Instant.parse(time);
        return this;
    }

    Domain resolvedBy(String... addresses) {
        resolvers = Stream.of(addresses)
                .map(address -> Server.resolver(new InetSocketAddress(address, Server.PORT)))
                .toList();
        return this;
    }

    Snapshot snapshot() {
        return Snapshot.of(diagnosis());
    }

    Diagnosis diagnosis() {
        VirtualTime timer = new VirtualTime();
        Clock clock = Clock.fixed(at, ZoneOffset.UTC);
        Set<Check<?>> checks = Guice.createInjector(new ChecksModule(), new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(Clock.class).toInstance(clock);
                        bind(Resolvers.class).toInstance(new Resolvers(resolvers));
                        bind(Https.class).toInstance(https);
                        bind(Smtp.class).toInstance(new FakeSmtp());
                        bind(Dns.class).annotatedWith(Fresh.class).toInstance(dns);
                    }

                    @Provides
                    Dns dns() {
                        return dns;
                    }
                })
                .getInstance(Key.get(new TypeLiteral<Set<Check<?>>>() {}));
        return new Diagnostician(checks, dns, dns, Budget.DEFAULT, clock, timer)
                .diagnose(Inquiry.of(NAME).asking(SmtpDepth.NONE).asking(RegistryDepth.NONE))
                .toCompletableFuture()
                .join();
    }
}
