package dev.mxbot.check.delegation;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import dev.mxbot.lookup.dns.Resolvers;
import java.util.List;

/** The domain's name servers, and what each of them says. */
public final class DelegationModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> delegation(Resolvers resolvers) {
        return new Check<>(
                new Topic("ns"),
                new DelegationProbe(resolvers),
                List.of(
                        new AliasedServer(),
                        new ChangeUnderWay(),
                        new DifferentDelegation(),
                        new DifferentMx(),
                        new DifferentSerials(),
                        new DifferentSpf(),
                        new FewServers(),
                        new HalfMoved(),
                        new LameServer(),
                        new LongNegativeTtl(),
                        new OddTimers(),
                        new OpenResolver(),
                        new PartlyMissingMx(),
                        new PrivateServer(),
                        new ServerWithoutAddress(),
                        new ServerWithoutEdns(),
                        new ServerWithoutTcp(),
                        new SingleNetwork(),
                        new UnansweredServers(),
                        new UndeliverableContact()));
    }
}
