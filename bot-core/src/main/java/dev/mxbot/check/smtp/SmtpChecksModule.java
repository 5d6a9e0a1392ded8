package dev.mxbot.check.smtp;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** What the mail hosts say. */
public final class SmtpChecksModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(SmtpProbe.class);
    }

    @ProvidesIntoSet
    Check<?> smtp(SmtpProbe probe) {
        return new Check<>(
                new Topic("smtp"),
                probe,
                List.of(
                        new BannerMismatch(),
                        new BlockedEgress(),
                        new ChainOrder(),
                        new DeferredRecipient(),
                        new ExpiredCertificate(),
                        new ExpiringCertificate(),
                        new FailedEhlo(),
                        new FailedStartTls(),
                        new MissingStartTls(),
                        new OldTls(),
                        new RateLimited(),
                        new RefusedConnection(),
                        new RejectedNullSender(),
                        new RejectedPostmaster(),
                        new RejectedRecipient(),
                        new RelayDenied(),
                        new ResetConnection(),
                        new SilentPort(),
                        new SlowGreeting(),
                        new StaleProvider(),
                        new UnansweredHost(),
                        new UnexpectedGreeting(),
                        new UnreachableIpv6(),
                        new UnresolvableName(),
                        new UntrustedCertificate(),
                        new UselessBackup(),
                        new WeakKey(),
                        new WeakTls(),
                        new WrongName()));
    }
}
