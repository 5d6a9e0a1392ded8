package dev.mxbot.check.resolution;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.InvalidDomain;
import dev.mxbot.finding.Topic;
import dev.mxbot.lookup.dns.Resolvers;
import java.util.List;

/** Looking up the domain itself. */
public final class ResolutionModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> resolution(Resolvers resolvers) {
        return new Check<>(
                new Topic("dns"),
                new ResolutionProbe(resolvers),
                List.of(
                        new AliasDomain(),
                        new BogusSignatures(),
                        new BrokenAlias(),
                        new DisagreeingResolvers(),
                        new FailingServers(),
                        InvalidDomain.rule(),
                        new NonexistentDomain(),
                        new SilentServers(),
                        new SpecialUseDomain(),
                        new UnusableAnswer(),
                        new WildcardMail()));
    }
}
