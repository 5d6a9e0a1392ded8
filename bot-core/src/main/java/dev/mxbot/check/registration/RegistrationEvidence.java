package dev.mxbot.check.registration;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.rdap.Registration;
import dev.mxbot.lookup.rdap.Registration.Held;
import dev.mxbot.lookup.rdap.Registration.Unknown;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the registries say of the domain and of the domains that its MX hosts are in.
 *
 * @param at now, which every date is compared with
 * @param mx the answer that names the hosts; empty where no registry was to be asked
 * @param own the registration of the domain, or of the one that it is below
 */
record RegistrationEvidence(
        DomainName domain, Instant at, Optional<Answer> mx, Registration own, List<TargetDomain> targets)
        implements Evidence {
    RegistrationEvidence {
        targets = List.copyOf(targets);
    }

    Optional<Held> held() {
        return own instanceof Held held ? Optional.of(held) : Optional.empty();
    }

    Optional<Term> term(Held held) {
        return held.expires().map(end -> new Term(end, at));
    }

    /** True if the DNS still says something of the domain: mail finds its way as long as it does. */
    boolean isInDns() {
        return mx.filter(answer -> !answer.isUnanswered() && !(answer instanceof Answer.NoSuchName))
                .isPresent();
    }

    /** True if an authority says that the domain itself does not exist. */
    boolean isMissing() {
        return mx.filter(answer ->
                        answer instanceof Answer.NoSuchName && answer.aliases().isEmpty())
                .isPresent();
    }

    /** Registries that were reached, or could have been, and gave no word that can be used. */
    Stream<Unknown> silent() {
        return Stream.concat(Stream.of(own), targets.stream().map(TargetDomain::registration))
                .flatMap(said -> said instanceof Unknown unknown && unknown.fault() != Registration.Fault.NO_WAY
                        ? Stream.of(unknown)
                        : Stream.empty());
    }

    @Override
    public Map<String, Object> facts() {
        if (own instanceof Registration.NotAsked) {
            return Map.of();
        }
        Map<String, Object> facts = fact(own);
        if (!targets.isEmpty()) {
            facts.put(
                    "targets",
                    targets.stream().map(target -> fact(target.registration())).toList());
        }
        return facts;
    }

    private static Map<String, Object> fact(Registration registration) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("domain", registration.domain().text());
        fact.put("status", Said.status(registration));
        if (registration instanceof Held held) {
            held.expires().ifPresent(end -> fact.put("expires", end.toString()));
            fact.put("statuses", held.statuses());
            held.signed().ifPresent(signed -> fact.put("signed", signed));
            fact.put("asked", held.uri().toString());
            fact.put("at", held.at().toString());
        }
        return fact;
    }
}
