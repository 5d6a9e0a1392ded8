package dev.mxbot;

import dev.mxbot.diagnosis.Budget;
import dev.mxbot.lookup.dns.LookupConfig;

/** What the core needs to be told. */
public record CoreConfig(LookupConfig lookup, Budget budget) {
    public static CoreConfig of(LookupConfig lookup) {
        return new CoreConfig(lookup, Budget.DEFAULT);
    }
}
