package dev.mxbot.check.bimi;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** The logo beside a domain's mail. */
public final class BimiModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(BimiProbe.class);
    }

    @ProvidesIntoSet
    Check<?> bimi(BimiProbe probe) {
        return new Check<>(
                new Topic("bimi"),
                probe,
                List.of(
                        new FaultyCertificate(),
                        new FaultyLogo(),
                        new FaultyRecord(),
                        new MissingRecord(),
                        new UnansweredRecord(),
                        new UnenforcedPolicy()));
    }
}
