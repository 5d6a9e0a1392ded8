package dev.mxbot.check.lint;

import dev.mxbot.diagnosis.TypedText;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Fix;
import java.util.Map;
import java.util.stream.Stream;

/** Where the kinds of records stand, for the fixes: as a zone file would hold them. */
final class Places {
    /** What stands in front of the domain; a selector's name is for its owner to say. */
    private static final Map<String, String> BELOW = Map.of(
            "dkim", "selector._domainkey",
            "dmarc", "_dmarc",
            "mta-sts", "_mta-sts",
            "tls-rpt", "_smtp._tls");

    private Places() {}

    /** The record as the text was meant, in strings that a zone file can hold. */
    static Fix publish(String title, TypedText typed, Stream<String> texts) {
        DomainName owner = typed.domain()
                .below(BELOW.getOrDefault(typed.kind().word(), ""))
                .orElse(typed.domain());
        return Fix.add(
                title, texts.map(text -> ZoneRecord.txt(owner, 3600, text)).toArray(ZoneRecord[]::new));
    }
}
