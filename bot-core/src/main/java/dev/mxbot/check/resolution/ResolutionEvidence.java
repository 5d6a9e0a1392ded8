package dev.mxbot.check.resolution;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.domain.SpecialUse;
import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found out about looking up the domain.
 *
 * @param mx empty only for a name that the DNS is not asked for
 * @param servers the NS answer of the domain
 * @param registration the NS answer of the registered name above, asked only where the domain does not exist
 * @param unchecked the MX answer without validation, asked only after SERVFAIL
 * @param aliases the CNAME answers, one for each step, asked only after SERVFAIL
 * @param opinions the MX answers of the other resolvers
 * @param wildcard the answers for a name that nobody published
 * @param explained another topic tells what is behind it: why resolvers say different things, or why validation fails
 */
record ResolutionEvidence(
        DomainName domain,
        Optional<SpecialUse> specialUse,
        Optional<Answer> mx,
        Optional<Answer> servers,
        Optional<Answer> registration,
        Optional<Answer> unchecked,
        List<Answer> aliases,
        List<Answer> opinions,
        List<Answer> wildcard,
        boolean explained)
        implements Evidence {
    ResolutionEvidence {
        aliases = List.copyOf(aliases);
        opinions = List.copyOf(opinions);
        wildcard = List.copyOf(wildcard);
    }

    static ResolutionEvidence unasked(DomainName domain, Optional<SpecialUse> specialUse) {
        return new ResolutionEvidence(
                domain,
                specialUse,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    ResolutionEvidence with(Answer mxAnswer, Answer nsAnswer) {
        return new ResolutionEvidence(
                domain,
                specialUse,
                Optional.of(mxAnswer),
                Optional.of(nsAnswer),
                registration,
                unchecked,
                aliases,
                opinions,
                wildcard,
                explained);
    }

    ResolutionEvidence with(List<Answer> others, List<Answer> unlikely) {
        return new ResolutionEvidence(
                domain, specialUse, mx, servers, registration, unchecked, aliases, others, unlikely, explained);
    }

    ResolutionEvidence withRegistration(Optional<Answer> ns) {
        return new ResolutionEvidence(
                domain, specialUse, mx, servers, ns, unchecked, aliases, opinions, wildcard, explained);
    }

    ResolutionEvidence withUnchecked(Answer answer, List<Answer> chain) {
        return new ResolutionEvidence(
                domain,
                specialUse,
                mx,
                servers,
                registration,
                Optional.of(answer),
                chain,
                opinions,
                wildcard,
                explained);
    }

    ResolutionEvidence explained(boolean elsewhere) {
        return new ResolutionEvidence(
                domain, specialUse, mx, servers, registration, unchecked, aliases, opinions, wildcard, elsewhere);
    }

    /** Judged by its name alone. */
    boolean isOutsideOfDns() {
        return specialUse.isPresent() && !specialUse.get().ordinary();
    }

    /** The MX answer of a domain that was asked for. */
    Answer answer() {
        return mx.orElseThrow();
    }

    /** An authority says that the name itself is not there; an alias with a missing target is there. */
    boolean isMissing() {
        return mx.filter(answer ->
                        answer instanceof Answer.NoSuchName && answer.aliases().isEmpty())
                .isPresent();
    }

    boolean failedBecauseOf(Answer.Reason reason) {
        return mx.filter(answer -> answer instanceof Answer.Unanswered unanswered && unanswered.reason() == reason)
                .isPresent();
    }

    /** The domain, and where its aliases led, in order. */
    List<DomainName> path() {
        List<DomainName> path = new ArrayList<>(List.of(domain));
        path.addAll(mx.map(Answer::aliases).orElse(List.of()));
        aliases.stream()
                .flatMap(answer -> answer.data(Rdata.Target.class).stream())
                .map(Rdata.Target::name)
                .forEach(path::add);
        return path;
    }

    boolean loops() {
        List<DomainName> path = path();
        return new HashSet<>(path).size() < path.size();
    }

    /** True for a name that has to hold SOA and NS records of its own, so that no alias can stand there. */
    boolean isTopOfZone() {
        boolean ownServers = servers.filter(answer ->
                        answer instanceof Answer.Records && answer.aliases().isEmpty())
                .isPresent();
        return ownServers
                || PublicSuffixes.registrable(domain).filter(domain::equals).isPresent();
    }

    /** The answer without validation, as evidence that differs from the one with it. */
    List<Observation> uncheckedObservation() {
        return unchecked
                .map(Observations::of)
                .map(seen -> new Observation(
                        seen.question() + " without validation (CD=1)",
                        seen.answer(),
                        seen.server(),
                        seen.ttl(),
                        seen.at()))
                .stream()
                .toList();
    }

    /** All answers to the MX question, the first one included. */
    List<Answer> allOpinions() {
        return Stream.concat(mx.stream(), opinions.stream()).toList();
    }

    /** Resolvers answer, and not all the same. */
    boolean isDivided() {
        return allOpinions().stream()
                        .filter(answer -> !answer.isUnanswered())
                        .map(DisagreeingResolvers::content)
                        .distinct()
                        .count()
                > 1;
    }

    /** Without validation there is an answer: the signatures are what fails. */
    boolean isBogus() {
        return failedBecauseOf(Answer.Reason.SERVFAIL)
                && unchecked.filter(answer -> !answer.isUnanswered()).isPresent()
                && !loops();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(
                "status",
                status(),
                "aliases",
                path().stream().skip(1).map(DomainName::text).toList(),
                "resolvers",
                allOpinions().stream()
                        .map(answer -> Map.of("server", answer.provenance().server(), "mx", answer.summary()))
                        .toList());
    }

    private String status() {
        if (isOutsideOfDns()) {
            return "special_use";
        }
        if (answer().isUnanswered()) {
            return "unknown";
        }
        return isMissing() ? "nxdomain" : "exists";
    }
}
