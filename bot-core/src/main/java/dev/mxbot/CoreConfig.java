package dev.mxbot;

import dev.mxbot.diagnosis.Budget;
import dev.mxbot.lookup.dns.LookupConfig;
import dev.mxbot.lookup.https.HttpsConfig;
import dev.mxbot.lookup.smtp.SmtpConfig;

/** What the core needs to be told. */
public record CoreConfig(LookupConfig lookup, HttpsConfig https, SmtpConfig smtp, Budget budget) {
    /** Connects to no mail host. */
    public static CoreConfig of(LookupConfig lookup) {
        return new CoreConfig(lookup, HttpsConfig.direct(), SmtpConfig.off(), Budget.DEFAULT);
    }

    public CoreConfig with(HttpsConfig other) {
        return new CoreConfig(lookup, other, smtp, budget);
    }

    public CoreConfig with(SmtpConfig other) {
        return new CoreConfig(lookup, https, other, budget);
    }
}
