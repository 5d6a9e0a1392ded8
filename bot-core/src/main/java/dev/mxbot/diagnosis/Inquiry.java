package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import java.util.List;
import java.util.Set;

/**
 * What is to be diagnosed, and how.
 *
 * @param fresh no cached answer is used
 * @param expectedMx the MX hosts that the asker says are right; empty if nothing was said
 * @param smtp how far the mail hosts themselves are asked, as far as the settings allow
 * @param registry whether registries are asked, as far as the settings allow
 * @param selectors the DKIM selectors that the asker names, such as {@code summer2026}; empty if nothing was said
 * @param validate DNSSEC is validated here too, whatever the resolver in use does
 * @param trial these are not the published records: only what may speak against the change is looked at
 */
public record Inquiry(
        DomainName domain,
        boolean fresh,
        Set<DomainName> expectedMx,
        SmtpDepth smtp,
        RegistryDepth registry,
        List<String> selectors,
        boolean validate,
        boolean trial) {
    /** A domain has a handful of selectors in use; more than this are not asked for. */
    public static final int MOST_SELECTORS = 10;

    public Inquiry {
        expectedMx = Set.copyOf(expectedMx);
        selectors = selectors.stream().distinct().limit(MOST_SELECTORS).toList();
    }

    /** As a person asks about one domain. */
    public static Inquiry of(DomainName domain) {
        return new Inquiry(domain, false, Set.of(), SmtpDepth.RECIPIENT, RegistryDepth.ASK, List.of(), false, false);
    }

    public Inquiry refreshed() {
        return new Inquiry(domain, true, expectedMx, smtp, registry, selectors, validate, trial);
    }

    public Inquiry expecting(Set<DomainName> mxHosts) {
        return new Inquiry(domain, fresh, mxHosts, smtp, registry, selectors, validate, trial);
    }

    public Inquiry asking(SmtpDepth depth) {
        return new Inquiry(domain, fresh, expectedMx, depth, registry, selectors, validate, trial);
    }

    public Inquiry asking(RegistryDepth depth) {
        return new Inquiry(domain, fresh, expectedMx, smtp, depth, selectors, validate, trial);
    }

    public Inquiry naming(List<String> dkimSelectors) {
        return new Inquiry(domain, fresh, expectedMx, smtp, registry, dkimSelectors, validate, trial);
    }

    public Inquiry validated() {
        return new Inquiry(domain, fresh, expectedMx, smtp, registry, selectors, true, trial);
    }

    /**
     * True if a person named this very domain, as opposed to a list or a watch: then also what few domains have is worth a question. The
     * trial of a fix asks what the diagnosis asked.
     */
    public boolean isNamed() {
        return registry != RegistryDepth.NONE;
    }

    /** The same over records that are not published: nobody new is connected to. */
    Inquiry forTrial() {
        return new Inquiry(
                domain,
                fresh,
                expectedMx,
                smtp.compareTo(SmtpDepth.KNOWN) > 0 ? SmtpDepth.KNOWN : smtp,
                registry.compareTo(RegistryDepth.KNOWN) > 0 ? RegistryDepth.KNOWN : registry,
                selectors,
                validate,
                true);
    }
}
