package dev.mxbot.provider;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import java.util.List;

/** The MX records that a provider asks for, written out for one customer. */
public final class DocumentedMx {
    private DocumentedMx() {}

    /** Empty where only the provider's own screens know them. */
    public static List<ZoneRecord> records(MailProvider provider, DomainName domain, long ttl) {
        try {
            return provider.publishes(domain).stream()
                    .map(mx -> new ZoneRecord(
                            domain,
                            ttl,
                            "MX",
                            mx.preference() + " " + DomainName.of(mx.host()).absolute()))
                    .toList();
        } catch (IllegalArgumentException noName) {
            // The customer's name, with dashes for dots, is too long for one label.
            return List.of();
        }
    }
}
