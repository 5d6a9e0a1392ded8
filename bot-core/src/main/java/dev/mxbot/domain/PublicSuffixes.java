package dev.mxbot.domain;

import com.google.common.net.InternetDomainName;
import java.util.Optional;

/** Where registration ends and ownership begins, by the public suffix list. */
public final class PublicSuffixes {
    private PublicSuffixes() {}

    /**
     * The name that was registered: {@code example.co.uk} for {@code mail.example.co.uk}; empty for a public suffix itself, the root and
     * names that no host name can be.
     */
    public static Optional<DomainName> registrable(DomainName name) {
        if (name.isRoot() || !InternetDomainName.isValid(name.text())) {
            return Optional.empty();
        }
        InternetDomainName internet = InternetDomainName.from(name.text());
        return internet.isUnderRegistrySuffix()
                ? Optional.of(
                        DomainName.of(internet.topDomainUnderRegistrySuffix().toString()))
                : unlisted(name);
    }

    /** True for a top-level domain that the list knows, in A-label form: {@code com}, {@code xn--p1ai}. */
    public static boolean isTopLevel(String label) {
        String below = "a.b." + label;
        return InternetDomainName.isValid(below)
                && InternetDomainName.from(below).hasRegistrySuffix();
    }

    /** The list's default rule "*": under an unknown top-level domain the second label is the registered one. */
    private static Optional<DomainName> unlisted(DomainName name) {
        InternetDomainName internet = InternetDomainName.from(name.text());
        if (internet.isRegistrySuffix() || internet.hasRegistrySuffix()) {
            return Optional.empty();
        }
        var labels = name.labels();
        return labels.size() < 2
                ? Optional.empty()
                : Optional.of(DomainName.of(String.join(".", labels.subList(labels.size() - 2, labels.size()))));
    }
}
