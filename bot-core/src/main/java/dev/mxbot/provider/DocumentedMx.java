package dev.mxbot.provider;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import java.util.List;

/** The MX records that a provider asks for, written out for one customer. */
public final class DocumentedMx {
    private DocumentedMx() {}

    /** Empty where the provider gives each customer names of its own. */
    public static List<ZoneRecord> records(MailProvider provider, DomainName domain, long ttl) {
        return provider.publishes().stream()
                .map(mx -> new ZoneRecord(
                        domain,
                        ttl,
                        "MX",
                        mx.preference() + " " + DomainName.of(mx.host()).absolute()))
                .toList();
    }
}
