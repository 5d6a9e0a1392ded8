package dev.mxbot.lookup.smtp;

import dev.mxbot.lookup.dns.Dns;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Connects to nobody. */
final class OffSmtp implements Smtp {
    private static final String OFF = "connections to mail hosts are switched off";

    private final Clock clock;

    OffSmtp(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public CompletionStage<SmtpSession> talk(SmtpRequest request) {
        return CompletableFuture.completedFuture(
                SmtpSession.untried(request, clock.instant(), Breakdown.Cause.NOT_TRIED, OFF));
    }

    @Override
    public Optional<SmtpSession> known(SmtpRequest request) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<Egress> egress(Dns dns) {
        return CompletableFuture.completedFuture(new Egress.Blocked(clock.instant(), List.of(OFF)));
    }
}
