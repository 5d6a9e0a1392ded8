package dev.mxbot.check.provider;

import dev.mxbot.check.spf.Mechanism;
import dev.mxbot.check.spf.SpfRecord;
import dev.mxbot.check.spf.Term;
import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answers that name a provider.
 *
 * @param keys the DKIM selectors of the mailbox providers that take its mail or that SPF includes; asked only where the one in charge is
 *     recognised
 * @param autodiscover the name from which Outlook learns its settings, asked as {@code keys} is; empty or one answer
 */
record ProviderEvidence(DomainName domain, Answer mx, Answer txt, List<Answer> keys, List<Answer> autodiscover)
        implements Evidence {
    static final String AUTODISCOVER = "autodiscover";

    ProviderEvidence {
        keys = List.copyOf(keys);
        autodiscover = List.copyOf(autodiscover);
    }

    ProviderEvidence with(List<Answer> selectors, List<Answer> clients) {
        return new ProviderEvidence(domain, mx, txt, selectors, clients);
    }

    /** The answers for a provider's selectors. */
    List<Answer> keysOf(MailProvider provider) {
        return keys.stream()
                .filter(answer -> provider.dkimSelectors()
                        .contains(answer.query().name().labels().get(0)))
                .toList();
    }

    /** Who takes the domain's mail: the provider of the hosts that senders try first, as far as it is known. */
    Optional<MailProvider> inbound() {
        Map<Integer, List<DomainName>> byPreference = mx.data(Rdata.Mx.class).stream()
                .collect(Collectors.groupingBy(
                        Rdata.Mx::preference,
                        TreeMap::new,
                        Collectors.mapping(Rdata.Mx::exchange, Collectors.toList())));
        return byPreference.values().stream()
                .flatMap(hosts -> KnownProviders.byMxHosts(hosts).stream())
                .findFirst();
    }

    /** Who sends in its name, in the order of the SPF record. */
    List<MailProvider> outbound() {
        return txt.data(Rdata.Txt.class).stream()
                .map(Rdata.Txt::joined)
                .filter(SpfRecord::isSpf)
                .flatMap(text -> SpfRecord.parse(text).terms().stream())
                .flatMap(ProviderEvidence::target)
                .flatMap(name -> KnownProviders.bySpfInclude(name).stream())
                .distinct()
                .toList();
    }

    /** Where the mailboxes are: behind a gateway, the mailbox provider that SPF authorises. */
    Optional<MailProvider> mailbox() {
        Optional<MailProvider> first = inbound();
        return first.filter(provider -> provider.kind() == MailProvider.Kind.GATEWAY)
                        .isEmpty()
                ? first.filter(provider -> provider.kind() == MailProvider.Kind.MAILBOX)
                : outbound().stream()
                        .filter(provider -> provider.kind() == MailProvider.Kind.MAILBOX)
                        .findFirst();
    }

    /** The name behind an include; also behind the exists and the macros that some gateways ask for. */
    private static Stream<DomainName> target(Term term) {
        Optional<String> text = Optional.empty();
        if (term instanceof Term.Redirect redirect) {
            text = Optional.of(redirect.domain().text());
        } else if (term instanceof Term.Directive directive) {
            if (directive.mechanism() instanceof Mechanism.Include include) {
                text = Optional.of(include.domain().text());
            } else if (directive.mechanism() instanceof Mechanism.Exists exists) {
                text = Optional.of(exists.domain().text());
            }
        }
        return text.flatMap(ProviderEvidence::name).stream();
    }

    /** The service whose customers include this name; empty if none is known. */
    static Optional<MailProvider> service(String include) {
        return name(include).flatMap(KnownProviders::bySpfInclude);
    }

    private static Optional<DomainName> name(String text) {
        try {
            return Optional.of(DomainName.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        inbound().ifPresent(provider -> {
            facts.put("inbound", provider.id());
            facts.put("inboundName", provider.name());
        });
        mailbox().ifPresent(provider -> {
            facts.put("mailbox", provider.id());
            facts.put("mailboxName", provider.name());
        });
        facts.put("outbound", outbound().stream().map(MailProvider::id).toList());
        facts.put("outboundNames", outbound().stream().map(MailProvider::name).toList());
        return facts;
    }
}
