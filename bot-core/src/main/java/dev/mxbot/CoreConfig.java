package dev.mxbot;

import dev.mxbot.check.blocklist.Blocklists;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.LookupConfig;
import dev.mxbot.lookup.https.HttpsConfig;
import dev.mxbot.lookup.smtp.SmtpConfig;
import java.util.List;
import java.util.Optional;

/**
 * What the core needs to be told.
 *
 * @param rdap whether registries are asked about registrations
 * @param blocklists the DNS block lists that are asked; none by default
 * @param watch empty where nothing is watched, as in a terminal: then there is no store either
 */
public record CoreConfig(
        LookupConfig lookup,
        HttpsConfig https,
        SmtpConfig smtp,
        boolean rdap,
        Budget budget,
        Blocklists blocklists,
        Optional<WatchConfig> watch) {
    /** Watches nothing. */
    public CoreConfig(
            LookupConfig lookup,
            HttpsConfig https,
            SmtpConfig smtp,
            boolean rdap,
            Budget budget,
            Blocklists blocklists) {
        this(lookup, https, smtp, rdap, budget, blocklists, Optional.empty());
    }

    /** Connects to no mail host and asks no registry. */
    public static CoreConfig of(LookupConfig lookup) {
        return new CoreConfig(lookup, HttpsConfig.direct(), SmtpConfig.off(), false, Budget.DEFAULT, Blocklists.NONE);
    }

    public CoreConfig with(HttpsConfig other) {
        return new CoreConfig(lookup, other, smtp, rdap, budget, blocklists, watch);
    }

    public CoreConfig with(SmtpConfig other) {
        return new CoreConfig(lookup, https, other, rdap, budget, blocklists, watch);
    }

    public CoreConfig asking(List<DomainName> lists) {
        return new CoreConfig(lookup, https, smtp, rdap, budget, new Blocklists(lists), watch);
    }

    public CoreConfig askingRegistries(boolean on) {
        return new CoreConfig(lookup, https, smtp, on, budget, blocklists, watch);
    }

    /** Watches, and keeps what it needs for that in a store. */
    public CoreConfig watching(WatchConfig config) {
        return new CoreConfig(lookup, https, smtp, rdap, budget, blocklists, Optional.of(config));
    }
}
