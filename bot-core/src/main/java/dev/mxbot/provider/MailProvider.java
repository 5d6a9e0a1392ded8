package dev.mxbot.provider;

import dev.mxbot.domain.DomainName;
import java.util.List;
import java.util.Optional;

/**
 * One provider of mail.
 *
 * @param id for reports: {@code google-workspace}
 * @param name as it calls itself: {@code Google Workspace}
 * @param mxHosts patterns of its MX hosts; {@code *} stands for one or more characters: {@code *.mail.protection.outlook.com}
 * @param retiredMxHosts patterns of MX hosts it no longer hands out; whoever still publishes one is its customer all the same
 * @param publishes the MX records it asks a customer for today, as a template (see {@link #publishes(DomainName)}); empty where only its
 *     own screens know them
 * @param spfIncludes patterns of the names its customers include, the current one first; {@code *} as in {@code mxHosts}
 * @param dkimSelectors the selectors its customers publish
 * @param redundant true if a single MX name of it is a cluster
 * @param screen where its customer finds the records to publish, in its own terms
 */
public record MailProvider(
        String id,
        String name,
        Kind kind,
        List<String> mxHosts,
        List<String> retiredMxHosts,
        List<MxHost> publishes,
        List<String> spfIncludes,
        List<String> dkimSelectors,
        boolean redundant,
        String screen) {
    /** Stands in a template for the customer's domain with dashes in place of its dots: {@code example-co-uk}. */
    private static final String DASHED = "<dom-dashes>";

    public MailProvider {
        mxHosts = List.copyOf(mxHosts);
        retiredMxHosts = List.copyOf(retiredMxHosts);
        publishes = List.copyOf(publishes);
        spfIncludes = List.copyOf(spfIncludes);
        dkimSelectors = List.copyOf(dkimSelectors);
    }

    /** What a provider does with mail, in the order of recognition. */
    public enum Kind {
        /** Filters and passes on; hides the mailbox provider behind it. */
        GATEWAY,
        MAILBOX,
        FORWARDER,
        /** Sends only: newsletters, notifications. */
        SENDER
    }

    /** One documented MX record. */
    public record MxHost(int preference, String host) {}

    /** The MX records it asks this customer for; empty where only its own screens know them. */
    public List<MxHost> publishes(DomainName customer) {
        String dashed = customer.text().replace('.', '-');
        return publishes.stream()
                .map(mx -> new MxHost(mx.preference(), mx.host().replace(DASHED, dashed)))
                .toList();
    }

    /** The name to include in SPF; empty where it has none or it differs per customer. */
    public Optional<String> include() {
        return spfIncludes.stream().findFirst().filter(include -> include.indexOf('*') < 0);
    }

    /** True if this MX host is one of its own, also by a name it no longer hands out. */
    public boolean receivesAt(DomainName mxHost) {
        return matchesAny(mxHosts, mxHost) || matchesAny(retiredMxHosts, mxHost);
    }

    /** True if including this name in SPF authorises its servers. */
    public boolean sendsThrough(DomainName spfInclude) {
        return matchesAny(spfIncludes, spfInclude);
    }

    private static boolean matchesAny(List<String> patterns, DomainName name) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, name.text()));
    }

    /** A pattern without a star is matched to the letter; a star stands for one or more characters. */
    private static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return name.equals(pattern);
        }
        String before = pattern.substring(0, star);
        String after = pattern.substring(star + 1);
        return name.length() > before.length() + after.length() && name.startsWith(before) && name.endsWith(after);
    }
}
