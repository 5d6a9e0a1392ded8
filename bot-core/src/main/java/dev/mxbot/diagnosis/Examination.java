package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Dns;

/**
 * One run of the probes over one domain.
 *
 * @param dns asks within this diagnosis's budget, and sends no query twice
 */
public record Examination(Inquiry inquiry, Dns dns) {
    public DomainName domain() {
        return inquiry.domain();
    }
}
