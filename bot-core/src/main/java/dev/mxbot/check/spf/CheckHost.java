package dev.mxbot.check.spf;

import com.google.common.base.CharMatcher;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.InvalidDomainName;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Fresh;
import dev.mxbot.sender.SenderCheck;
import dev.mxbot.sender.SenderRequest;
import dev.mxbot.sender.SenderVerdict;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The function check_host of RFC 7208 section 4, for one request. */
final class CheckHost implements SenderCheck {
    /** RFC 7208 section 4.3: a sender without a local part. */
    private static final String POSTMASTER = "postmaster";

    private final Dns dns;
    private final Dns fresh;
    private final Clock clock;

    @Inject
    CheckHost(Dns dns, @Fresh Dns fresh, Clock clock) {
        this.dns = dns;
        this.fresh = fresh;
        this.clock = clock;
    }

    @Override
    public CompletionStage<SenderVerdict> judge(SenderRequest request) {
        String domain = domain(request.domain());
        MacroValues.Sender sender = sender(request, domain);
        AskedOnce asking = new AskedOnce(request.fresh() ? fresh : dns, clock);
        return evaluation(asking, sender, request.thorough())
                .of(domain)
                .thenApply(finished -> verdict(request, finished))
                .thenCompose(verdict -> request.thorough()
                        ? new Authorisation(
                                        asking,
                                        (over, name) -> evaluation(new AskedOnce(over, clock), sender, false)
                                                .of(name))
                                .of(verdict, domain)
                        : CompletableFuture.completedFuture(verdict));
    }

    private Evaluation evaluation(AskedOnce asking, MacroValues.Sender sender, boolean thorough) {
        return new Evaluation(asking, sender, clock.instant(), thorough);
    }

    private static SenderVerdict verdict(SenderRequest request, Evaluation.Finished finished) {
        Evaluation.Outcome outcome = finished.outcome();
        return new SenderVerdict(
                request,
                outcome.result(),
                outcome.reason(),
                outcome.matched().map(Term::text),
                finished.explanation(),
                finished.lookups(),
                finished.voids(),
                finished.total(),
                finished.trace(),
                Optional.empty());
    }

    /** RFC 7208 sections 2.4 and 4.3: the null sender stands for postmaster at the HELO name. */
    private static MacroValues.Sender sender(SenderRequest request, String domain) {
        String helo = octets(withoutDot(request.helo()));
        String path = CharMatcher.anyOf("<>").trimFrom(request.mailFrom().orElse(POSTMASTER + "@" + domain));
        String address = path.isEmpty() ? POSTMASTER + "@" + (helo.isEmpty() ? domain : helo) : path;
        int at = address.lastIndexOf('@');
        String local = at <= 0 ? POSTMASTER : octets(address.substring(0, at));
        String of = address.substring(at + 1);
        return new MacroValues.Sender(local, of.isEmpty() ? domain : domain(of), request.ip(), helo);
    }

    /** One char an octet, without the dot at the end; an internationalised name in the form that the DNS knows. */
    private static String domain(String typed) {
        String name = withoutDot(typed);
        if (CharMatcher.ascii().matchesAllOf(name)) {
            return name;
        }
        try {
            return DomainName.parse(name).text();
        } catch (InvalidDomainName e) {
            return octets(name);
        }
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
