package dev.mxbot.lookup.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnNameTest {
    @Test
    void theNameThatWasSetIsTold() {
        assertEquals(
                Optional.of("mxbot.example.net"),
                OwnName.of(Optional.of("mxbot.example.net"), Runnable::run)
                        .greeting()
                        .name());
    }

    @Test
    void isLookedUpOnceAndNotBeforeItIsNeeded() {
        AtomicInteger lookUps = new AtomicInteger();
        OwnName name = new OwnName(
                () -> {
                    lookUps.incrementAndGet();
                    return Optional.of("host7.example.net");
                },
                Runnable::run);
        assertEquals(0, lookUps.get());

        assertEquals(Optional.of("host7.example.net"), name.greeting().name());
        assertEquals(Optional.of("host7.example.net"), name.greeting().name());
        assertEquals(1, lookUps.get());
    }

    @Test
    void aLookUpThatFailsLeavesTheAddress() {
        OwnName name = new OwnName(
                () -> {
                    throw new IllegalStateException("in a test");
                },
                Runnable::run);

        assertEquals(Optional.empty(), name.greeting().name());
    }

    @Test
    void fullNamesAreTold() {
        assertEquals(Optional.of("host7.example.net"), OwnName.full("Host7.Example.NET"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host7",
                "localhost",
                "localhost.localdomain",
                "nas.local",
                "192.0.2.7",
                "2001:db8::7",
                "a b.net",
                ""
            })
    void whatNamesNobodyIsNotTold(String host) {
        assertEquals(Optional.empty(), OwnName.full(host));
    }
}
