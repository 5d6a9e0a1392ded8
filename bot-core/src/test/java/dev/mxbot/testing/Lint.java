package dev.mxbot.testing;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provides;
import dev.mxbot.check.ChecksModule;
import dev.mxbot.diagnosis.Linted;
import dev.mxbot.diagnosis.Linters;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Fresh;
import dev.mxbot.lookup.dns.Resolvers;
import dev.mxbot.lookup.https.Https;
import dev.mxbot.lookup.smtp.Smtp;
import java.time.Clock;
import java.util.List;

/** Judges records with everything that the topics contribute; whoever asks the DNS for it fails. */
public final class Lint {
    /** An RSA public key of 2,048 bits as DKIM publishes it, made for the tests. */
    public static final String KEY =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuH+diuLGvDJ8UnV5RN7nO8S2gZtlgHo9Vv6jdyGmC6XbCJ"
                    + "CT6MapzjMVxqRNO2K/ySgP7BwP/i5ZA7CJYOYdDAkBp6GRkFFqh4sL1lt4ghFShaKqBRv+EFxWk4C4lxnfqWAbS3P5"
                    + "xJWxvtFDJuiK6DMCrViqtB8cv9V/jCQPB9oIGZ70MPvVmB8GOpGVjThpxyV0+44gvYJIEYKvP6FwuQicsOvTfB7CwM"
                    + "QzIlVSKMQnSRnMbh920nQDrMIRHOg1a5kf5uFuhNy0LiURDEkcmlvow9ytSabai8Mm/t4OU7l8czia6znnuK29zK8/"
                    + "wXm9/SLsaxtIvZ2dwWBArxCy1QIDAQAB";

    private static final Linters LINTERS =
            Guice.createInjector(new ChecksModule(), new World()).getInstance(Linters.class);

    private Lint() {}

    public static Linted of(String kind, String text) {
        return LINTERS.lint(
                LINTERS.kinds().stream()
                        .filter(known -> known.word().equals(kind))
                        .findFirst()
                        .orElseThrow(),
                text,
                DomainName.of("your-domain.example"));
    }

    private static final class World extends AbstractModule {
        @Override
        protected void configure() {
            bind(Clock.class).toInstance(new VirtualTime().clock());
            bind(Resolvers.class).toInstance(new Resolvers(List.of()));
            bind(Https.class).toInstance(new FakeHttps());
            bind(Smtp.class).toInstance(new FakeSmtp());
            bind(Dns.class).annotatedWith(Fresh.class).toInstance(FakeDns.zone(""));
        }

        @Provides
        Dns dns() {
            throw new IllegalStateException("a lint asks nobody");
        }
    }
}
