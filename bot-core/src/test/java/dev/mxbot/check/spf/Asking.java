package dev.mxbot.check.spf;

import com.google.common.net.InetAddresses;
import dev.mxbot.sender.SenderRequest;
import dev.mxbot.sender.SenderVerdict;
import dev.mxbot.testing.FakeDns;
import java.time.Clock;
import java.time.ZoneOffset;

/** Puts one request to the evaluator. */
final class Asking {
    private Asking() {}

    /** As a receiver asks: the result and nothing else. */
    static SenderVerdict receiver(FakeDns dns, String domain, String ip, String mailFrom, String helo) {
        return judge(dns, request(domain, ip).mailFrom(mailFrom).helo(helo).briefly());
    }

    /** As a person asks. */
    static SenderVerdict person(FakeDns dns, String domain, String ip) {
        return judge(dns, request(domain, ip));
    }

    static SenderRequest request(String domain, String ip) {
        return SenderRequest.of(domain, InetAddresses.forString(ip));
    }

    static SenderVerdict judge(FakeDns dns, SenderRequest request) {
        return new CheckHost(dns, dns, Clock.fixed(FakeDns.AT, ZoneOffset.UTC))
                .judge(request)
                .toCompletableFuture()
                .join();
    }
}
