package dev.mxbot.check.dnssec;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** The domain's DNSSEC. */
public final class DnssecModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> dnssec() {
        return new Check<>(
                new Topic("dnssec"),
                new DnssecProbe(),
                List.of(
                        new BogusHost(),
                        new DeprecatedAlgorithm(),
                        new ExpiredSignature(),
                        new ExpiringSignature(),
                        new MissingDs(),
                        new OrphanDs(),
                        new UnansweredChain(),
                        new UnsignedHostZone(),
                        new UnsignedZone(),
                        new ValidatedHere()));
    }
}
