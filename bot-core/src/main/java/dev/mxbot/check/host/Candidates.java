package dev.mxbot.check.host;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which names may be meant by an MX target that leads nowhere; the likeliest first. */
final class Candidates {
    private static final int MAX = 3;

    private Candidates() {}

    /**
     * @param others the other hosts of the same record set
     */
    static List<DomainName> of(HostName host, List<DomainName> others) {
        Set<DomainName> names = new LinkedHashSet<>();
        if (host.literal().isPresent()) {
            Stream.of("mail", "mx1", "mx").flatMap(label -> below(host, label)).forEach(names::add);
        } else {
            host.doubled().ifPresent(names::add);
            host.providerWithOrigin().ifPresent(names::add);
            if (host.isSingleLabel()) {
                below(host, host.name().text()).forEach(names::add);
            }
            others.stream()
                    .filter(other -> Typo.of(host.name().text(), other.text()))
                    .forEach(names::add);
            ofProviders(host.name()).forEach(names::add);
            Stream.concat(Stream.of(host.domain()), others.stream())
                    .flatMap(right -> inDomainOf(right, host.name()))
                    .forEach(names::add);
        }
        names.remove(host.name());
        return names.stream().limit(MAX).toList();
    }

    /** The name under the domain, if it is short enough to exist. */
    static Stream<DomainName> below(HostName host, String label) {
        return name(label + "." + host.domain());
    }

    private static Stream<DomainName> name(String text) {
        try {
            return Stream.of(DomainName.of(text));
        } catch (IllegalArgumentException noName) {
            return Stream.empty();
        }
    }

    /** "aspmx.l.gogle.com": a known provider's host, or the common end of its customers' hosts. */
    private static Stream<DomainName> ofProviders(DomainName host) {
        if (KnownProviders.byMxHost(host).isPresent()) {
            return Stream.empty();
        }
        return KnownProviders.all().stream()
                .map(MailProvider::mxHosts)
                .flatMap(List::stream)
                .flatMap(pattern -> ofPattern(host, pattern));
    }

    private static Stream<DomainName> ofPattern(DomainName host, String pattern) {
        if (pattern.indexOf('*') < 0) {
            return Typo.of(host.text(), pattern) ? name(pattern) : Stream.empty();
        }
        if (!pattern.startsWith("*.")) {
            return Stream.empty();
        }
        String end = pattern.substring(2);
        List<String> labels = host.labels();
        int own = labels.size() - end.split("\\.", -1).length;
        if (own < 1 || !Typo.of(String.join(".", labels.subList(own, labels.size())), end)) {
            return Stream.empty();
        }
        return name(String.join(".", labels.subList(0, own)) + "." + end);
    }

    /** "mail.exmaple.com", where the domain itself or another of its hosts is in example.com. */
    private static Stream<DomainName> inDomainOf(DomainName right, DomainName host) {
        Optional<DomainName> written = PublicSuffixes.registrable(host);
        Optional<DomainName> meant = PublicSuffixes.registrable(right);
        if (written.isEmpty()
                || meant.isEmpty()
                || !Typo.of(written.get().text(), meant.get().text())) {
            return Stream.empty();
        }
        String text = host.text();
        return name(text.substring(0, text.length() - written.get().text().length()) + meant.get());
    }
}
