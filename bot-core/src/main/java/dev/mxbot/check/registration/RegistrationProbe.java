package dev.mxbot.check.registration;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.diagnosis.RegistryDepth;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.rdap.Rdap;
import dev.mxbot.lookup.rdap.Registration;
import dev.mxbot.provider.KnownProviders;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks the registry about the domain, and about the domains that its MX hosts are in where those belong to nobody that mxbot knows. It
 * asks the DNS nothing that is not asked anyway.
 */
final class RegistrationProbe implements Probe<RegistrationEvidence> {
    private static final int MOST_TARGETS = 3;

    private final Rdap rdap;
    private final Clock clock;

    @Inject
    RegistrationProbe(Rdap rdap, Clock clock) {
        this.rdap = rdap;
        this.clock = clock;
    }

    @Override
    public CompletionStage<RegistrationEvidence> examine(Examination of) {
        Optional<DomainName> registered = PublicSuffixes.registrable(of.domain());
        RegistryDepth depth = of.inquiry().registry();
        if (depth == RegistryDepth.NONE || registered.isEmpty()) {
            return CompletableFuture.completedFuture(new RegistrationEvidence(
                    of.domain(),
                    clock.instant(),
                    Optional.empty(),
                    new Registration.NotAsked(registered.orElse(of.domain())),
                    List.of()));
        }
        CompletionStage<Registration> own = look(registered.get(), depth);
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.MX))
                .thenCompose(mx -> targets(foreign(registered.get(), mx), depth)
                        .thenCombine(
                                own,
                                (targets, said) -> new RegistrationEvidence(
                                        of.domain(), clock.instant(), Optional.of(mx), said, targets)));
    }

    private CompletionStage<Registration> look(DomainName registered, RegistryDepth depth) {
        return depth == RegistryDepth.ASK
                ? rdap.ask(registered)
                : CompletableFuture.completedFuture(rdap.known(registered));
    }

    /** The MX hosts by the registered domain that they are in, without the domain's own hosts and those of providers. */
    private static Map<DomainName, List<DomainName>> foreign(DomainName own, Answer mx) {
        Map<DomainName, List<DomainName>> hosts = new LinkedHashMap<>();
        mx.data(Rdata.Mx.class).stream()
                .map(Rdata.Mx::exchange)
                .distinct()
                .sorted()
                .filter(host -> KnownProviders.byMxHost(host).isEmpty())
                .forEach(host -> PublicSuffixes.registrable(host)
                        .filter(domain -> !domain.equals(own))
                        .filter(domain -> hosts.containsKey(domain) || hosts.size() < MOST_TARGETS)
                        .ifPresent(domain -> hosts.computeIfAbsent(domain, first -> new ArrayList<>())
                                .add(host)));
        return hosts;
    }

    private CompletionStage<List<TargetDomain>> targets(
            Map<DomainName, List<DomainName>> foreign, RegistryDepth depth) {
        return Together.all(foreign.entrySet().stream()
                .map(entry -> look(entry.getKey(), depth).thenApply(said -> new TargetDomain(entry.getValue(), said)))
                .toList());
    }
}
