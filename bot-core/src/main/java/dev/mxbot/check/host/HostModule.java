package dev.mxbot.check.host;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** The hosts that the MX records name. */
public final class HostModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> hosts() {
        return new Check<>(
                new Topic("hosts"),
                new HostProbe(),
                List.of(
                        new AddressAsHost(),
                        new AliasHost(),
                        new DoubledOrigin(),
                        new DuplicateAddress(),
                        new HostNotYetSeen(),
                        new HostWithoutAddress(),
                        new LoopbackAddress(),
                        new MissingHost(),
                        new NoIpv6(),
                        new OnlyIpv6(),
                        new PlaceholderHost(),
                        new PrivateAddress(),
                        new ProxiedHost(),
                        new SingleLabelHost(),
                        new UnansweredHost(),
                        new UnlawfulHostName(),
                        new UnregisteredDomain()));
    }
}
