package dev.mxbot.check.provider;

import dev.mxbot.check.spf.Mechanism;
import dev.mxbot.check.spf.SpfRecord;
import dev.mxbot.check.spf.Term;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What names a mailbox provider other than the one that holds the mailboxes now. MX records that do are a finding of their own. */
final class Traces {
    private final ProviderEvidence evidence;
    private final MailProvider current;
    private final Map<MailProvider, List<Trace>> found = new LinkedHashMap<>();

    private Traces(ProviderEvidence evidence, MailProvider current) {
        this.evidence = evidence;
        this.current = current;
    }

    /** By provider, in the order of discovery; empty if nobody knows who holds the mailboxes. */
    static Map<MailProvider, List<Trace>> of(ProviderEvidence evidence) {
        Optional<MailProvider> current = evidence.mailbox();
        if (current.isEmpty()) {
            return Map.of();
        }
        Traces traces = new Traces(evidence, current.get());
        evidence.autodiscover().forEach(traces::followClients);
        evidence.txt().records().forEach(traces::read);
        evidence.keys().forEach(traces::followKey);
        // A key that is in place says that the provider still sends.
        traces.found
                .keySet()
                .removeIf(provider -> evidence.keysOf(provider).stream()
                        .anyMatch(key -> !key.data(Rdata.Txt.class).isEmpty()));
        return traces.found;
    }

    private void followClients(Answer answer) {
        answer.aliases().stream()
                .limit(1)
                .forEach(target -> KnownProviders.byClientTarget(target).ifPresent(other -> {
                    ZoneRecord alias = alias(answer, target);
                    Optional<ZoneRecord> own = current.clientNames().stream()
                            .filter(name -> name.isAlias() && name.label().equals(ProviderEvidence.AUTODISCOVER))
                            .map(name -> new ZoneRecord(alias.name(), alias.ttl(), "CNAME", name.target() + "."))
                            .findFirst();
                    note(
                            other,
                            new Trace(
                                    ProviderEvidence.AUTODISCOVER,
                                    true,
                                    alias,
                                    own.orElse(alias),
                                    Observations.of(answer)));
                }));
    }

    private void read(ResourceRecord source) {
        if (!(source.data() instanceof Rdata.Txt txt)) {
            return;
        }
        if (SpfRecord.isSpf(txt.joined())) {
            includes(source, SpfRecord.parse(txt.joined()));
            return;
        }
        KnownProviders.byVerification(txt.joined())
                .ifPresent(other -> note(
                        other,
                        new Trace(
                                "a verification record",
                                false,
                                source.zoneRecord(),
                                source.zoneRecord(),
                                Observations.of(evidence.txt(), txt.joined()))));
    }

    private void includes(ResourceRecord source, SpfRecord record) {
        record.directives().stream()
                .flatMap(directive -> included(directive).stream())
                .distinct()
                .forEach(other -> note(
                        other,
                        new Trace(
                                Trace.SPF,
                                true,
                                source.zoneRecord(),
                                ZoneRecord.txt(source.name(), source.ttl(), without(record, other)),
                                Observations.of(evidence.txt(), record.text()))));
    }

    private static Optional<MailProvider> included(Term term) {
        return term instanceof Term.Directive directive && directive.mechanism() instanceof Mechanism.Include include
                ? ProviderEvidence.service(include.domain().text())
                : Optional.empty();
    }

    private static String without(SpfRecord record, MailProvider other) {
        return Stream.concat(
                        Stream.of("v=spf1"),
                        record.terms().stream()
                                .filter(term ->
                                        included(term).filter(other::equals).isEmpty())
                                .map(Term::text))
                .collect(Collectors.joining(" "));
    }

    /** An alias that leads to no key any more; one that does shows that the provider is in use. */
    private void followKey(Answer answer) {
        if (answer.isAbsent() && !answer.aliases().isEmpty()) {
            DomainName target = answer.aliases().get(0);
            KnownProviders.byDkimTarget(target).ifPresent(other -> {
                ZoneRecord alias = alias(answer, target);
                note(other, new Trace("a DKIM alias", false, alias, alias, Observations.of(answer)));
            });
        }
    }

    private void note(MailProvider other, Trace trace) {
        if (other.kind() == MailProvider.Kind.MAILBOX && !other.equals(current) && !takesMail(other)) {
            found.computeIfAbsent(other, key -> new ArrayList<>()).add(trace);
        }
    }

    /** It still has an MX record here: then it is not a former provider, and the mixture is a finding of its own. */
    private boolean takesMail(MailProvider other) {
        return evidence.mx().data(Rdata.Mx.class).stream().anyMatch(mx -> other.receivesAt(mx.exchange()));
    }

    private static ZoneRecord alias(Answer answer, DomainName target) {
        return new ZoneRecord(answer.query().name(), Observations.ttl(answer), "CNAME", target.absolute());
    }
}
