package dev.mxbot.check.spf;

import dev.mxbot.domain.DomainName;
import java.util.Optional;

/** The name that an expanded domain-spec stands for, as far as the DNS can be asked for it. */
final class TargetName {
    private TargetName() {}

    /**
     * Empty for what RFC 7208 section 4.3 calls malformed: an empty label, one over 63 octets, a name over 255, or a single label.
     *
     * @param octets one {@code char} an octet, without a dot at the end
     */
    static Optional<DomainName> of(String octets) {
        try {
            DomainName name = DomainName.of(octets.replace("\\", "\\\\"));
            return octets.isEmpty() || name.labels().size() < 2 ? Optional.empty() : Optional.of(name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
