package dev.mxbot.check.mtasts;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** MTA-STS. */
public final class MtaStsModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(MtaStsProbe.class);
    }

    @ProvidesIntoSet
    Check<?> mtasts(MtaStsProbe probe) {
        return new Check<>(
                new Topic("mtasts"),
                probe,
                List.of(
                        new FaultyPolicy(),
                        new FaultyRecord(),
                        new MisplacedRecord(),
                        new MissingRecord(),
                        new NoneMode(),
                        new OrphanRecord(),
                        new RedirectedPolicy(),
                        new SeveralRecords(),
                        new ShortMaxAge(),
                        new TestingMode(),
                        new UnansweredRecord(),
                        new UncoveredMx(),
                        new UnreachablePolicy(),
                        new UnresolvablePolicyHost(),
                        new UntrustedPolicyHost(),
                        new UnusedPattern(),
                        new WrongContentType()));
    }
}
