package dev.mxbot.history;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Provenance;
import dev.mxbot.lookup.dns.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Walks over the answers of a diagnosis from the domain's own records to what they lead to. What a diagnosis asks besides, made-up names
 * or the names of a fix it tries, hangs on none of them and stays out.
 */
final class Survey {
    /** A diagnosis has at most 150 questions. */
    private static final int MOST = 300;

    private static final String SELECTORS = "_domainkey.";

    private final Diagnosis diagnosis;
    private final DomainName organization;
    private final Map<String, List<Answer>> heard = new LinkedHashMap<>();
    private final SortedMap<String, Seen> seen = new TreeMap<>();

    private Survey(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        this.organization = organization(diagnosis.domain());
        diagnosis.answers().stream()
                // Without a check of signatures only DS says what it says to everybody.
                .filter(answer ->
                        !answer.query().checkingDisabled() || answer.query().type() == RecordType.DS)
                .forEach(answer -> heard.computeIfAbsent(answer.query().toString(), key -> new ArrayList<>())
                        .add(answer));
    }

    static SortedMap<String, Seen> of(Diagnosis diagnosis) {
        Survey survey = new Survey(diagnosis);
        survey.roots().forEach(key -> survey.visit(key, true));
        return survey.seen;
    }

    private static DomainName organization(DomainName domain) {
        return PublicSuffixes.registrable(domain).orElse(domain);
    }

    /** What a domain publishes about its mail by itself. */
    private List<String> roots() {
        DomainName domain = diagnosis.domain();
        List<String> roots = new ArrayList<>(List.of(domain + " MX", domain + " TXT"));
        for (Optional<DomainName> zone = Optional.of(domain);
                zone.isPresent() && zone.get().isWithin(organization);
                zone = zone.get().parent()) {
            roots.add(zone.get() + " NS");
            roots.add(zone.get() + " DS");
            zone.get().below("_dmarc").ifPresent(name -> roots.add(name + " TXT"));
        }
        for (String label : List.of("_mta-sts", "_smtp._tls", "default._bimi")) {
            domain.below(label).ifPresent(name -> roots.add(name + " TXT"));
        }
        heard.keySet().stream()
                .filter(key -> key.endsWith("." + SELECTORS + domain + " TXT"))
                .forEach(roots::add);
        return roots;
    }

    /** @param ownSource true if what leads here is the domain's own */
    private void visit(String key, boolean ownSource) {
        if (Question.isPolicy(key)) {
            policy().ifPresent(policy -> seen.put(key, policy));
            return;
        }
        Optional<Question> question = Question.parse(key);
        List<Answer> answers = heard.getOrDefault(key, List.of());
        if (question.isEmpty() || answers.isEmpty() || seen.size() >= MOST) {
            return;
        }
        Answer answer = resolved(answers);
        boolean own = question.get().type().equals("PTR") ? ownSource : isOwn(question.get(), answer);
        Seen known = seen.get(key);
        if (known != null && (known.own() || !own)) {
            return;
        }
        Seen found = new Seen(Canonical.kind(answer), Canonical.values(answer), own, ttl(answer, answers));
        seen.put(key, found);
        if (!answer.aliases().isEmpty()) {
            seen.put(
                    question.get().name() + " CNAME",
                    new Seen(
                            Seen.Kind.FOUND,
                            List.of(answer.aliases().get(0).absolute()),
                            question.get().name().isWithin(organization),
                            found.ttl()));
        }
        Links.below(key, found).forEach(below -> visit(below, own));
    }

    /** Of the data, and not of an alias that leads to others. */
    private boolean isOwn(Question question, Answer answer) {
        List<DomainName> aliases = answer.aliases();
        DomainName owner = aliases.isEmpty() ? question.name() : aliases.get(aliases.size() - 1);
        return owner.isWithin(organization);
    }

    /** What resolvers say: the one that is asked first, if it answered; unanswered only if all are. */
    private static Answer resolved(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.query().server().isEmpty())
                .filter(answer -> !answer.isUnanswered())
                .findFirst()
                .or(() -> answers.stream()
                        .filter(answer -> answer.query()
                                .server()
                                .filter(server -> server.recursive())
                                .isPresent())
                        .filter(answer -> !answer.isUnanswered())
                        .findFirst())
                .orElseGet(() -> new Answer.Unanswered(
                        answers.get(0).query(),
                        answers.get(0).provenance(),
                        Answer.Reason.TIMEOUT,
                        "no resolver answered"));
    }

    /** As published where one of the domain's own servers was asked; else what was left of it in the resolver's cache. */
    private static long ttl(Answer resolved, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.query()
                        .server()
                        .filter(server -> !server.recursive())
                        .isPresent())
                .filter(answer -> !answer.isUnanswered() && answer.provenance().authoritative())
                .filter(answer -> Canonical.values(answer).equals(Canonical.values(resolved)))
                .map(Answer::provenance)
                .mapToLong(Survey::ttl)
                .max()
                .orElseGet(() -> ttl(resolved.provenance()));
    }

    private static long ttl(Provenance from) {
        return from.ttl().orElse(0);
    }

    /** As the topic read it; what could not be fetched is unknown, whatever the reason. */
    private Optional<Seen> policy() {
        Map<String, Object> facts = diagnosis.facts("mtasts");
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        if (!(facts.get("mx") instanceof List<?> hosts)) {
            return Optional.of(new Seen(Seen.Kind.UNKNOWN, List.of(), true, 0));
        }
        List<String> lines = new ArrayList<>();
        lines.add("mode: " + facts.getOrDefault("mode", ""));
        lines.add("max_age: " + facts.getOrDefault("maxAge", ""));
        hosts.forEach(host -> lines.add("mx: " + host));
        return Optional.of(new Seen(Seen.Kind.FOUND, lines, true, 0));
    }
}
