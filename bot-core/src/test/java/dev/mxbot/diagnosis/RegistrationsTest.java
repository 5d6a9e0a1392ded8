package dev.mxbot.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.rdap.Registration;
import dev.mxbot.testing.FakeRdap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegistrationsTest {
    private static final Instant SOON = Instant.parse("2026-12-03T04:05:06Z");
    private static final Instant LATER = Instant.parse("2027-08-09T10:11:12Z");

    private final FakeRdap registries = new FakeRdap();

    @Test
    void namesEachRegisteredDomainOnce() {
        registries.holds("example.com", SOON);
        registries.holds("example.co.uk", LATER);

        assertEquals(
                Map.of(DomainName.of("example.com"), SOON, DomainName.of("example.co.uk"), LATER),
                of("example.com", "mail.example.com", "a.b.example.co.uk"));
        assertEquals(List.of("example.com", "example.co.uk"), registries.asked());
    }

    @Test
    void saysNothingOfWhatNoRegistryTold() {
        registries.failsFor("example.com", Registration.Fault.TOO_MANY);
        registries.says(new Registration.Unsupported(DomainName.of("example.fr")));

        assertEquals(Map.of(), of("example.com", "example.fr", "unheard.example.org", "com"));
    }

    @Test
    void endsWithItsPatience() {
        registries.holds("one.com", SOON);
        registries.holds("two.com", SOON);
        registries.holds("three.com", LATER);
        AtomicLong time = new AtomicLong();
        // A registry takes its time: half of the patience and a bit for each.
        Registrations slow =
                new Registrations(registries, () -> time.getAndAdd(Registrations.PATIENCE.toNanos() / 2 + 1));

        assertEquals(
                Map.of(DomainName.of("one.com"), SOON),
                slow.ends(Stream.of("one.com", "two.com", "three.com")
                        .map(DomainName::of)
                        .toList()));
        assertEquals(List.of("one.com"), registries.asked());
    }

    private Map<DomainName, Instant> of(String... domains) {
        return new Registrations(registries, () -> 0)
                .ends(Stream.of(domains).map(DomainName::of).toList());
    }
}
