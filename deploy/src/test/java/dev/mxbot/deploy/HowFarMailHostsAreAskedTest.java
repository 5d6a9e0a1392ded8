package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.command.Commands;
import dev.mxbot.deploy.cli.Bot;
import dev.mxbot.deploy.cli.Streams;
import dev.mxbot.deploy.cli.TerminalPlatform;
import dev.mxbot.deploy.cli.WatchingBot;
import dev.mxbot.deploy.cli.Wiring;
import dev.mxbot.deploy.config.Settings;
import dev.mxbot.deploy.demo.DemoWorld;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.diagnosis.Linters;
import dev.mxbot.diagnosis.RegistryDepth;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.finding.Topic;
import dev.mxbot.lookup.dns.TrustAnchors;
import dev.mxbot.plan.Planner;
import dev.mxbot.report.Catalogue;
import dev.mxbot.sender.SenderCheck;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.VirtualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mxbot check} over a diagnostician that only notes how far it is to go. */
class HowFarMailHostsAreAskedTest {
    private final List<SmtpDepth> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<RegistryDepth> registries = Collections.synchronizedList(new ArrayList<>());
    private final List<Settings> settings = new ArrayList<>();

    @Test
    void aPersonsDomainsAreAskedForTheirPostmaster() {
        Program.run(noting(), "check", "example.org", "example.net");

        assertEquals(List.of(SmtpDepth.RECIPIENT, SmtpDepth.RECIPIENT), asked);
        assertEquals(List.of(RegistryDepth.ASK, RegistryDepth.ASK), registries);
        assertTrue(settings.get(0).smtp().probe());
    }

    @Test
    void registriesAreNotAskedAboutMoreThanAPersonTypes() {
        String[] many = IntStream.rangeClosed(0, 11)
                .mapToObj(i -> i == 0 ? "check" : "example" + i + ".org")
                .toArray(String[]::new);

        Program.run(noting(), many);

        assertEquals(Collections.nCopies(11, RegistryDepth.NONE), registries);
    }

    @Test
    void aFilesDomainsAreNot(@TempDir Path folder) throws java.io.IOException {
        Path file = Files.writeString(folder.resolve("domains"), "example.org\n");

        Program.run(noting(), "check", "--file", file.toString());

        assertEquals(List.of(SmtpDepth.SESSION), asked);
        assertEquals(List.of(RegistryDepth.NONE), registries);
    }

    @Test
    void noSmtpMeansNobody(@TempDir Path folder) throws java.io.IOException {
        Path file = Files.writeString(folder.resolve("domains"), "example.org\n");

        Program.run(noting(), "check", "example.org", "--no-smtp");
        Program.run(noting(), "check", "--file", file.toString(), "--no-smtp");

        assertEquals(List.of(SmtpDepth.NONE, SmtpDepth.NONE), asked);
        assertEquals(List.of(RegistryDepth.ASK, RegistryDepth.NONE), registries);
        assertFalse(settings.get(0).smtp().probe());
    }

    private record Nothing() implements Evidence {
        @Override
        public Map<String, Object> facts() {
            return Map.of();
        }
    }

    private Diagnostician diagnostician() {
        VirtualTime time = new VirtualTime();
        FakeDns dns = FakeDns.zone("");
        Check<Nothing> check = new Check<>(
                new Topic("depth"),
                of -> {
                    asked.add(of.inquiry().smtp());
                    registries.add(of.inquiry().registry());
                    return CompletableFuture.completedFuture(new Nothing());
                },
                List.of());
        return new Diagnostician(Set.of(check), dns, dns, Budget.DEFAULT, time.clock(), time);
    }

    private Wiring noting() {
        return new Wiring() {
            @Override
            public Bot live(Settings given, TrustAnchors anchors) {
                settings.add(given);
                Diagnostician diagnostician = diagnostician();
                return new Bot() {
                    @Override
                    public Commands commands() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Diagnostician diagnostician() {
                        return diagnostician;
                    }

                    @Override
                    public SenderCheck senders() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Planner planner() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void close() {}
                };
            }

            @Override
            public Linters linters() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Bot demo(DemoWorld world) {
                throw new UnsupportedOperationException();
            }

            @Override
            public WatchingBot watching(Settings given, TerminalPlatform terminal) {
                throw new UnsupportedOperationException();
            }

            @Override
            public WatchingBot watchingDemo(DemoWorld world, TerminalPlatform terminal) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Catalogue catalogue() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void rehearsePlatforms() {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<String> howToConnect() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int serve(Settings given, Streams streams) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
