package dev.mxbot;

import dev.mxbot.diagnosis.Budget;
import dev.mxbot.lookup.dns.LookupConfig;
import dev.mxbot.lookup.https.HttpsConfig;

/** What the core needs to be told. */
public record CoreConfig(LookupConfig lookup, HttpsConfig https, Budget budget) {
    public static CoreConfig of(LookupConfig lookup) {
        return new CoreConfig(lookup, HttpsConfig.direct(), Budget.DEFAULT);
    }

    public CoreConfig with(HttpsConfig other) {
        return new CoreConfig(lookup, other, budget);
    }
}
