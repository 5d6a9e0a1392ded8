package dev.mxbot.domain;

import java.util.List;
import java.util.Optional;

/**
 * A part of the name space that is set apart from the public DNS (RFC 6761 and its registry), so that nobody can register a name in it.
 *
 * <p>Not in the list: example.com, example.net and example.org, which are registered and answer like any other domain.
 *
 * @param suffix the name at its top: {@code local}
 * @param purpose what it is for, completing "is reserved for …"
 * @param reference {@code RFC 6762}
 * @param ordinary true if software asks the DNS for such names as for all others (RFC 6761 sections 6.2 and 6.5), so that a resolver of
 *     one's own may well know them
 */
public record SpecialUse(DomainName suffix, String purpose, String reference, boolean ordinary) {
    private static final List<SpecialUse> ALL = List.of(
            new SpecialUse(DomainName.of("alt"), "names outside of the DNS", "RFC 9476", false),
            new SpecialUse(DomainName.of("example"), "documentation", "RFC 6761 section 6.5", true),
            new SpecialUse(DomainName.of("home.arpa"), "home networks", "RFC 8375", false),
            new SpecialUse(
                    DomainName.of("invalid"), "names that are meant not to exist", "RFC 6761 section 6.4", false),
            new SpecialUse(DomainName.of("local"), "multicast DNS on the local link", "RFC 6762", false),
            new SpecialUse(
                    DomainName.of("localhost"), "the machine that asks for it itself", "RFC 6761 section 6.3", false),
            new SpecialUse(DomainName.of("onion"), "hidden services of Tor", "RFC 7686", false),
            new SpecialUse(DomainName.of("test"), "tests", "RFC 6761 section 6.2", true));

    /** The special part that the name lies in; empty for a name of the public DNS. */
    public static Optional<SpecialUse> of(DomainName name) {
        return ALL.stream().filter(special -> name.isWithin(special.suffix)).findFirst();
    }
}
