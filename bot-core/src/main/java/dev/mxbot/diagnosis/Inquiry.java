package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import java.util.Set;

/**
 * What is to be diagnosed, and how.
 *
 * @param fresh no cached answer is used
 * @param expectedMx the MX hosts that the asker says are right; empty if nothing was said
 * @param smtp how far the mail hosts themselves are asked, as far as the settings allow
 */
public record Inquiry(DomainName domain, boolean fresh, Set<DomainName> expectedMx, SmtpDepth smtp) {
    public Inquiry {
        expectedMx = Set.copyOf(expectedMx);
    }

    /** As a person asks about one domain. */
    public static Inquiry of(DomainName domain) {
        return new Inquiry(domain, false, Set.of(), SmtpDepth.RECIPIENT);
    }

    public Inquiry refreshed() {
        return new Inquiry(domain, true, expectedMx, smtp);
    }

    public Inquiry expecting(Set<DomainName> mxHosts) {
        return new Inquiry(domain, fresh, mxHosts, smtp);
    }

    public Inquiry asking(SmtpDepth depth) {
        return new Inquiry(domain, fresh, expectedMx, depth);
    }

    /** The same over records that are not published: nobody new is connected to. */
    Inquiry forTrial() {
        return smtp.compareTo(SmtpDepth.KNOWN) > 0 ? asking(SmtpDepth.KNOWN) : this;
    }
}
