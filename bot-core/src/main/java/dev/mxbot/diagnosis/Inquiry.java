package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import java.util.Set;

/**
 * What is to be diagnosed, and how.
 *
 * @param fresh no cached answer is used
 * @param expectedMx the MX hosts that the asker says are right; empty if nothing was said
 */
public record Inquiry(DomainName domain, boolean fresh, Set<DomainName> expectedMx) {
    public Inquiry {
        expectedMx = Set.copyOf(expectedMx);
    }

    public static Inquiry of(DomainName domain) {
        return new Inquiry(domain, false, Set.of());
    }

    public Inquiry refreshed() {
        return new Inquiry(domain, true, expectedMx);
    }

    public Inquiry expecting(Set<DomainName> mxHosts) {
        return new Inquiry(domain, fresh, mxHosts);
    }
}
