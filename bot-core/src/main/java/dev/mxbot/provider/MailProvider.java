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
 * @param dkimTargets patterns of the names that its selectors are aliases of; empty where customers publish the key itself, or only some
 * @param clientNames what it asks a customer to publish so that mail programs find their settings
 * @param verifications how the TXT records begin by which it verified that the domain is the customer's; only such as belong to mail
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
        List<String> dkimTargets,
        List<ClientName> clientNames,
        List<String> verifications,
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
        dkimTargets = List.copyOf(dkimTargets);
        clientNames = List.copyOf(clientNames);
        verifications = List.copyOf(verifications);
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

    /**
     * A documented name from which mail programs learn their settings.
     *
     * @param label below the customer's domain: {@code autodiscover}, {@code _imaps._tcp}
     * @param port of an SRV record; 0: the name is an alias
     * @param target where it points to; {@code *} as in {@code mxHosts}
     */
    public record ClientName(String label, int port, String target) {
        public boolean isAlias() {
            return port == 0;
        }

        /** True if this is where it has to point to. */
        public boolean leadsTo(DomainName name) {
            return matches(target, name.text());
        }
    }

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

    /** True if a selector that is an alias of this name holds one of its keys. */
    public boolean signsAt(DomainName dkimTarget) {
        return matchesAny(dkimTargets, dkimTarget);
    }

    /** True if mail programs that follow this name get its settings. */
    public boolean setsUpAt(DomainName clientTarget) {
        return clientNames.stream().anyMatch(name -> name.leadsTo(clientTarget));
    }

    /** True if the domain was verified with it by this TXT record. */
    public boolean verifiedBy(String text) {
        return verifications.stream().anyMatch(start -> text.regionMatches(true, 0, start, 0, start.length()));
    }

    private static boolean matchesAny(List<String> patterns, DomainName name) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, name.text()));
    }

    /** A pattern without a star is matched to the letter; a star stands for one or more characters. */
    static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return name.equals(pattern);
        }
        String before = pattern.substring(0, star);
        String after = pattern.substring(star + 1);
        return name.length() > before.length() + after.length() && name.startsWith(before) && name.endsWith(after);
    }
}
