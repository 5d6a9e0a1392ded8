package dev.mxbot.sender;

import com.google.common.net.InetAddresses;
import dev.mxbot.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a receiver makes of the sending server, and why.
 *
 * @param reason one clause in plain words: {@code no term matches before -all}; holds foreign text
 * @param matched the term that decided, as written; empty if none did
 * @param explanation what the domain wants refused senders to be told; foreign text
 * @param lookups terms that asked the DNS until the result was known; the limit is 10
 * @param voidLookups terms to which the DNS had nothing until the result was known; the limit is 2
 * @param totalLookups the same with what lies behind the decision, as far as it was walked
 * @param trace every term on the way, in the order of the records
 * @param finding what is wrong and how it is cured; empty for a pass and where nobody looked
 */
public record SenderVerdict(
        SenderRequest request,
        SpfResult result,
        String reason,
        Optional<String> matched,
        Optional<String> explanation,
        int lookups,
        int voidLookups,
        int totalLookups,
        List<SenderStep> trace,
        Optional<Finding> finding) {
    public SenderVerdict {
        trace = List.copyOf(trace);
    }

    public SenderVerdict with(Finding found) {
        return new SenderVerdict(
                request,
                result,
                reason,
                matched,
                explanation,
                lookups,
                voidLookups,
                totalLookups,
                trace,
                Optional.of(found));
    }

    /** {@code 192.0.2.1 fails SPF for example.com: no term matches before -all}; holds foreign text. */
    public String sentence() {
        String ip = InetAddresses.toAddrString(request.ip());
        String domain = request.domain();
        return switch (result) {
                    case PASS -> ip + " passes SPF for " + domain;
                    case FAIL -> ip + " fails SPF for " + domain;
                    case SOFTFAIL -> ip + " gets a softfail from SPF for " + domain;
                    case NEUTRAL -> ip + " is neither authorised nor refused by SPF for " + domain;
                    case NONE -> ip + " can neither pass nor fail SPF for " + domain;
                    case TEMPERROR -> "whether " + ip + " passes SPF for " + domain + " could not be found out";
                    case PERMERROR -> ip + " does not pass SPF for " + domain + ", receivers answer permerror";
                }
                + ": " + reason;
    }
}
