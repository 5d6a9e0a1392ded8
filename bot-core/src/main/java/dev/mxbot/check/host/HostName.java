package dev.mxbot.check.host;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.domain.SpecialUse;
import dev.mxbot.provider.KnownProviders;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An MX target as a piece of text: what went wrong when it was typed.
 *
 * @param name as published
 * @param domain whose MX record names it
 */
record HostName(DomainName name, DomainName domain) {
    /** Letters, digits and hyphens, no hyphen at either end (RFC 1123 section 2.1). */
    private static final Pattern LDH = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    /** What is seen in names that work, right or wrong. */
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9._-]*");

    private static final DomainName INVALID = DomainName.of("invalid");

    /** The address that stands where a name belongs; also with the domain appended, as a zone file without the last dot does. */
    Optional<InetAddress> literal() {
        return address(name.text()).or(() -> withoutOrigin(domain).flatMap(HostName::address));
    }

    private static Optional<InetAddress> address(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        String address = bare.startsWith("ipv6:") ? bare.substring("ipv6:".length()) : bare;
        return InetAddresses.isInetAddress(address) ? Optional.of(InetAddresses.forString(address)) : Optional.empty();
    }

    /** The name that was meant, where the domain, or the zone above it, stands twice at its end. */
    Optional<DomainName> doubled() {
        Optional<DomainName> registrable = PublicSuffixes.registrable(domain);
        for (Optional<DomainName> zone = Optional.of(domain);
                zone.isPresent() && zone.get().labels().size() > 1;
                zone = zone.get().parent()) {
            DomainName origin = zone.get();
            Optional<DomainName> meant = withoutOrigin(origin)
                    .filter(prefix -> prefix.equals(origin.text()) || prefix.endsWith("." + origin.text()))
                    .map(DomainName::of);
            if (meant.isPresent()) {
                return meant;
            }
            if (zone.equals(registrable)) {
                break;
            }
        }
        return Optional.empty();
    }

    /** The host of a known provider, where the domain was appended to it. */
    Optional<DomainName> providerWithOrigin() {
        return withoutOrigin(domain)
                .map(DomainName::of)
                .filter(meant -> KnownProviders.byMxHost(meant).isPresent());
    }

    private Optional<String> withoutOrigin(DomainName origin) {
        return name.isWithin(origin) && !name.equals(origin)
                ? Optional.of(name.text()
                        .substring(0, name.text().length() - origin.text().length() - 1))
                : Optional.empty();
    }

    boolean isSingleLabel() {
        return name.labels().size() == 1;
    }

    /** The last label of a host name is never all digits (RFC 1123 section 2.1, RFC 3696 section 2). */
    boolean hasNumericTop() {
        List<String> labels = name.labels();
        return !labels.isEmpty() && labels.get(labels.size() - 1).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The labels that are no part of a host name; an underscore is the mildest case. */
    List<String> unlawfulLabels() {
        return name.labels().stream()
                .filter(label -> !LDH.matcher(label).matches() || hasReservedHyphens(label))
                .toList();
    }

    /** RFC 5890 section 2.3.1: hyphens in third and fourth place are kept for encodings such as "xn--". */
    private static boolean hasReservedHyphens(String label) {
        return label.startsWith("--", 2) && !label.startsWith("xn--");
    }

    /** True if no name server could ever know the name: it holds more than odd letters. */
    boolean isHopeless() {
        return hasNumericTop() || !PLAIN.matcher(name.text()).matches();
    }

    /** RFC 6761 section 6.4: such names are never asked for. */
    boolean isInvalid() {
        return name.isWithin(INVALID);
    }

    /** In a part of the name space that the public DNS does not hold, and that the domain itself is not in. */
    boolean isReserved() {
        return SpecialUse.of(name)
                .filter(special -> !domain.isWithin(special.suffix()))
                .isPresent();
    }

    /** False where asking makes no sense: an address is no name, and .invalid is known not to exist. */
    boolean isWorthAsking() {
        return address(name.text()).isEmpty() && !isInvalid();
    }
}
