package dev.mxbot.testing;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.Probe;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Dns;

/** Runs one probe over a fake DNS: a probe's test, or the evidence of a rule's. */
public final class Examine {
    private Examine() {}

    public static <E extends Evidence> E with(Probe<E> probe, String domain, Dns dns) {
        return with(probe, Inquiry.of(DomainName.of(domain)), dns);
    }

    public static <E extends Evidence> E with(Probe<E> probe, Inquiry inquiry, Dns dns) {
        return probe.examine(new Examination(inquiry, dns))
                .toCompletableFuture()
                .join();
    }
}
