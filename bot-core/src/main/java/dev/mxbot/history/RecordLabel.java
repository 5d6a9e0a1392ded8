package dev.mxbot.history;

import dev.mxbot.domain.DomainName;
import dev.mxbot.reply.Text;

/** What people call the records behind a question, where the domain is known: MX, SPF, DMARC; else the question. */
public final class RecordLabel {
    private RecordLabel() {}

    /** Names out of the DNS stand in it. */
    public static Text of(DomainName domain, String question) {
        if (question.equals(domain + " MX")) {
            return Text.of("MX");
        } else if (question.equals(domain + " TXT")) {
            return Text.of("SPF");
        } else if (question.equals("_dmarc." + domain + " TXT")) {
            return Text.of("DMARC");
        } else if (question.equals("_mta-sts." + domain + " TXT")) {
            return Text.of("MTA-STS");
        } else if (question.equals("_smtp._tls." + domain + " TXT")) {
            return Text.of("TLS-RPT");
        }
        return Text.literal(question);
    }
}
