package dev.mxbot.check.spf;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import java.util.Optional;

/** Who owns a name that SPF uses. */
final class Registrable {
    private Registrable() {}

    /** The name that was registered, for {@code _spf.example.com} too, which no host can have. */
    static Optional<DomainName> above(DomainName name) {
        Optional<DomainName> host = Optional.of(name);
        while (host.isPresent()
                && !host.get().isRoot()
                && host.get().labels().get(0).startsWith("_")) {
            host = host.get().parent();
        }
        return host.flatMap(PublicSuffixes::registrable);
    }
}
