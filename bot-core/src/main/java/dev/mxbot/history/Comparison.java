package dev.mxbot.history;

import dev.mxbot.domain.DomainName;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A domain at two times. */
record Comparison(DomainName domain, Snapshot earlier, Snapshot now, List<Difference> differences) {
    static Comparison of(DomainName domain, Snapshot earlier, Snapshot now) {
        return new Comparison(domain, earlier, now, now.differencesSince(earlier));
    }

    Optional<Difference> at(String question) {
        return differences.stream()
                .filter(difference -> difference.question().equals(question))
                .findFirst();
    }

    String mx() {
        return domain + " MX";
    }

    /** In the order in which senders try them; none for a null MX. */
    static List<DomainName> hosts(Seen mx) {
        return mx.values().stream()
                .flatMap(value -> Links.host(value).stream())
                .distinct()
                .toList();
    }

    /** The providers that the SPF record authorises by name, also by way of what it includes. */
    static List<MailProvider> senders(Snapshot snapshot, DomainName domain) {
        List<MailProvider> senders = new ArrayList<>();
        Set<String> walked = new LinkedHashSet<>();
        List<String> next = new ArrayList<>(List.of(domain + " TXT"));
        while (!next.isEmpty()) {
            String key = next.remove(0);
            if (walked.add(key)) {
                for (String text : snapshot.answer(key).values()) {
                    new SpfText(text)
                            .terms().stream()
                                    .flatMap(term -> SpfText.targets(term).stream())
                                    .forEach(name -> {
                                        KnownProviders.bySpfInclude(name)
                                                .filter(provider -> !senders.contains(provider))
                                                .ifPresent(senders::add);
                                        next.add(name + " TXT");
                                    });
                }
            }
        }
        return senders;
    }
}
