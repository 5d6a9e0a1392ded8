package dev.mxbot.check.provider;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** Who runs the domain's mail. */
public final class ProviderModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> provider() {
        return new Check<>(
                new Topic("provider"),
                new ProviderProbe(),
                List.of(new FormerProvider(), new IncompleteSet(), new MissingInclude(), new RetiredInclude()));
    }
}
