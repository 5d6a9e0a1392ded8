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

/** The answers that name a provider. */
record ProviderEvidence(Answer mx, Answer txt) implements Evidence {
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
        try {
            return text.map(DomainName::of).stream();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
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
