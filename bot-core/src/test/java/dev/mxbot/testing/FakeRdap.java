package dev.mxbot.testing;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.rdap.Rdap;
import dev.mxbot.lookup.rdap.Registration;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Registries that say what a test wrote, and nothing of other names. */
public final class FakeRdap implements Rdap {
    private final Map<DomainName, Registration> said = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @Override
    public CompletionStage<Registration> ask(DomainName registered) {
        asked.add(registered.text());
        return CompletableFuture.completedFuture(known(registered));
    }

    @Override
    public Registration known(DomainName registered) {
        return said.getOrDefault(registered, new Registration.NotAsked(registered));
    }

    /** About whom, in this order. */
    public List<String> asked() {
        return asked;
    }

    public void says(Registration registration) {
        said.put(registration.domain(), registration);
    }

    public void holds(String domain, Instant expires, String... statuses) {
        says(new Registration.Held(
                DomainName.of(domain),
                uri(domain),
                FakeDns.AT,
                List.of(statuses),
                Optional.of(expires),
                Optional.empty()));
    }

    public void failsFor(String domain, Registration.Fault fault) {
        says(new Registration.Unknown(
                DomainName.of(domain), uri(domain), FakeDns.AT, fault, "rdap.example.net said nothing"));
    }

    private static URI uri(String domain) {
        return URI.create("https://rdap.example.net/domain/" + domain);
    }
}
